package io.haihe.modules.service.find;

import java.util.List;
import java.util.Set;

/**
 * What of an item it is found by.
 *
 * @param phrases what people call it, in any language
 * @param events keys of life events
 * @param places codes of the places where it applies, with all below; none means everywhere
 */
public record Findable(
    String code,
    String nameZh,
    String nameEn,
    List<String> phrases,
    String departmentZh,
    String departmentEn,
    Set<String> events,
    Set<String> audiences,
    Set<String> types,
    List<String> places) {

  public Findable {
    phrases = List.copyOf(phrases);
    events = Set.copyOf(events);
    audiences = Set.copyOf(audiences);
    types = Set.copyOf(types);
    places = List.copyOf(places);
  }
}
