package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The front door of the engine: the only way a case begins or changes. When a command has been answered with {@link Moved} it is durable;
 * a refused one has changed nothing.
 */
@Component
public class Casework {

  private static final int TRIES = 8;

  /** Somebody else was faster. */
  private static final Refused OVERTAKEN = Refused.because(Reason.CONFLICT);

  private final CaseStore store;
  private final Scenarios scenarios;
  private final Engine engine;
  private final Directory directory;
  private final Keeping keeping;

  Casework(
      CaseStore store,
      Scenarios scenarios,
      Directory directory,
      Others others,
      Keeping keeping) {
    this.store = store;
    this.scenarios = scenarios;
    this.engine = new Engine(directory, others);
    this.directory = directory;
    this.keeping = keeping;
  }

  /** Opens a case of the scenario's current version, unless it takes none any more. */
  public Outcome open(Command.Open command) {
    return once(command.key(), () -> repeated(command), () -> {
      if (scenarios.retirement(command.scenario()).isPresent()) {
        return Refused.because(Reason.RETIRED);
      }
      int version = scenarios.currentId(command.scenario());
      Command.Open whole = trimmed(command);
      Decision decision = engine.open(scenarios.version(version), version, keeping.nextId(), whole);
      return keep(decision, NEW, whole.key(), whole.contact());
    });
  }

  /** The case that was opened under a key. */
  public Optional<Case> opened(String key) {
    return store.byKey(key, 0).flatMap(used -> store.find(used.caseId())).map(CaseStore.Stored::now);
  }

  /**
   * The rules of the intake that will say no, as far as they read nothing but answers, so that they are told together with what is wrong with others.
   *
   * @param wrong the answers with which something is wrong already
   */
  public List<Finding> foreseen(Command.Open command, Set<String> wrong) {
    return scenarios.find(command.scenario()).map(scenario -> engine.foreseen(scenario, command, wrong)).orElse(List.of());
  }

  /** Does something to a case. */
  public Outcome act(Command.OnCase command) {
    return once(command.key(), () -> repeated(command), () -> attempt(command));
  }

  private Outcome attempt(Command.OnCase command) {
    Optional<Outcome> moved =
        keeping.recall(command.caseId()).map(recent -> attempt(command, recent)).filter(Moved.class::isInstance);
    if (moved.isPresent()) {
      return moved.get();
    }
    for (int tried = 1; tried <= TRIES; tried++) {
      Optional<CaseStore.Stored> stored = keeping.find(command.caseId());
      if (stored.isEmpty()) {
        return Refused.because(Reason.NO_SUCH_CASE);
      }
      Outcome outcome = attempt(command, stored.get());
      if (!outcome.equals(OVERTAKEN)) {
        return outcome;
      }
    }
    return OVERTAKEN;
  }

  private Outcome attempt(Command.OnCase command, CaseStore.Stored stored) {
    Case now = stored.now();
    if (hidden(command.actor(), now)) {
      return Refused.because(Reason.NO_SUCH_CASE);
    }
    List<Entry> since = command.seen() == 0 ? List.of() : missed(now, command);
    if (!since.isEmpty()) {
      return new Refused(Reason.CONFLICT, "", List.of(), since);
    }
    Decision decision = engine.decide(scenarios.version(now.scenarioVersion()), now, command);
    return keep(decision, new Chain(stored.head(), stored.sealed()), command.key(), Contact.NONE);
  }

  /** What the actor has not seen and should have before moving the case; notes and files beside it are no reason to stop. */
  private List<Entry> missed(Case now, Command.OnCase command) {
    if (command.seen() >= now.version()) {
      return List.of();
    }
    List<Entry> since = store.timeline(now.id(), command.seen());
    return since.stream().anyMatch(entry -> matters(entry, command)) ? since : List.of();
  }

  private static boolean matters(Entry entry, Command.OnCase command) {
    return switch (entry.kind()) {
      case STEPPED, CLAIMED, ASSIGNED -> !(command instanceof Command.TakeStep own) || !isBeside(own.task(), entry.changes());
      case OPENED, MOVED, MIGRATED -> true;
      case FIRED, RELATED -> entry.changes().state() != null;
      case NOTED, ATTACHED -> false;
    };
  }

  /** Whether only other tasks were worked on, as by departments that do their parts at the same time. */
  private static boolean isBeside(int task, Changes changes) {
    return changes.state() == null && !changes.tasks().isEmpty() && changes.tasks().stream().noneMatch(other -> other.no() == task);
  }

  private boolean hidden(Actor actor, Case now) {
    return actor instanceof Actor.Staff staff && !Sightline.sees(staff.viewer(), now, directory);
  }

  /**
   * What an entry is chained to.
   *
   * @param sealed whether the case must be taken out of the archive first
   */
  private record Chain(byte[] head, boolean sealed) {}

  private static final Chain NEW = new Chain(EntryCodec.BEGINNING, false);

  /** Keeps what was decided about a case as it is stored, with all it brings about in others. */
  Outcome keep(Decision.Done step, CaseStore.Stored stored) {
    return keep(step, new Chain(stored.head(), stored.sealed()), null, Contact.NONE);
  }

  private Outcome keep(Decision decision, Chain chain, @Nullable String key, Contact contact) {
    return switch (decision) {
      case Decision.No no -> no.refused();
      case Decision.Done done when !done.errands().isEmpty() -> together(done, chain, key);
      case Decision.Done done -> keeping.keep(step(done, chain, key, contact)) ? moved(done) : OVERTAKEN;
    };
  }

  private static Moved moved(Decision.Done done) {
    return new Moved(done.after().id(), done.after().number(), done.after().version(), false);
  }

  private static Keeping.Step step(Decision.Done done, Chain chain, @Nullable String key, Contact contact) {
    return new Keeping.Step(
        CaseWriter.Change.of(done.after(), done.entry(), chain.head(), key), contact, done.personal(), chain.sealed(), done.poll());
  }

  /** A step with what it brings about in other cases: all of it is kept in one transaction, or nothing. */
  private Outcome together(Decision.Done first, Chain chain, @Nullable String key) {
    Map<Long, Chain> chains = new HashMap<>(Map.of(first.after().id(), chain));
    Undertaking undertaking = new Undertaking(engine, id -> others(id, chains), scenarios::version);
    Optional<Refused> refused = undertaking.run(first);
    if (refused.isPresent()) {
      return refused.get();
    }
    List<Keeping.Step> steps = new ArrayList<>();
    for (Decision.Done done : undertaking.done()) {
      Chain last = chains.getOrDefault(done.after().id(), NEW);
      Keeping.Step step = step(done, last, steps.isEmpty() ? key : null, Contact.NONE);
      chains.put(done.after().id(), new Chain(step.change().hash(), false));
      steps.add(step);
    }
    return keeping.keepTogether(steps) ? moved(first) : OVERTAKEN;
  }

  private Optional<Case> others(long id, Map<Long, Chain> chains) {
    Optional<CaseStore.Stored> stored = store.find(id);
    stored.ifPresent(found -> chains.put(id, new Chain(found.head(), found.sealed())));
    return stored.map(CaseStore.Stored::now);
  }

  static Command.Open trimmed(Command.Open open) {
    return new Command.Open(
        open.actor(), open.at().truncatedTo(ChronoUnit.MICROS), open.key(), open.scenario(), open.type(),
        open.category(), open.place(), open.point(), open.address(), open.text().strip(), open.contact(), open.form(),
        open.channel(), open.sample(), open.files());
  }

  private Outcome once(@Nullable String key, Supplier<Optional<Outcome>> repeated, Supplier<Outcome> attempt) {
    if (key == null) {
      return attempt.get();
    }
    Optional<Outcome> before = repeated.get();
    if (before.isPresent()) {
      return before.get();
    }
    try {
      return attempt.get();
    } catch (DuplicateKeyException usedMeanwhile) {
      return repeated.get().orElseThrow(() -> usedMeanwhile);
    }
  }

  private Optional<Outcome> repeated(Command command) {
    long caseId = command instanceof Command.OnCase on ? on.caseId() : 0;
    return Optional.ofNullable(command.key())
        .flatMap(key -> store.byKey(key, caseId))
        .map(used -> answerAgain(used, command));
  }

  private Outcome answerAgain(CaseStore.Used used, Command command) {
    Case now = store.find(used.caseId()).orElseThrow().now();
    Entry entry = EntryCodec.entry(used.caseId(), used.seq(), now.updatedAt(), used.body());
    return sameCommand(entry, command)
        ? new Moved(now.id(), now.number(), used.seq(), true)
        : Refused.because(Reason.KEY_REUSED);
  }

  private static boolean sameCommand(Entry entry, Command command) {
    return switch (command) {
      case Command.Open open -> entry.changes().opened() != null
          && entry.changes().opened().text().equals(open.text().strip());
      case Command.Take take -> same(entry, take, Entry.Kind.MOVED) && entry.name().equals(take.transition());
      case Command.TakeStep step -> same(entry, step, Entry.Kind.STEPPED) && entry.name().endsWith("." + step.step());
      case Command.Note note -> same(entry, note, Entry.Kind.NOTED);
      case Command.Attach attach -> same(entry, attach, Entry.Kind.ATTACHED);
      case Command.Assign assign -> entry.caseId() == assign.caseId();
      case Command.Hear hear -> same(entry, hear, Entry.Kind.RELATED);
      case Command.Fire fire -> same(entry, fire, Entry.Kind.FIRED);
    };
  }

  private static boolean same(Entry entry, Command.OnCase command, Entry.Kind kind) {
    return entry.caseId() == command.caseId() && entry.kind() == kind;
  }
}
