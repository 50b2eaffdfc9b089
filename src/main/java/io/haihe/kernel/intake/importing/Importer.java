package io.haihe.kernel.intake.importing;

import io.haihe.kernel.casework.Projections;
import io.haihe.kernel.casework.Takeover;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Progress;
import io.haihe.platform.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes over cases from a CSV file. Each row is taken over whole or not at all, and a row that was is known by its id; so an import that
 * was killed is simply run again. New rows are played in memory and kept many at a time; a row whose case is there already is gone
 * through step by step for what it adds.
 */
@Component
public class Importer {

  private final ProfileReader profiles;
  private final CityBuilder builder;
  private final Places places;
  private final RowTaking taking;
  private final Takeover takeover;
  private final Projections projections;
  private final Texts texts;

  Importer(
      ProfileReader profiles, CityBuilder builder, Places places, RowTaking taking, Takeover takeover, Projections projections, Texts texts) {
    this.profiles = profiles;
    this.builder = builder;
    this.places = places;
    this.taking = taking;
    this.takeover = takeover;
    this.projections = projections;
    this.texts = texts;
  }

  /**
   * What to import.
   *
   * @param city key of the city the cases go to, or null for the profile's own or the only one there is
   * @param rejects where rejected rows are written
   * @param locale of the reasons
   * @param threads how many rows are taken over at once
   */
  public record Order(
      Path profile, Path csv, @Nullable String city, Path rejects, Locale locale, int threads) {}

  /**
   * @param progress told each row
   * @throws BadInput if the profile, the header or the city is not right; then nothing was changed
   */
  public ImportReport run(Order order, Progress progress) {
    long begun = System.nanoTime();
    Profile profile = profiles.read(order.profile());
    CsvFile csv = CsvFile.read(order.csv(), profile.columns());
    City city = city(profile, csv, order.city());
    progress.total(csv.rows().size());
    RowImport rows = taking.of(profile, city);
    Tally tally = new Tally();
    if (!takeover.alone(() -> taking.take(rows, csv.rows(), order.threads(), tally, progress))) {
      throw new BadInput(Finding.ofField("", "importing.another"));
    }
    projections.catchUp();
    boolean rejected = tally.rejects.write(order.rejects(), csv, texts, order.locale());
    return new ImportReport(
        csv.rows().size(), tally.opened.get(), tally.known.get(), tally.steps.get(), tally.rejects.count(),
        rejected ? order.rejects() : null, Duration.ofNanos(System.nanoTime() - begun));
  }

  private City city(Profile profile, CsvFile csv, @Nullable String key) {
    if (profile.city() != null) {
      return builder.build(profile, profile.city(), csv);
    }
    List<City> cities = places.cities();
    String known = String.join(", ", cities.stream().map(City::key).toList());
    return City.chosen(cities, key)
        .orElseThrow(() -> new BadInput(Finding.ofField("city", "importing.city.which", String.valueOf(key), known)));
  }
}
