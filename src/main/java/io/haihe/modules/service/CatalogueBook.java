package io.haihe.modules.service;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Item.Kind;
import io.haihe.kernel.scenario.ItemBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue as scenarios read it. */
@Component
class CatalogueBook implements ItemBook {

  /** Up to here an item is the city's own; below, each district's department handles it. */
  private static final int CITY = 3;

  private final Items items;
  private final Catalogue catalogue;
  private final Finder finder;

  CatalogueBook(Items items, Catalogue catalogue, Finder finder) {
    this.items = items;
    this.catalogue = catalogue;
    this.finder = finder;
  }

  @Override
  public Optional<io.haihe.kernel.scenario.Item> find(String code) {
    return items.last(code).map(CatalogueBook::asked);
  }

  @Override
  public List<io.haihe.kernel.scenario.Item> find(String scenario, String words, Locale locale, int most) {
    Stream<Card> found = words.isBlank()
        ? catalogue.cards().stream()
        : finder.find(words, "").codes().stream().flatMap(code -> catalogue.card(code).stream());
    return found
        .filter(card -> card.scenario().equals(scenario))
        .limit(most)
        .flatMap(card -> find(card.code()).stream())
        .toList();
  }

  private static io.haihe.kernel.scenario.Item asked(Published published) {
    Item item = published.item();
    return new io.haihe.kernel.scenario.Item(
        item.code(),
        Integer.toString(published.version()),
        Stream.of(Map.entry("zh", item.name().zh()), Map.entry("en", item.name().en()))
            .filter(name -> !name.getValue().isBlank())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        item.handledBy(),
        published.current() && item.online(),
        item.regions().stream().flatMap(region -> PlaceCode.parse(region).stream()).collect(Collectors.toSet()),
        item.instant() ? Kind.INSTANT : Kind.PROMISED,
        item.promisedLimit().orElse(null),
        item.statutoryLimit().orElse(null),
        department(item),
        item.fees().stream().mapToLong(Fee::fen).sum(),
        item.type(),
        later(item));
  }

  private static Map<String, Limit> later(Item item) {
    Map<String, Limit> later = new LinkedHashMap<>();
    item.materials().forEach(material -> Limit.parse(material.within()).ifPresent(limit -> later.put(material.name().zh(), limit)));
    return later;
  }

  /** A district's item is handled by the department of that kind in the district of the case. */
  private static @Nullable String department(Item item) {
    String unit = item.unit();
    return unit.isEmpty() ? null : item.level() > CITY ? unit.substring(unit.indexOf('/') + 1) : unit;
  }
}
