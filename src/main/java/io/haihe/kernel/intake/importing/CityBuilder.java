package io.haihe.kernel.intake.importing;

import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.LoadReport;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.PlaceRow;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Builds a city from the areas and agencies of a file. Areas keep their code when another file of the same city follows. */
@Component
class CityBuilder {

  private static final String OTHER = "[^a-z0-9]+";

  private final CityLoader loader;
  private final Places places;
  private final Units units;

  CityBuilder(CityLoader loader, Places places, Units units) {
    this.loader = loader;
    this.places = places;
    this.units = units;
  }

  /** @throws BadInput if the city cannot be as the profile says */
  City build(Profile profile, Profile.NewCity plan, CsvFile csv) {
    PlaceCode root = PlaceCode.of(plan.root());
    Map<PlaceCode, PlaceRow> rows = known(root);
    rows.putIfAbsent(root, new PlaceRow(root, plan.name(), PlaceLevel.CITY, null));
    csv.rows().stream()
        .map(row -> plan.areas().stream().map(area -> row.get(area.column())).toList())
        .sorted((one, other) -> String.join("\t", one).compareTo(String.join("\t", other)))
        .distinct()
        .forEach(path -> add(root, path, plan.areas(), rows));
    Place top = new Place(root, new PlaceCode(root.value() + 1), PlaceLevel.CITY, null, plan.name(), null, null);
    City city = new City(plan.key(), top, ZoneId.of(plan.zone()), Locale.forLanguageTag(plan.language()), plan.calendar());
    LoadReport report = loader.load(city, List.copyOf(rows.values()));
    if (!report.loaded()) {
      throw new BadInput(report.errors());
    }
    City loaded = places.city(plan.key()).orElseThrow();
    loadUnits(loaded, profile, plan, csv);
    return loaded;
  }

  private Map<PlaceCode, PlaceRow> known(PlaceCode root) {
    Map<PlaceCode, PlaceRow> rows = new TreeMap<>();
    if (places.find(root).isPresent()) {
      places.subtree(root).forEach(place -> rows.put(
          place.code(),
          new PlaceRow(place.code(), place.name(), place.level(), place.parent(), place.longitude(), place.latitude())));
    }
    return rows;
  }

  private static void add(
      PlaceCode root, List<String> path, List<Profile.Area> areas, Map<PlaceCode, PlaceRow> rows) {
    PlaceCode at = root;
    for (int i = 0; i < areas.size(); i++) {
      String name = path.get(i);
      if (!name.isEmpty()) {
        at = child(at, name, PlaceLevel.valueOf(areas.get(i).level().toUpperCase(Locale.ROOT)), rows);
      }
    }
  }

  private static PlaceCode child(PlaceCode parent, String name, PlaceLevel level, Map<PlaceCode, PlaceRow> rows) {
    for (PlaceRow row : rows.values()) {
      if (parent.equals(row.parent()) && row.level() == level && row.name().equals(name)) {
        return row.code();
      }
    }
    PlaceCode code = next(parent, level);
    while (rows.containsKey(code)) {
      code = new PlaceCode(code.value() + span(level));
    }
    rows.put(code, new PlaceRow(code, name, level, parent));
    return code;
  }

  /** The first code of that level below: 01 01 for a district, 001 below. */
  private static PlaceCode next(PlaceCode parent, PlaceLevel level) {
    long first = level == PlaceLevel.DISTRICT ? 101 * span(level) : span(level);
    return new PlaceCode(parent.value() + first);
  }

  private static long span(PlaceLevel level) {
    return switch (level) {
      case CITY -> 10_000_000_000_000L;
      case DISTRICT -> 1_000_000_000L;
      case STREET -> 1_000_000L;
      case COMMUNITY -> 1_000L;
      case GRID -> 1L;
    };
  }

  private void loadUnits(City city, Profile profile, Profile.NewCity plan, CsvFile csv) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("offices", plan.offices().entrySet().stream()
        .map(office -> Map.of("level", office.getKey(), "name", office.getValue()))
        .toList());
    Profile.Departments departments = plan.departments();
    if (departments != null) {
      TreeSet<String> values = new TreeSet<>(departments.duties().keySet());
      csv.rows().forEach(row -> values.add(row.get(departments.column())));
      values.remove("");
      yaml.put("units", values.stream().map(value -> department(profile, departments, value)).toList());
    }
    try {
      Path file = Files.createTempFile("units", ".yaml");
      Files.writeString(file, YAMLMapper.shared().writeValueAsString(yaml));
      units.load(city, file);
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> department(Profile profile, Profile.Departments departments, String value) {
    Map<String, Object> unit = new LinkedHashMap<>();
    unit.put("key", keyOf(value));
    unit.put("kind", "department");
    unit.put("levels", List.of("city"));
    unit.put("name", departments.names().getOrDefault(value, value));
    List<String> duties = departments.duties().getOrDefault(value, List.of());
    if (!duties.isEmpty()) {
      unit.put("duties", List.of(Map.of("scenario", profile.scenario(), "categories", duties)));
    }
    return unit;
  }

  /** The template key of the unit a value stands for. */
  static String keyOf(String value) {
    String key = value.toLowerCase(Locale.ROOT).replaceAll(OTHER, "-").replaceAll("^-|-$", "");
    return key.isEmpty() || !Character.isLetter(key.charAt(0)) ? "unit-" + key : key;
  }
}
