package io.haihe.kernel.intake.importing;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceMatch;
import io.haihe.kernel.place.Places;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the place of a row: by code, by its areas, or by the names in its text; the city where nothing is said. */
final class PlaceFinder {

  private final Profile.@Nullable Whereabouts where;
  private final Places places;
  private final City city;

  PlaceFinder(Profile.@Nullable Whereabouts where, Places places, City city) {
    this.where = where;
    this.places = places;
    this.city = city;
  }

  PlaceCode of(CsvFile.Row row) {
    if (where == null) {
      return city.root().code();
    }
    if (where.code() != null) {
      return byCode(row, where.code());
    }
    return where.areas().isEmpty() ? named(row, where.named()) : byAreas(row, where.areas());
  }

  private PlaceCode byCode(CsvFile.Row row, String column) {
    try {
      PlaceCode code = PlaceCode.of(row.get(column));
      if (city.root().covers(code) && places.find(code).isPresent()) {
        return code;
      }
    } catch (IllegalArgumentException noCode) {
      // said below, as for a code of another city
    }
    throw new RejectedRow(column, "importing.row.place", row.get(column));
  }

  private PlaceCode byAreas(CsvFile.Row row, List<String> columns) {
    PlaceCode at = city.root().code();
    for (String column : columns) {
      String name = row.get(column);
      if (!name.isEmpty()) {
        at = child(at, name).orElseThrow(() -> new RejectedRow(column, "importing.row.place", name)).code();
      }
    }
    return at;
  }

  private Optional<Place> child(PlaceCode parent, String name) {
    return places.children(parent).stream().filter(place -> place.name().equals(name)).findFirst();
  }

  /** Where the text fits several places equally well, what they have in common: nothing is guessed. */
  private PlaceCode named(CsvFile.Row row, List<String> columns) {
    String text = columns.stream().map(row::get).collect(Collectors.joining("\n"));
    List<PlaceMatch> matches = places.named(text, Optional.of(city.root().code()));
    if (matches.isEmpty()) {
      return city.root().code();
    }
    return places.path(matches.getFirst().place().code()).reversed().stream()
        .filter(place -> matches.stream().allMatch(match -> place.covers(match.place().code())))
        .findFirst()
        .orElse(city.root())
        .code();
  }
}
