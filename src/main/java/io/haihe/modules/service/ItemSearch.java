package io.haihe.modules.service;

import java.util.List;
import java.util.Locale;

/** Finds items by somebody's words, best first. */
public interface ItemSearch {

  /**
   * Codes of items that are offered.
   *
   * @param place code of the place they have to apply at; empty for any
   * @param limit how many at most
   */
  List<String> find(String words, String place, Locale language, int limit);
}
