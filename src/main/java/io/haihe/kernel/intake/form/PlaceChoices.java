package io.haihe.kernel.intake.form;

import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceMatch;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The places that may be chosen in a field: those a name stands for, else those around. */
@Component
class PlaceChoices {

  private static final int MOST_FOUND = 40;

  private final Places places;
  private final CaseWords words;
  private final Texts texts;

  PlaceChoices(Places places, CaseWords words, Texts texts) {
    this.places = places;
    this.words = words;
    this.texts = texts;
  }

  /** The places that words, or a code, stand for in the city of {@code near}. */
  List<PlaceCode> named(PlaceCode near, String text) {
    Place city = places.cityOf(near).root();
    Optional<PlaceCode> given = PlaceCode.parse(text);
    if (given.isPresent()) {
      return given.flatMap(places::find).map(Place::code).filter(city::covers).stream().toList();
    }
    return places.named(text, Optional.of(city.code())).stream()
        .map(PlaceMatch::place)
        .map(Place::code)
        .filter(code -> !places.retired(code))
        .limit(MOST_FOUND)
        .toList();
  }

  /** @param chosen a code, or empty; always among those given where it is one */
  List<OptionGroup> of(Locale locale, PlaceCode near, String search, String chosen) {
    List<OptionGroup> groups = new ArrayList<>();
    List<PlaceCode> offered = search.isBlank() ? around(near) : named(near, search);
    PlaceCode.parse(chosen)
        .filter(code -> !offered.contains(code) && places.find(code).isPresent())
        .ifPresent(code -> groups.add(group(locale, texts.text(locale, "intake.units.chosen"), List.of(code), chosen)));
    String label = search.isBlank()
        ? texts.text(locale, "intake.places.around")
        : texts.text(locale, "intake.units.found", search);
    groups.add(group(locale, label, offered, chosen));
    groups.removeIf(group -> group.options().isEmpty());
    return groups;
  }

  /** The places above and directly below. */
  private List<PlaceCode> around(PlaceCode near) {
    List<PlaceCode> around = new ArrayList<>(places.path(near).stream().map(Place::code).toList());
    places.children(near).stream().map(Place::code).filter(code -> !places.retired(code)).forEach(around::add);
    return around;
  }

  private OptionGroup group(Locale locale, String label, List<PlaceCode> codes, String chosen) {
    return new OptionGroup(label, codes.stream()
        .map(code -> new Option(code.toString(), words.placePath(locale, code), code.toString().equals(chosen)))
        .toList());
  }
}
