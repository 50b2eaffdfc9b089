package io.haihe.kernel.intake.importing;

import io.haihe.kernel.intake.importing.ImportRun.State;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Administration;
import io.haihe.kernel.org.CityLog;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports begun on a page by administrators of a whole city: sent, looked at, begun, stopped and gone on with. {@link ImportWork} does them. */
@Component
public class Imports {

  private static final Duration UNUSED = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int LISTED = 50;
  private static final int CHUNK = 500;

  private final ImportStore store;
  private final ShippedProfiles shipped;
  private final ProfileReader profiles;
  private final RowTaking taking;
  private final Previewing previewing;
  private final Administration administration;
  private final Places places;
  private final CityLog log;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Imports(
      ImportStore store, ShippedProfiles shipped, ProfileReader profiles, RowTaking taking, Previewing previewing,
      Administration administration, Places places, CityLog log, TransactionTemplate transactions, Clock clock) {
    this.store = store;
    this.shipped = shipped;
    this.profiles = profiles;
    this.taking = taking;
    this.previewing = previewing;
    this.administration = administration;
    this.places = places;
    this.log = log;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A file that was sent.
   *
   * @param profileName of a profile that ships, or what the sent one is called
   * @param profile a profile that was sent, or blank for the one that ships
   */
  public record Sent(String city, String profileName, String profile, String fileName, byte[] csv) {}

  /** The cities the viewer may import into. */
  public List<City> cities(Viewer viewer) {
    return places.cities().stream().filter(city -> administration.administers(viewer, city.root().code())).toList();
  }

  /** Names of the profiles that come with the program. */
  public List<String> shipped() {
    return shipped.names();
  }

  public List<ImportRun> of(Viewer viewer) {
    return store.of(cities(viewer).stream().map(City::key).toList(), LISTED);
  }

  /** @throws NotFound if there is none, or the viewer may not import into its city */
  public ImportRun find(Viewer viewer, long id) {
    Set<String> cities = Set.copyOf(cities(viewer).stream().map(City::key).toList());
    return store.find(id)
        .filter(run -> cities.contains(run.city()))
        .orElseThrow(() -> new NotFound(Finding.ofField("id", "importing.run.unknown")));
  }

  /**
   * Keeps a file to be looked at.
   *
   * @throws BadInput if the profile, the header or the city is not right; then nothing is kept
   */
  public long send(Viewer viewer, Sent sent) {
    City city = city(viewer, sent.city());
    String text = sent.profile().isBlank() ? shipped.text(sent.profileName()) : sent.profile();
    Profile profile = profiles.read(sent.profileName(), text);
    if (profile.city() != null) {
      throw new BadInput(Finding.at(sent.profileName(), 0, 0, "city", "importing.run.newCity", profile.city().key()));
    }
    CsvFile csv = CsvFile.read(sent.fileName(), sent.csv(), profile.columns());
    Instant now = clock.instant();
    ImportRun run =
        new ImportRun(
            0, State.PREVIEW, city.key(), sent.profileName(), sent.fileName(), csv.rows().size(), 0, null, 0, 0, 0, null,
            viewer.person(), now, now);
    return Objects.requireNonNull(transactions.execute(status -> store.insert(run, text, csv.header(), sent.csv())));
  }

  /** What the first rows would become now; nothing is kept of it. */
  public ImportPreview preview(Viewer viewer, long id) {
    ImportRun run = find(viewer, id);
    Profile profile = profiles.read(run.profileName(), store.profile(id));
    CsvFile csv = csv(run, profile);
    return previewing.of(profile, taking.of(profile, city(run)), csv.rows());
  }

  /**
   * Begins it, or goes on where it was.
   *
   * @throws Conflict if somebody else did that meanwhile
   */
  public void begin(Viewer viewer, long id) {
    change(viewer, id, List.of(State.PREVIEW, State.STOPPED, State.FAILED), State.RUNNING, "import-begun");
  }

  /** After the stretch of rows that is being taken over. */
  public void stop(Viewer viewer, long id) {
    change(viewer, id, List.of(State.RUNNING), State.STOPPED, "import-ended");
  }

  private void change(Viewer viewer, long id, List<State> from, State to, String kind) {
    ImportRun run = find(viewer, id);
    Instant now = clock.instant();
    transactions.executeWithoutResult(status -> {
      if (!store.change(id, from, to, null, now)) {
        throw new Conflict(Finding.ofField("state", "importing.run.elsewhere"));
      }
      log.add(Act.of(viewer, now), city(run), kind, Map.of("import", id, "file", run.fileName(), "rows", run.rows(), "state", to));
    });
  }

  /** Writes the rows that were not taken over as CSV: every original column, the line, and the reason in words. */
  public void rejects(Viewer viewer, long id, Locale locale, RejectWords words, CSVPrinter csv) throws IOException {
    List<String> columns = new ArrayList<>(store.header(find(viewer, id).id()));
    int width = columns.size();
    columns.addAll(List.of("line", "reason"));
    csv.printRecord(columns);
    long after = 0;
    for (List<ImportStore.Rejected> some = store.rejects(id, after, CHUNK); !some.isEmpty(); some = store.rejects(id, after, CHUNK)) {
      for (ImportStore.Rejected rejected : some) {
        List<String> cells = Rejects.padded(rejected.cells(), width);
        cells.add(Long.toString(rejected.line()));
        cells.add(words.of(locale, Finding.ofField(String.valueOf(rejected.field()), rejected.code(), rejected.args().toArray())));
        csv.printRecord(cells);
        after = rejected.line();
      }
    }
  }

  /** Says a finding in words. */
  public interface RejectWords {
    String of(Locale locale, Finding finding);
  }

  /** Files nobody went on with, and rejected rows of imports that ended a month ago. */
  public void forget() {
    Instant now = clock.instant();
    store.forget(now.minus(UNUSED), now.minus(KEPT));
  }

  private CsvFile csv(ImportRun run, Profile profile) {
    byte[] bytes = store.csv(run.id()).orElseThrow(() -> new NotFound(Finding.ofField("id", "importing.run.unknown")));
    return CsvFile.read(run.fileName(), bytes, profile.columns());
  }

  private City city(ImportRun run) {
    return places.city(run.city()).orElseThrow(() -> new NotFound(Finding.ofField("city", "importing.run.unknown")));
  }

  private City city(Viewer viewer, String key) {
    List<City> cities = cities(viewer);
    if (cities.isEmpty()) {
      throw new AccessDeniedException("for administrators of a whole city");
    }
    String known = String.join(", ", cities.stream().map(City::key).toList());
    return City.chosen(cities, key.isBlank() ? null : key)
        .orElseThrow(() -> new BadInput(Finding.ofField("city", "importing.city.which", key, known)));
  }
}
