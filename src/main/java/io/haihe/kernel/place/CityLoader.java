package io.haihe.kernel.place;

import io.haihe.kernel.place.PlacesCsv.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads cities. A load is one transaction of its own: with errors nothing changes. Loading again brings the stored city
 * to what the source says now; places that are gone are retired, not removed.
 */
@Component
public class CityLoader {

  private final CityStore store;
  private final Places places;
  private final TransactionTemplate transaction;

  CityLoader(CityStore store, Places places, PlatformTransactionManager manager) {
    this.store = store;
    this.places = places;
    transaction = new TransactionTemplate(manager);
    transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Loads a folder with {@code city.yaml} and the files it names. */
  public LoadReport load(Path folder) {
    Findings findings = new Findings("city.yaml");
    CityContent city = new CityFolder(folder, findings).read();
    return write(city, findings);
  }

  /**
   * Makes or updates a city from a program's own rows. Shapes and tiles already stored stay.
   *
   * @param definition its root place must be the root among the rows, or is added to them
   */
  public LoadReport load(City definition, List<PlaceRow> rows) {
    Findings findings = new Findings(definition.key());
    List<PlaceRow> all = withRoot(definition.root(), rows);
    List<Line> lines = new ArrayList<>();
    for (PlaceRow row : all) {
      lines.add(new Line(row, lines.size() + 1, 1));
    }
    new TreeCheck(findings).check(lines, Set.of());
    String zone = definition.zone().getId();
    String language = definition.language().toLanguageTag();
    CityContent city =
        new CityContent(
            definition.key(), zone, language, definition.calendar(), null, all, java.util.Map.of(), null, null);
    checkCalendar(definition, findings);
    return write(city, findings);
  }

  /**
   * Loads shapes into a city that is there already: for an operator who has authorised ones. Shapes of places that the
   * file does not hold stay.
   *
   * @param declared what the coordinates are said to be, or null to go by the file's own {@code crs}
   * @throws IllegalArgumentException if there is no such city
   */
  public LoadReport loadShapes(String cityKey, Path file, @Nullable CoordinateSystem declared) {
    City city = places.city(cityKey).orElseThrow(() -> new IllegalArgumentException("no city is called " + cityKey));
    Findings findings = new Findings(String.valueOf(file.getFileName()));
    String text = TextFile.read(file, findings);
    List<PlaceRow> rows = places.subtree(city.root().code()).stream().map(CityLoader::rowOf).toList();
    List<PlacedShape> shapes = text == null ? List.of() : new ShapeFile(declared, rows, findings).read(text);
    if (!findings.hasErrors()) {
      transaction.executeWithoutResult(status -> {
        store.lock();
        store.replaceShapes(shapes);
      });
      places.reload();
    }
    return report(findings, rows.size(), shapes.size());
  }

  private LoadReport write(@Nullable CityContent city, Findings findings) {
    if (city == null || findings.hasErrors()) {
      return report(findings, 0, 0);
    }
    transaction.executeWithoutResult(status -> {
      store.lock();
      checkAgainstOthers(city, findings);
      if (!findings.hasErrors()) {
        store.write(city);
      }
    });
    places.reload();
    return report(findings, city.rows().size(), city.shapes() == null ? 0 : city.shapes().size());
  }

  private void checkAgainstOthers(CityContent city, Findings findings) {
    String overlapping = store.overlapping(city.key(), city.root());
    if (overlapping != null) {
      findings.error(1, 1, "key", "place.city.overlap", city.root().code(), overlapping);
    }
    PlaceCode other = store.otherRoot(city.key(), city.root());
    if (other != null) {
      findings.error(1, 1, "key", "place.city.other-root", city.key(), other, city.root().code());
    }
  }

  private static void checkCalendar(City definition, Findings findings) {
    try {
      CalendarDefinition.builtIn(definition.calendar());
    } catch (IllegalArgumentException e) {
      findings.error(1, 1, "calendar", "place.city.calendar", definition.calendar());
    }
  }

  private static List<PlaceRow> withRoot(Place root, List<PlaceRow> rows) {
    if (rows.stream().anyMatch(row -> row.code().equals(root.code()))) {
      return rows;
    }
    List<PlaceRow> all = new ArrayList<>();
    all.add(rowOf(root));
    all.addAll(rows);
    return all;
  }

  private static PlaceRow rowOf(Place place) {
    return new PlaceRow(
        place.code(), place.name(), place.level(), place.parent(), place.longitude(), place.latitude());
  }

  private static LoadReport report(Findings findings, int places, int shapes) {
    boolean failed = findings.hasErrors();
    return new LoadReport(findings.errors(), findings.warnings(), failed ? 0 : places, failed ? 0 : shapes);
  }
}
