package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes over whole histories: each case is played through the engine in memory, and many are then kept at once. What ended long ago goes straight
 * into the archive. Rules, clocks, hashes and indicators are those of cases that were moved step by step.
 */
@Component
public class Takeover {

  /** Of one city, should several share a database. */
  private static final String LOCK = "hashtext(current_schema()), hashtext('casework.takeover')";

  private final DataSource source;
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Scenarios scenarios;
  private final Directory directory;
  private final CaseStore store;
  private final CaseWriter writer;
  private final PersonalStore personal;
  private final Sealing sealing;

  Takeover(
      DataSource source,
      JdbcClient jdbc,
      TransactionOperations transaction,
      Scenarios scenarios,
      Directory directory,
      CaseStore store,
      CaseWriter writer,
      PersonalStore personal,
      Sealing sealing) {
    this.source = source;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.scenarios = scenarios;
    this.directory = directory;
    this.store = store;
    this.writer = writer;
    this.personal = personal;
    this.sealing = sealing;
  }

  /** A case that exists in memory only, until it is {@linkplain Batch#keep kept}. For one thread. */
  public static final class Played {

    private final SimulatedCase simulated;
    private final Command.Open opening;
    private final List<@Nullable String> keys = new ArrayList<>();
    private Personal personal;

    private Played(SimulatedCase simulated, Command.Open opening) {
      this.simulated = simulated;
      this.opening = opening;
      this.personal = Personal.NONE.with(opening.contact(), 1, Map.of());
    }

    public Case now() {
      return simulated.now();
    }

    /** What fell due on the way fires at its own moment. */
    public void moveTo(Instant later) {
      simulated.moveTo(later);
      fill();
    }

    /** Like {@link Casework#act}: nothing is kept of what is refused. */
    public Outcome act(Command.OnCase command) {
      return kept(simulated.decide(command), command.key());
    }

    private Outcome kept(Decision decision, @Nullable String key) {
      return switch (decision) {
        case Decision.No no -> no.refused();
        case Decision.Done done -> {
          fill();
          keys.set(keys.size() - 1, key);
          personal = personal.with(Contact.NONE, done.entry().seq(), done.personal());
          yield new Moved(now().id(), now().number(), now().version(), false);
        }
      };
    }

    /** What the clock did has no key. */
    private void fill() {
      while (keys.size() < simulated.timeline().size()) {
        keys.add(null);
      }
    }

    private Archive.Whole whole() {
      List<TimelineRow> rows = new ArrayList<>();
      TimelineRow last = null;
      for (Entry entry : simulated.timeline()) {
        long key = TimelineRow.known(keys.get(rows.size()));
        last = TimelineRow.after(last, entry.caseId(), entry.at(), EntryCodec.body(entry), key);
        rows.add(last);
      }
      return new Archive.Whole(now(), rows);
    }
  }

  /** A case opened in memory, or why it is refused. */
  public sealed interface Begun {
    record Opened(Played played) implements Begun {}

    record Refused(Outcome.Refused why) implements Begun {}
  }

  /** Cases that are played one after another and kept together. For one thread. */
  public final class Batch {

    private final Deque<Long> ids;

    private Batch(int size) {
      ids = new ArrayDeque<>(store.nextIds(size));
    }

    /** As often as the batch is large. */
    public Begun open(Command.Open command) {
      int version = scenarios.currentId(command.scenario());
      Scenario scenario = scenarios.version(version);
      Command.Open whole = Casework.trimmed(command);
      SimulatedCase simulated = new SimulatedCase(scenario, version, ids.remove(), directory, whole.at());
      Played played = new Played(simulated, whole);
      return played.kept(simulated.begin(whole), whole.key()) instanceof Outcome.Refused refused
          ? new Begun.Refused(refused)
          : new Begun.Opened(played);
    }

    /**
     * Keeps cases in one transaction, but for those whose opening key was used before.
     *
     * @param now what ended long before is archived
     * @return those left out
     */
    public List<Played> keep(List<Played> cases, Instant now) {
      List<Played> old = cases.stream().filter(played -> sealing.mayBeSealed(played.now(), now)).toList();
      List<Archive.Folded> folded = sealing.fold(old.stream().map(Played::whole).toList());
      List<Played> left = transaction.execute(status -> keepUnused(cases, folded));
      return left == null ? List.of() : left;
    }
  }

  /** @param size how many cases at most */
  public Batch batch(int size) {
    return new Batch(size);
  }

  /**
   * Does something while nobody else takes over cases, so that no key is used twice.
   *
   * @return false, and nothing is done, if somebody does
   */
  public boolean alone(Runnable action) {
    try (Connection connection = source.getConnection(); Statement lock = connection.createStatement()) {
      try (ResultSet free = lock.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
        if (!free.next() || !free.getBoolean(1)) {
          return false;
        }
      }
      try {
        action.run();
      } finally {
        lock.execute("select pg_advisory_unlock(" + LOCK + ")");
      }
      return true;
    } catch (SQLException fault) {
      throw new DataAccessResourceFailureException("the lock of takeovers", fault);
    }
  }

  private List<Played> keepUnused(List<Played> cases, List<Archive.Folded> folded) {
    // A machine that loses its power takes over again what it lost, so nobody need wait for the disk.
    jdbc.sql("set local synchronous_commit = off").update();
    // The index of words takes in much at once more cheaply.
    jdbc.sql("set local gin_pending_list_limit = '32MB'").update();
    Set<String> used =
        used(cases.stream().flatMap(played -> Stream.ofNullable(played.opening.key())).collect(Collectors.toSet()));
    Map<Boolean, List<Played>> known =
        cases.stream().collect(Collectors.partitioningBy(played -> {
          String key = played.opening.key();
          return key != null && !used.add(key);
        }));
    keepAll(Objects.requireNonNull(known.get(false)), folded);
    return Objects.requireNonNull(known.get(true));
  }

  /** Those of the keys that a case was opened with. */
  public Set<String> used(Collection<String> keys) {
    return new HashSet<>(store.usedForOpening(keys));
  }

  /** Says of a command key whether it brought one of the entries of a case. */
  public Predicate<String> commandsOf(long caseId) {
    Set<Long> keys = store.keysOf(caseId);
    return key -> keys.contains(TimelineRow.known(key));
  }

  private void keepAll(List<Played> cases, List<Archive.Folded> folded) {
    Map<Long, Archive.Folded> old = folded.stream().collect(Collectors.toMap(one -> one.whole().now().id(), one -> one));
    Map<Boolean, List<Played>> byAge =
        cases.stream().collect(Collectors.partitioningBy(played -> old.containsKey(played.now().id())));
    List<Played> ended = Objects.requireNonNull(byAge.get(true));
    sealing.sealAtOnce(
        ended.stream().map(played -> old.get(played.now().id())).toList(),
        ended.stream().map(played -> played.simulated.timeline()).toList());
    List<Played> young = Objects.requireNonNull(byAge.get(false));
    writer.takeOver(young.stream().map(Played::whole).toList(), young.stream().map(played -> played.keys).toList());
    for (Played played : cases) {
      if (!played.personal.empty()) {
        personal.keep(played.now().id(), played.personal);
        personal.schedule(played.now(), scenarios.version(played.now().scenarioVersion()), directory);
      }
    }
  }
}
