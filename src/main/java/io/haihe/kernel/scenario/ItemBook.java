package io.haihe.kernel.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A catalogue of items. A module that keeps one is a bean of this type; where there is none, forms name no items. */
public interface ItemBook {

  /** An item as it is published now, or as it was last before it was retired. */
  Optional<Item> find(String code);

  /**
   * Items that may be applied for with a scenario, best first.
   *
   * @param words what they are looked for by; empty for the first ones
   */
  List<Item> find(String scenario, String words, Locale locale, int most);
}
