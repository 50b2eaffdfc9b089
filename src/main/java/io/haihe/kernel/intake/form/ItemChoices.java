package io.haihe.kernel.intake.form;

import io.haihe.kernel.casework.words.ItemWords;
import io.haihe.kernel.scenario.Item;
import io.haihe.kernel.scenario.Items;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The items of the catalogue that may be named in a field: the first ones of the scenario, or what a search finds. */
@Component
class ItemChoices {

  private static final int MOST = 60;

  private final Items items;
  private final Texts texts;

  ItemChoices(Items items, Texts texts) {
    this.items = items;
    this.texts = texts;
  }

  /** @param chosen a code, or empty; always among those given where there is such an item */
  List<OptionGroup> of(Locale locale, String scenario, String search, String chosen) {
    List<Item> found = items.find(scenario, search, locale, MOST).stream().filter(item -> !item.code().equals(chosen)).toList();
    List<OptionGroup> groups = new ArrayList<>();
    items.find(chosen).ifPresent(item -> groups.add(group(locale, texts.text(locale, "intake.units.chosen"), List.of(item), chosen)));
    if (!found.isEmpty()) {
      String label = search.isBlank() ? texts.text(locale, "intake.items.all") : texts.text(locale, "intake.units.found", search);
      groups.add(group(locale, label, found, chosen));
    }
    return groups;
  }

  /** Null where there is no such item. */
  Sheet.@Nullable Guide guide(Locale locale, String code) {
    return items.find(code).map(item -> new Sheet.Guide(ItemWords.guide(code), item.name(locale))).orElse(null);
  }

  private static OptionGroup group(Locale locale, String label, List<Item> items, String chosen) {
    return new OptionGroup(
        label, items.stream().map(item -> new Option(item.code(), item.name(locale), item.code().equals(chosen))).toList());
  }
}
