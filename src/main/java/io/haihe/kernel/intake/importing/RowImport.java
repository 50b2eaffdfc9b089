package io.haihe.kernel.intake.importing;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Deadlines;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.casework.Point;
import io.haihe.kernel.casework.Takeover;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Carries out one row: opens its case and takes its steps, each at its own time. */
final class RowImport {

  private final Profile profile;
  private final CaseType type;
  private final Moments moments;
  private final CategoryFinder categories;
  private final PlaceFinder whereabouts;
  private final Inputs inputs;
  private final Casework casework;
  private final Cases cases;
  private final Deadlines deadlines;
  private final Takeover takeover;
  private final Viewer reader;

  /** The application's front doors, so that a row need not know where they come from. */
  record Doors(Places places, Units units, Casework casework, Cases cases, Deadlines deadlines, Takeover takeover) {}

  /** @param known whether its case had been there before */
  record Done(boolean known, int steps) {}

  /** A row whose case is played in memory and not yet kept. */
  record Played(CsvFile.Row row, Takeover.Played matter, int steps) {}

  /** Where the steps of a row are taken. */
  private interface Matter {

    Case now();

    /** Whether the step with that key was taken before. */
    boolean taken(String key);

    /** Lets everything fire that falls due by then. */
    void until(Instant at);

    Outcome act(Command.OnCase command);
  }

  RowImport(Profile profile, Scenario scenario, City city, Doors doors) {
    this.profile = profile;
    this.type = scenario.type(profile.type());
    this.moments = new Moments(profile, city.zone());
    this.categories = new CategoryFinder(profile.open().category(), scenario);
    this.whereabouts = new PlaceFinder(profile.open().place(), doors.places(), city);
    this.inputs = new Inputs(doors.units(), doors.places(), city);
    this.casework = doors.casework();
    this.cases = doors.cases();
    this.deadlines = doors.deadlines();
    this.takeover = doors.takeover();
    Seat seat = new Seat(0, Role.AUDITOR, doors.units().office(city.root().code()), Set.of(), null);
    this.reader = new Viewer(0, profile.key(), profile.key(), List.of(seat));
  }

  /**
   * Plays a row in memory.
   *
   * @throws RejectedRow if it cannot be taken over whole
   */
  Played play(CsvFile.Row row, Takeover.Batch batch) {
    String id = idOf(row);
    Actor importer = new Actor.Importer(0, 0, promises(row));
    return switch (batch.open(opening(row, id, importer))) {
      case Takeover.Begun.Refused refused -> throw new RejectedRow(reason(refused.why(), "open"));
      case Takeover.Begun.Opened opened ->
          new Played(row, opened.played(), steps(row, id, importer, new InMemory(opened.played())));
    };
  }

  /**
   * Takes a row over into a case that may be there already, step by step.
   *
   * @throws RejectedRow if it cannot be taken over whole
   */
  Done run(CsvFile.Row row) {
    String id = idOf(row);
    Actor importer = new Actor.Importer(0, 0, promises(row));
    Moved opened = moved(casework.open(opening(row, id, importer)), "open");
    return new Done(opened.repeated(), steps(row, id, importer, new Kept(opened.caseId())));
  }

  private String idOf(CsvFile.Row row) {
    if (!row.whole()) {
      throw new RejectedRow("", "importing.row.cells", row.cells().size(), row.columns().size());
    }
    if (!row.text()) {
      throw new RejectedRow("", "importing.row.noText");
    }
    String id = row.get(profile.id());
    if (id.isEmpty()) {
      throw new RejectedRow(profile.id(), "importing.row.noId");
    }
    return id;
  }

  /** @return how many were new */
  private int steps(CsvFile.Row row, String id, Actor importer, Matter matter) {
    int taken = 0;
    for (int i = 0; i < profile.steps().size(); i++) {
      Profile.Step step = profile.steps().get(i);
      Optional<Instant> at = applies(step, row) ? moments.first(row, step.at()) : Optional.empty();
      String key = key(id, i + 1);
      if (at.isPresent() && !matter.taken(key)) {
        taken += take(step, row, importer, matter, at.get(), key) ? 1 : 0;
      }
    }
    return taken;
  }

  private record InMemory(Takeover.Played played) implements Matter {

    @Override
    public Case now() {
      return played.now();
    }

    @Override
    public boolean taken(String key) {
      return false;
    }

    @Override
    public void until(Instant at) {
      played.moveTo(at);
    }

    @Override
    public Outcome act(Command.OnCase command) {
      return played.act(command);
    }
  }

  private final class Kept implements Matter {

    private final long caseId;
    private final Predicate<String> known;

    private Kept(long caseId) {
      this.caseId = caseId;
      this.known = takeover.commandsOf(caseId);
    }

    @Override
    public Case now() {
      return cases.find(reader, caseId).orElseThrow();
    }

    @Override
    public boolean taken(String key) {
      return known.test(key);
    }

    @Override
    public void until(Instant at) {
      deadlines.fireCase(caseId, at);
    }

    @Override
    public Outcome act(Command.OnCase command) {
      return casework.act(command);
    }
  }

  /** The key of the command that opens the row's case; empty if the row has no id. */
  Optional<String> key(CsvFile.Row row) {
    return row.whole() && row.text() && !row.get(profile.id()).isEmpty() ? Optional.of(key(row.get(profile.id()), 0)) : Optional.empty();
  }

  private String key(String id, int step) {
    return "import:" + profile.key() + ":" + id + ":" + step;
  }

  private Map<String, Instant> promises(CsvFile.Row row) {
    Map<String, Instant> promises = new HashMap<>();
    profile.promises().forEach((deadline, column) ->
        moments.first(row, List.of(column)).ifPresent(at -> promises.put(deadline, at)));
    return promises;
  }

  private Command.Open opening(CsvFile.Row row, String id, Actor importer) {
    Profile.Opening open = profile.open();
    Instant at =
        moments.first(row, open.at()).orElseThrow(() -> new RejectedRow(open.at().getFirst(), "importing.row.noTime"));
    return new Command.Open(
        importer, at, key(id, 0), profile.scenario(), profile.type(), categories.of(row), whereabouts.of(row),
        point(open.point(), row), open.address() == null ? null : blankToNull(Profile.filled(open.address(), row)),
        Profile.filled(open.text(), row), contact(open.contact(), row), inputs.of(type.intake().form(), open.form(), row),
        "import", false);
  }

  private static @Nullable Point point(Profile.@Nullable Position position, CsvFile.Row row) {
    if (position == null || row.get(position.longitude()).isEmpty() || row.get(position.latitude()).isEmpty()) {
      return null;
    }
    try {
      double longitude = Double.parseDouble(row.get(position.longitude()));
      return new Point(longitude, Double.parseDouble(row.get(position.latitude())));
    } catch (IllegalArgumentException e) {
      String value = row.get(position.longitude()) + ", " + row.get(position.latitude());
      throw new RejectedRow(position.longitude(), "importing.row.point", value);
    }
  }

  private static Contact contact(Profile.@Nullable Reach reach, CsvFile.Row row) {
    return reach == null
        ? Contact.NONE
        : new Contact(cell(row, reach.name()), cell(row, reach.phone()), cell(row, reach.email()));
  }

  private static @Nullable String cell(CsvFile.Row row, @Nullable String column) {
    return column == null ? null : blankToNull(row.get(column));
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }

  private static boolean applies(Profile.Step step, CsvFile.Row row) {
    return step.when().entrySet().stream().allMatch(condition -> {
      String value = row.get(condition.getKey());
      return condition.getValue().isEmpty() ? !value.isEmpty() : condition.getValue().contains(value);
    });
  }

  /** @return whether it is new */
  private boolean take(Profile.Step step, CsvFile.Row row, Actor importer, Matter matter, Instant at, String key) {
    matter.until(at);
    Case now = matter.now();
    String transition = step.take();
    if (transition == null) {
      return takeStep(step, row, importer, matter, at, key);
    }
    Form form = type.transition(transition).orElseThrow().form();
    Command.OnCase command =
        new Command.Take(importer, at, key, now.id(), 0, transition, inputs.of(form, step.with(), row));
    return !moved(matter.act(command), transition).repeated();
  }

  private boolean takeStep(Profile.Step step, CsvFile.Row row, Actor importer, Matter matter, Instant at, String key) {
    String kind = String.valueOf(step.task());
    String name = String.valueOf(step.step());
    TaskType.Step declared = Objects.requireNonNull(Objects.requireNonNull(type.tasks().get(kind)).steps().get(name));
    Map<String, Object> input = inputs.of(declared.form(), step.with(), row);
    Case now = matter.now();
    Command.OnCase command =
        new Command.TakeStep(importer, at, key, now.id(), 0, taskOf(now, kind, name), name, input);
    return !moved(matter.act(command), kind + "." + name).repeated();
  }

  private static int taskOf(Case now, String kind, String step) {
    return now.tasks().values().stream()
        .filter(task -> task.type().equals(kind))
        .filter(task -> task.open() || task.steps().containsKey(step))
        .min(Comparator.comparingInt(Task::no))
        .orElseThrow(() -> new RejectedRow("", "importing.row.noTask", kind))
        .no();
  }

  private Moved moved(Outcome outcome, String step) {
    return switch (outcome) {
      case Moved moved -> moved;
      case Refused refused -> throw new RejectedRow(reason(refused, step));
    };
  }

  private static Finding reason(Refused refused, String step) {
    return refused.findings().isEmpty()
        ? Finding.ofField(step, "importing.row.refused." + refused.reason(), refused.text())
        : refused.findings().getFirst();
  }
}
