package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Item;
import io.haihe.kernel.scenario.Items;
import io.haihe.platform.Finding;
import java.util.Map;
import java.util.Optional;

/** The items of the catalogue that forms name by their codes: those that are taken, of the case's scenario, and applied for at its place. */
final class NamedItems {

  private final Directory directory;

  NamedItems(Directory directory) {
    this.directory = directory;
  }

  /** Why the item that is named is refused; empty where it is not, or none is. */
  Optional<Finding> check(Form form, Map<String, Object> input, Lookups.Entering by) {
    String code = Item.code(form, input);
    return code.isEmpty() ? Optional.empty() : Item.field(form).flatMap(field -> check(field, code, by));
  }

  private Optional<Finding> check(Form.Field field, String code, Lookups.Entering by) {
    Item item = directory.item(code).orElse(null);
    Optional<Finding> refused = Items.refusal(field, code, by.scenario(), item);
    return refused.isPresent() || item == null || applies(item, by)
        ? refused
        : Optional.of(Items.named(field, "scenario.item.place", item));
  }

  private boolean applies(Item item, Lookups.Entering by) {
    return item.places().isEmpty() || item.places().stream().anyMatch(place -> directory.covers(place, by.place()));
  }
}
