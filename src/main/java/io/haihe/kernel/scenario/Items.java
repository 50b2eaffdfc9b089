package io.haihe.kernel.scenario;

import io.haihe.platform.Finding;
import io.haihe.platform.Worded;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The items of the running city: those of whatever book there is. */
@Component
public class Items {

  private final ObjectProvider<ItemBook> books;

  Items(ObjectProvider<ItemBook> books) {
    this.books = books;
  }

  public Optional<Item> find(String code) {
    return books.orderedStream().flatMap(book -> book.find(code).stream()).findFirst();
  }

  /** Why a form may not name an item, wherever its case is; empty where it may. */
  public Optional<Finding> refusal(Form.Field field, String code, String scenario) {
    return refusal(field, code, scenario, find(code).orElse(null));
  }

  /** @param item that has the code, or null */
  public static Optional<Finding> refusal(Form.Field field, String code, String scenario, @Nullable Item item) {
    if (item == null) {
      return Optional.of(Finding.ofField(field.path(), "scenario.item.unknown", code));
    }
    if (!item.taken()) {
      return Optional.of(named(field, "scenario.item.retired", item));
    }
    return item.scenario().equals(scenario) ? Optional.empty() : Optional.of(named(field, "scenario.item.elsewhere", item));
  }

  /** A finding about an item, which is called by its name. */
  public static Finding named(Form.Field field, String code, Item item) {
    Worded name = item::name;
    return Finding.ofField(field.path(), code, name);
  }

  /** As {@link ItemBook#find(String, String, Locale, int)}. */
  public List<Item> find(String scenario, String words, Locale locale, int most) {
    return books.orderedStream().flatMap(book -> book.find(scenario, words, locale, most).stream()).limit(most).toList();
  }
}
