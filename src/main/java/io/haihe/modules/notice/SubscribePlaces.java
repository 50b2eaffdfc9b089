package io.haihe.modules.notice;

import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The places a list offers to subscribe to: the city, its districts with their streets, and the one somebody came from. */
@Component
class SubscribePlaces {

  private final Places places;
  private final CaseWords words;

  SubscribePlaces(Places places, CaseWords words) {
    this.places = places;
    this.words = words;
  }

  List<SubscribeGroup> around(Place chosen, Locale locale) {
    Place city = places.cityOf(chosen.code()).root();
    List<SubscribeGroup> groups = new ArrayList<>();
    List<SubscribeChoice> first = new ArrayList<>(List.of(choice(city, places.name(city.code(), locale), chosen)));
    if (isBelowStreets(chosen)) {
      first.add(choice(chosen, words.placePath(locale, chosen.code()), chosen));
    }
    groups.add(new SubscribeGroup("", first));
    for (Place district : places.children(city.code())) {
      String name = places.name(district.code(), locale);
      List<SubscribeChoice> choices = new ArrayList<>(List.of(choice(district, name, chosen)));
      places.children(district.code()).forEach(street -> choices.add(choice(street, places.name(street.code(), locale), chosen)));
      groups.add(new SubscribeGroup(name, choices));
    }
    return groups;
  }

  private static boolean isBelowStreets(Place place) {
    return place.level().compareTo(PlaceLevel.STREET) > 0;
  }

  private static SubscribeChoice choice(Place place, String name, Place chosen) {
    return new SubscribeChoice(place.code().toString(), name, place.equals(chosen));
  }
}
