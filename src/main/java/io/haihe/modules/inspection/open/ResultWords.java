package io.haihe.modules.inspection.open;

import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.FieldNames;
import io.haihe.platform.Texts;
import io.haihe.platform.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The words of results, figures and plans. What is not known any more is called by its key. */
@Component
class ResultWords {

  private final Texts texts;
  private final FieldNames fields;
  private final Places places;
  private final Units units;

  ResultWords(Texts texts, FieldNames fields, Places places, Units units) {
    this.texts = texts;
    this.fields = fields;
    this.places = places;
    this.units = units;
  }

  String field(Locale locale, String field) {
    return fields.of(field, locale);
  }

  String place(Locale locale, long code) {
    PlaceCode place = new PlaceCode(code);
    return places.find(place).<String>map((Place found) -> places.name(place, locale)).orElse(place.toString());
  }

  String path(Locale locale, long code) {
    PlaceCode place = new PlaceCode(code);
    return places.find(place).<String>map((Place found) -> places.pathName(place, locale)).orElse(place.toString());
  }

  String unit(Locale locale, long unit) {
    return units.find(unit).map(found -> found.nameIn(locale)).orElse("");
  }

  String units(Locale locale, List<Long> several) {
    return several.stream().map(unit -> unit(locale, unit)).collect(Collectors.joining(", "));
  }

  String fields(Locale locale, List<String> several) {
    return several.stream().map(field -> field(locale, field)).collect(Collectors.joining(", "));
  }

  String outcome(Locale locale, Result one) {
    return outcome(locale, one.result());
  }

  /** @param key of an {@link Outcome}; nothing is said of what is none */
  String outcome(Locale locale, String key) {
    return Outcome.of(key).map(outcome -> texts.text(locale, "inspection.open.result." + outcome.key())).orElse("");
  }

  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, places.zone());
  }

  String date(Locale locale, @Nullable Instant at) {
    return at == null ? "" : Page.date(day(at), locale);
  }
}
