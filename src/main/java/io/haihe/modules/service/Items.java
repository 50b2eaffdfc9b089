package io.haihe.modules.service;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The items of the catalogue; the front door of this module for others. */
@Component("serviceItems")
public class Items {

  private final ItemStore store;

  Items(ItemStore store) {
    this.store = store;
  }

  /** The version in force; empty for what never was in the catalogue and for what was retired. */
  public Optional<Published> current(String code) {
    return store.last(code).filter(Published::current);
  }

  /** The newest version, also of an item that was retired since. */
  public Optional<Published> last(String code) {
    return store.last(code);
  }

  /** A version that was published once, in force or not. */
  public Optional<Published> version(String code, int version) {
    return store.version(code, version);
  }

  /** Every version, the newest first. */
  public List<Integer> versions(String code) {
    return store.history(code).stream().map(ItemStore.Line::version).toList();
  }
}
