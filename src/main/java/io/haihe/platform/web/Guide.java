package io.haihe.platform.web;

import java.util.List;

/**
 * What is said to somebody new on their first page, until they put it away. All words are keys of texts.
 *
 * @param away where it is put away, by POST
 */
public record Guide(List<Part> parts, String away) {

  /**
   * What one of their roles is for.
   *
   * @param things what is done most
   */
  public record Part(String title, String lead, List<Thing> things) {}

  /** @param path where it is done */
  public record Thing(String path, String text, String note) {}
}
