package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenarios;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes steps durable. Steps of callers who come at the same moment share one transaction, and their cases are read in one question: what a commit
 * and a round trip cost is paid once for all of them.
 */
@Component
class Keeping {

  /** Two, so that one convoy works while the other waits for the disk. */
  private static final int LANES = 2;
  private static final int MOST = 64;

  private final CaseStore store;
  private final CaseWriter writer;
  private final PersonalStore personal;
  private final BallotStore ballots;
  private final SameMarks marks;
  private final Scenarios scenarios;
  private final Directory directory;
  private final TransactionOperations transaction;
  private final Convoy<Integer, Long> numbering;
  private final Convoy<Long, Optional<CaseStore.Stored>> reading;
  private final Convoy<Step, Kept> writing;
  private final Recent recent;

  Keeping(
      CaseStore store,
      CaseWriter writer,
      PersonalStore personal,
      BallotStore ballots,
      SameMarks marks,
      Scenarios scenarios,
      Directory directory,
      TransactionOperations transaction,
      @Value("${haihe.casework.remembered:2000}") int remembered) {
    this.recent = new Recent(remembered);
    this.store = store;
    this.writer = writer;
    this.personal = personal;
    this.ballots = ballots;
    this.marks = marks;
    this.scenarios = scenarios;
    this.directory = directory;
    this.transaction = transaction;
    this.numbering = new Convoy<>(LANES, MOST, asked -> store.nextIds(asked.size()));
    this.reading = new Convoy<>(LANES, MOST, this::findAll);
    this.writing = new Convoy<>(LANES, MOST, this::keepAll);
  }

  /**
   * A step as the engine has decided it.
   *
   * @param sealed whether the case must be taken out of the archive first
   * @param poll what it does to the secret ballot of the case
   */
  record Step(CaseWriter.Change change, Contact contact, Map<String, Object> fields, boolean sealed, Poll poll) {

    /** Whether one statement keeps it. */
    private boolean small() {
      return contact.empty() && fields.isEmpty() && poll.nothing() && !ends() && !sealed;
    }

    /** Or begins again. */
    private boolean ends() {
      return change.entry().changes().ended() != null;
    }
  }

  /** For a new case; it may be left unused. */
  long nextId() {
    return numbering.ask(1);
  }

  /** A case as a step left it here a moment ago; see {@link Recent}. */
  Optional<CaseStore.Stored> recall(long id) {
    return inTransaction() ? Optional.empty() : recent.take(id);
  }

  Optional<CaseStore.Stored> find(long id) {
    return inTransaction() ? store.find(id) : reading.ask(id).or(() -> store.find(id));
  }

  private List<Optional<CaseStore.Stored>> findAll(List<Long> asked) {
    Map<Long, CaseStore.Stored> found =
        store.findLive(new HashSet<>(asked)).stream().collect(Collectors.toMap(one -> one.now().id(), one -> one));
    return asked.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
  }

  /** @return false, and nothing was kept, if somebody else was faster */
  boolean keep(Step step) {
    if (inTransaction()) {
      return keepAlone(step);
    }
    Kept together = step.sealed() ? Kept.NOT_YET : writing.ask(step);
    boolean kept = together == Kept.NOT_YET ? keepAlone(step) : together == Kept.YES;
    if (kept) {
      remember(step);
    }
    return kept;
  }

  /**
   * Keeps steps on several cases, in the order of the cases so that two who do so at the same time do not wait for each other.
   *
   * @return false, and nothing was kept, if somebody else was faster with one of them
   */
  boolean keepTogether(List<Step> steps) {
    List<Step> ordered = steps.stream().sorted(Comparator.comparingLong(step -> step.change().after().id())).toList();
    if (!allOrNothing(ordered)) {
      return false;
    }
    if (!inTransaction()) {
      ordered.forEach(this::remember);
    }
    return true;
  }

  private boolean allOrNothing(List<Step> steps) {
    try {
      return Boolean.TRUE.equals(transaction.execute(status -> {
        boolean kept = steps.stream().allMatch(this::writeAll);
        if (!kept) {
          status.setRollbackOnly();
        }
        return kept;
      }));
    } catch (ConcurrencyFailureException waitedForEachOther) {
      return false;
    }
  }

  private void remember(Step step) {
    recent.put(new CaseStore.Stored(step.change().after(), step.change().hash(), false));
  }

  /** A transaction of the caller's own decides about more than the step. */
  private static boolean inTransaction() {
    return TransactionSynchronizationManager.isActualTransactionActive();
  }

  private enum Kept {
    YES,
    NO,
    /** One of the convoy spoilt its transaction: everybody tries alone. */
    NOT_YET
  }

  private List<Kept> keepAll(List<Step> steps) {
    if (steps.size() == 1) {
      return List.of(keepAlone(steps.getFirst()) ? Kept.YES : Kept.NO);
    }
    try {
      List<Kept> kept = transaction.execute(status -> write(steps));
      return Objects.requireNonNull(kept);
    } catch (DataIntegrityViolationException | ConcurrencyFailureException spoilt) {
      return steps.stream().map(step -> Kept.NOT_YET).toList();
    }
  }

  private List<Kept> write(List<Step> steps) {
    Set<CaseWriter.Change> written = writer.write(steps.stream().map(Step::change).toList());
    steps.stream().filter(step -> written.contains(step.change())).forEach(this::beside);
    return steps.stream().map(step -> written.contains(step.change()) ? Kept.YES : Kept.NO).toList();
  }

  private boolean keepAlone(Step step) {
    return step.small() && !isMarked(step) ? writer.write(step.change()) : Boolean.TRUE.equals(transaction.execute(status -> writeAll(step)));
  }

  private boolean writeAll(Step step) {
    if (step.sealed()) {
      store.unseal(step.change().after().id());
    }
    boolean written = writer.write(step.change());
    if (written) {
      beside(step);
    }
    return written;
  }

  private void beside(Step step) {
    Case after = step.change().after();
    if (!step.contact().empty() || !step.fields().isEmpty()) {
      personal.add(after.id(), step.contact(), step.change().entry().seq(), step.fields());
    }
    if (isMarked(step)) {
      marks.keep(after.id(), marks(step));
    }
    ballots.keep(after.id(), step.poll());
    if (step.ends()) {
      personal.schedule(after, scenarios.version(after.scenarioVersion()), directory);
    }
  }

  /** Whether it opens a case of a type whose cases are found again by what was entered. */
  private boolean isMarked(Step step) {
    return step.change().entry().changes().opened() != null && !type(step.change().after()).intake().same().isEmpty();
  }

  private List<byte[]> marks(Step step) {
    Case opened = step.change().after();
    Map<String, Object> entered = new HashMap<>(opened.form());
    entered.putAll(step.fields());
    return marks.of(opened.scenario(), type(opened), entered);
  }

  private CaseType type(Case now) {
    return scenarios.version(now.scenarioVersion()).type(now.type());
  }
}
