package io.haihe.modules.demo;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Deadlines;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import io.haihe.modules.demo.Beginnings.Beginning;
import io.haihe.modules.demo.Play.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Plays one case from its beginning to the end of the play: by the real engine, by people who may, in simulated time. */
final class CasePlayer {

  private static final int MOST_MOVES = 80;

  /** Stands for the number of the case that is joined into. */
  private static final String ORIGINAL = "@original";

  /** Whoever hurries to a desk arrives a little before the end. */
  private static final double SPARE = 1.1;

  private final Play play;
  private final CaseType type;
  private final Doors doors;
  private final Instant end;
  private final int n;
  private final RandomGenerator random;
  private final Words words;
  private final WorkingCalendar calendar;
  private Map<String, Object> later = Map.of();
  private String original = "";

  /** @param reader sees every case of the city */
  record Doors(Casework casework, Cases cases, Deadlines deadlines, Staffing staffing, Viewer reader) {}

  CasePlayer(Play play, CaseType type, Doors doors, Instant end, int n, RandomGenerator random, Words words, WorkingCalendar calendar) {
    this.play = play;
    this.type = type;
    this.doors = doors;
    this.end = end;
    this.n = n;
    this.random = random;
    this.words = words;
    this.calendar = calendar;
  }

  /** @return how many steps people took */
  int play(Beginning beginning) {
    later = beginning.matter().later();
    long id = opened(beginning, "", beginning.at());
    Play.Waiting waiting = beginning.waiting();
    int steps = waiting == null ? run(id) : joined(beginning, waiting.others(), id) + walk(id, waiting.path());
    doors.deadlines().fireCase(id, end);
    now(id).relations().forEach(other -> doors.deadlines().fireCase(other.caseId(), end));
    return steps;
  }

  /** Others report the same, and the one move that names the original joins theirs into it. */
  private int joined(Beginning beginning, int duplicates, long id) {
    original = now(id).number();
    Instant at = beginning.at();
    for (int i = 1; i <= duplicates; i++) {
      at = within(at.plusSeconds(300 + random.nextInt(1200)));
      Case other = now(opened(beginning, ":" + i, at));
      Move join = play.states().getOrDefault(other.state(), List.of()).stream()
          .filter(move -> move.with().containsValue(ORIGINAL))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the play " + play.key() + " has no move that joins"));
      at = within(at.plusSeconds(240 + random.nextInt(900)));
      if (!make(other, join, 0, at)) {
        throw new IllegalStateException("the play " + play.key() + " cannot join " + other.number() + " into " + original);
      }
    }
    return duplicates;
  }

  private Instant within(Instant at) {
    return at.isBefore(end) ? at : end;
  }

  private long opened(Beginning beginning, String which, Instant at) {
    if (doors.casework().open(opening(beginning, which, at)) instanceof Outcome.Moved opened) {
      return opened.caseId();
    }
    throw new IllegalStateException("the play " + play.key() + " cannot open case " + n + ": " + beginning);
  }

  private Command.Open opening(Beginning beginning, String which, Instant at) {
    Play.Opening opening = beginning.opening();
    Actor actor = switch (opening.as()) {
      case "reporter" -> new Actor.Reporter();
      case "system" -> new Actor.Clock();
      default -> doors.staffing().covering(Hiring.role(opening.as()), beginning.place(), play.scenario(), n)
          .<Actor>map(Actor.Staff::new)
          .orElseGet(Actor.Reporter::new);
    };
    Map<String, Object> form = new HashMap<>(opening.form());
    form.putAll(beginning.matter().form());
    String text = beginning.matter().texts().get(random.nextInt(beginning.matter().texts().size()));
    return new Command.Open(
        actor, at, "demo:" + play.key() + ":" + n + which, play.scenario(), play.type(),
        beginning.matter().category(), beginning.place(), null, null, words.filled(text), contact(opening),
        words.entered(type.intake().form(), form, at), opening.channel(), true);
  }

  private Contact contact(Play.Opening opening) {
    return random.nextInt(100) < opening.contact() && play.slots().containsKey("reporter")
        ? new Contact(words.filled("{reporter}"), "138%08d".formatted(random.nextInt(100_000_000)), null)
        : Contact.NONE;
  }

  Case now(long id) {
    return doors.cases().find(doors.reader(), id).orElseThrow();
  }

  private int run(long id) {
    Way.ByOdds way = byOdds(id);
    int steps = 0;
    for (int i = 0; i < MOST_MOVES; i++) {
      Optional<Instant> next = way.next();
      if (next.isEmpty() || next.get().isAfter(end)) {
        return steps;
      }
      doors.deadlines().fireCase(id, next.get());
      steps += way.make() ? 1 : 0;
    }
    return steps;
  }

  /** How a case that is open goes on by the odds of the play. */
  Way.ByOdds byOdds(long id) {
    return new Way.ByOdds(this, id, new Course(play, random, (move, start) -> after(move, start)));
  }

  /** How a case that is open goes on by these moves, one after the other. */
  Way.Along along(long id, List<String> path) {
    return new Way.Along(this, id, play, path);
  }

  Instant after(Move move, Instant start) {
    return Delay.parse(move.after()).after(start, calendar, random);
  }

  /** The way to a desk, in time to be there at the end. */
  private int walk(long id, List<String> path) {
    int steps = 0;
    Set<Move> made = new HashSet<>();
    for (int i = 0; i < path.size(); i++) {
      Case now = now(id);
      Move move = Course.named(play, path.get(i), now, made)
          .orElseThrow(() -> new IllegalStateException(play.scenario() + ": no such move in " + now.state() + ": " + path));
      Instant usual = after(move, now.updatedAt());
      double rest = path.subList(i, path.size()).stream().mapToDouble(play::usualDays).sum();
      double fair = play.usualDays(path.get(i)) / (rest * SPARE) * Duration.between(now.updatedAt(), end).toSeconds();
      Instant latest = now.updatedAt().plusSeconds((long) fair);
      Instant at = usual.isBefore(latest) ? usual : latest;
      doors.deadlines().fireCase(id, at);
      if (!make(now(id), move, taskOf(now, path.get(i)), at)) {
        return steps;
      }
      made.add(move);
      steps++;
    }
    return steps;
  }

  private static int taskOf(Case now, String name) {
    int dot = name.indexOf('.');
    return dot < 0
        ? 0
        : now.openTasks().stream()
            .filter(task -> task.type().equals(name.substring(0, dot)))
            .filter(task -> !task.steps().containsKey(name.substring(dot + 1)))
            .findFirst()
            .map(Task::no)
            .orElse(0);
  }

  /** @return whether the engine allowed it */
  boolean make(Case now, Move move, int task, Instant at) {
    String note = move.note();
    if (note != null) {
      return actor(List.of(), move, now, null)
          .map(actor -> new Command.Note(actor, at, null, now.id(), 0, words.filled(note), false))
          .filter(this::moved)
          .isPresent();
    }
    return move.step() == null ? take(now, move, at) : step(now, move, now.tasks().get(task), at);
  }

  private Map<String, Object> said(Move move) {
    Map<String, Object> said = new HashMap<>(later);
    said.putAll(move.with());
    said.replaceAll((field, value) -> value.equals(ORIGINAL) ? original : value);
    return said;
  }

  private boolean take(Case now, Move move, Instant at) {
    Transition transition = type.transition(move.name())
        .orElseThrow(() -> new IllegalStateException(play.scenario() + " has no transition " + move.name()));
    Map<String, Object> input = words.entered(transition.form(), said(move), at);
    return actor(transition.by(), move, now, null)
        .map(actor -> new Command.Take(actor, at, null, now.id(), 0, transition.key(), input))
        .filter(this::moved)
        .isPresent();
  }

  private boolean step(Case now, Move move, @Nullable Task task, Instant at) {
    TaskType kind = task == null ? null : type.tasks().get(task.type());
    TaskType.Step step = kind == null ? null : kind.steps().get(move.name());
    if (task == null || kind == null || step == null) {
      return false;
    }
    List<Permit> by = step.by().isEmpty() ? List.of(new Permit(Permit.Kind.TASK, kind.role())) : step.by();
    Map<String, Object> input = words.entered(step.form(), said(move), at);
    return actor(by, move, now, task)
        .map(actor -> new Command.TakeStep(actor, at, null, now.id(), 0, task.no(), step.key(), input))
        .filter(this::moved)
        .isPresent();
  }

  private boolean moved(Command.OnCase command) {
    return doors.casework().act(command) instanceof Outcome.Moved;
  }

  private Optional<Actor> actor(List<Permit> permits, Move move, Case now, @Nullable Task task) {
    if ("reporter".equals(move.as())) {
      return Optional.of(new Actor.Reporter());
    }
    Role as = move.as() == null ? null : Hiring.role(move.as());
    Optional<Viewer> found = permits.isEmpty() && as != null
        ? doors.staffing().find(List.of(new Permit(Permit.Kind.RESPONSIBLE, as), new Permit(Permit.Kind.COVERING, as)), as, now, task, n)
        : doors.staffing().find(permits, as, now, task, n);
    return found.map(Actor.Staff::new);
  }
}
