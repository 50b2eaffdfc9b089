package io.haihe.kernel.casework.words;

import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Item;
import io.haihe.kernel.scenario.Items;
import io.haihe.kernel.scenario.ScenarioTexts;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says which item of the catalogue a case is about, and what was taken over from it. */
@Component
public class ItemWords {

  private final Items items;
  private final Places places;
  private final Units units;
  private final CaseWords words;
  private final TimeWords time;

  ItemWords(Items items, Places places, Units units, CaseWords words, TimeWords time) {
    this.items = items;
    this.places = places;
    this.units = units;
    this.words = words;
    this.time = time;
  }

  /** Where an item is explained to those who apply for it. */
  public static String guide(String code) {
    return "/services/" + code;
  }

  /** Whether the field names an item, or holds something that was taken over from one. */
  public static boolean about(Form.Field field) {
    return field.format().equals("item") || field.ofItem();
  }

  /**
   * The name of the item that the values of a form name, in the reader's language, as far as it is still called what it was when its name was
   * taken over; else that name.
   */
  public String name(Locale locale, Form form, Map<?, ?> values, String kept) {
    return Item.field(form)
        .map(field -> values.get(field.key()))
        .flatMap(code -> items.find(String.valueOf(code)))
        .filter(item -> item.official().equals(kept))
        .map(item -> item.name(locale))
        .orElse(kept);
  }

  /** @param labels texts that say what a choice means */
  public String say(Locale locale, Form.Field field, PlaceCode near, String value, ScenarioTexts labels) {
    if (Item.LIMITS.contains(field.item())) {
      return Limit.parse(value).map(limit -> time.limit(locale, limit)).orElse(value);
    }
    if (field.item().equals("later")) {
      return value.lines().map(line -> Item.later(line, limit -> time.limit(locale, limit)))
          .collect(Collectors.joining(locale.getLanguage().equals("zh") ? "；" : "; "));
    }
    if (field.item().equals("department")) {
      return unit(locale, near, value);
    }
    return field.ofItem()
        ? labels.find(locale, "fields." + field.path() + "." + value).orElse(value)
        : items.find(value).map(item -> item.name(locale)).orElse(value);
  }

  private String unit(Locale locale, PlaceCode near, String key) {
    return units.named(key, near).map(unit -> words.unit(locale, unit)).orElse(key);
  }
}
