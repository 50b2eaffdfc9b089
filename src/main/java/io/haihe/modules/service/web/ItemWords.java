package io.haihe.modules.service.web;

import io.haihe.kernel.place.Limit;
import io.haihe.modules.service.Bilingual;
import io.haihe.modules.service.Departments;
import io.haihe.platform.Texts;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What is said of items in words of the product. */
@Component("serviceItemWords")
class ItemWords {

  private final Texts texts;
  private final Departments departments;

  ItemWords(Texts texts, Departments departments) {
    this.texts = texts;
    this.departments = departments;
  }

  /** A type of a city's own has a number and no name here. */
  String type(String type, Locale locale) {
    String key = "service.type." + type;
    return texts.has(locale, key) ? texts.text(locale, key) : texts.text(locale, "service.type.other", type);
  }

  String event(String event, Locale locale) {
    return texts.text(locale, "service.event." + event);
  }

  String audience(String audience, Locale locale) {
    return texts.text(locale, "service.audience." + audience);
  }

  String department(String unit, Bilingual department, Locale locale) {
    return departments.name(unit, department, locale);
  }

  String limit(String limit, Locale locale) {
    return Limit.parse(limit).map(one -> texts.text(locale, "casework.words.limit." + one.unit().key(), one.amount())).orElse("");
  }
}
