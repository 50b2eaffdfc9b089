package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One case run through the real engine in memory, with a clock that is moved by hand: alone, or among {@link SimulatedCases}. */
final class SimulatedCase {

  private final Engine engine;
  private final Scenario scenario;
  private final @Nullable SimulatedCases among;
  private final int version;
  private final long id;
  private final List<Entry> timeline = new ArrayList<>();
  private final Map<String, Long> votes = new TreeMap<>();
  private Map<String, Object> personal = Map.of();
  private @Nullable Case now;
  private Instant clock;

  /**
   * A case alone: a step that concerns another is refused.
   *
   * @param version the scenario version's id
   * @param id of the case
   */
  SimulatedCase(Scenario scenario, int version, long id, Directory directory, Instant start) {
    this(new Engine(directory, new NoOthers()), null, scenario, version, id, start);
  }

  SimulatedCase(Engine engine, @Nullable SimulatedCases among, Scenario scenario, int version, long id, Instant start) {
    this.engine = engine;
    this.among = among;
    this.scenario = scenario;
    this.version = version;
    this.id = id;
    this.clock = start;
  }

  long id() {
    return id;
  }

  Scenario scenario() {
    return scenario;
  }

  CaseType type() {
    return scenario.type(now().type());
  }

  boolean opened() {
    return now != null;
  }

  Instant clock() {
    return clock;
  }

  Case now() {
    if (now == null) {
      throw new IllegalStateException("the case has not been opened");
    }
    return now;
  }

  List<Entry> timeline() {
    return timeline;
  }

  /** So far, in a running secret ballot. */
  Map<String, Long> votes() {
    return votes;
  }

  /** What was entered into personal fields when it was opened. */
  Map<String, Object> personal() {
    return personal;
  }

  /** @return why it was refused, or empty */
  Optional<Outcome.Refused> open(Command.Open command) {
    return begin(command) instanceof Decision.No no ? Optional.of(no.refused()) : Optional.empty();
  }

  Optional<Outcome.Refused> act(Command.OnCase command) {
    return decide(command) instanceof Decision.No no ? Optional.of(no.refused()) : Optional.empty();
  }

  Decision begin(Command.Open command) {
    return kept(engine.open(scenario, version, id, command));
  }

  Decision decide(Command.OnCase command) {
    return kept(engine.decide(scenario, now(), command));
  }

  private Decision kept(Decision decision) {
    if (!(decision instanceof Decision.Done done)) {
      return decision;
    }
    if (done.errands().isEmpty()) {
      keep(done);
      return done;
    }
    Optional<Outcome.Refused> refused =
        among == null ? Optional.of(Outcome.Refused.because(Outcome.Reason.NO_SUCH_CASE)) : among.undertake(done);
    return refused.<Decision>map(Decision.No::new).orElse(done);
  }

  void keep(Decision.Done done) {
    personal = now == null ? done.personal() : personal;
    now = done.after();
    timeline.add(done.entry());
    done.poll().count(votes);
  }

  /** Lets time pass; everything that falls due on the way fires at its own moment. */
  void moveTo(Instant later) {
    if (among == null) {
      passTo(later);
    } else {
      among.moveTo(later);
    }
  }

  void passTo(Instant later) {
    for (Optional<Deadline> next = next(later); next.isPresent(); next = next(later)) {
      Instant at = next.get().nextAt();
      clock = at != null && at.isAfter(clock) ? at : clock;
      act(new Command.Fire(new Actor.Clock(), clock, null, id, 0, next.get().key()));
    }
    clock = later;
  }

  private Optional<Deadline> next(Instant until) {
    return now == null
        ? Optional.empty()
        : now.deadlines().values().stream()
            .filter(deadline -> deadline.nextAt() != null && !deadline.nextAt().isAfter(until))
            .min(Comparator.comparing(SimulatedCase::nextAt));
  }

  private static Instant nextAt(Deadline deadline) {
    return deadline.nextAt() == null ? Instant.MAX : deadline.nextAt();
  }
}
