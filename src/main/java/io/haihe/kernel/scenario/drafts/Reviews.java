package io.haihe.kernel.scenario.drafts;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.LifeLog;
import io.haihe.kernel.scenario.Retirement;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioVersion;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.reading.PackageFiles;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The way from a draft to a version in force, by two people, and from there into retirement. */
@Component
public class Reviews {

  private static final int LONGEST_REASON = 1000;

  private final Drafts drafts;
  private final DraftStore store;
  private final Judge judge;
  private final Authors authors;
  private final Scenarios scenarios;
  private final LifeLog log;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Reviews(
      Drafts drafts, DraftStore store, Judge judge, Authors authors, Scenarios scenarios, LifeLog log,
      TransactionTemplate transactions, Clock clock) {
    this.drafts = drafts;
    this.store = store;
    this.judge = judge;
    this.authors = authors;
    this.scenarios = scenarios;
    this.log = log;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Whether the viewer may judge a draft: who has written on it may not. */
  public boolean mayJudge(Viewer viewer, Draft draft) {
    return authors.mayJudge(viewer, draft.key(), log.authors(draft.id()));
  }

  /**
   * Freezes a draft for somebody else to judge.
   *
   * @throws BadInput with what is wrong with it
   */
  public void handIn(Viewer viewer, long id, int seen) {
    requireProven(drafts.find(viewer, id));
    change(viewer, id, seen, Draft.State.DRAFT, (draft, now) -> {
      log.add(line(viewer, draft, LifeLog.Kind.HANDED_IN, "", now));
      return moved(draft, Draft.State.IN_REVIEW, inForce(draft.key()), null, viewer, now);
    });
  }

  /** Its authors want to change it after all. */
  public void takeBack(Viewer viewer, long id, int seen) {
    change(viewer, id, seen, Draft.State.IN_REVIEW, (draft, now) -> {
      log.add(line(viewer, draft, LifeLog.Kind.TAKEN_BACK, "", now));
      return moved(draft, Draft.State.DRAFT, draft.against(), null, viewer, now);
    });
  }

  /** @throws BadInput without a reason */
  public void sendBack(Viewer viewer, long id, int seen, String reason) {
    String why = reason(reason);
    change(viewer, id, seen, Draft.State.IN_REVIEW, (draft, now) -> {
      requireJudge(viewer, draft);
      log.add(line(viewer, draft, LifeLog.Kind.SENT_BACK, why, now));
      return moved(draft, Draft.State.DRAFT, draft.against(), null, viewer, now);
    });
  }

  /**
   * Makes it the version in force: new cases begin with it, here at once and on other servers within seconds.
   *
   * @throws AccessDeniedException for those who have written on it
   * @throws BadInput with what is wrong with it
   * @throws Conflict if something else has come into force since it was handed in
   */
  public void publish(Viewer viewer, long id, int seen) {
    Draft asked = drafts.find(viewer, id);
    requireJudge(viewer, asked);
    requireProven(asked);
    change(viewer, id, seen, Draft.State.IN_REVIEW, (draft, now) -> {
      requireJudge(viewer, draft);
      if (!Objects.equals(draft.against(), inForce(draft.key()))) {
        throw new Conflict(Finding.ofField("state", "scenario.draft.otherInForce"));
      }
      Scenario scenario = scenarios.load(drafts.zip(draft));
      log.add(line(viewer, draft, LifeLog.Kind.PUBLISHED, scenario.version(), now));
      return moved(draft, Draft.State.PUBLISHED, draft.against(), scenarios.idOf(scenario), viewer, now);
    });
    scenarios.lookAgain();
  }

  /** Nothing of it is lost: it can still be looked at and downloaded. */
  public void discard(Viewer viewer, long id, int seen) {
    change(viewer, id, seen, Draft.State.DRAFT, (draft, now) -> {
      log.add(line(viewer, draft, LifeLog.Kind.DISCARDED, "", now));
      return moved(draft, Draft.State.DISCARDED, draft.against(), null, viewer, now);
    });
  }

  /**
   * New cases are not taken any more; running ones go on.
   *
   * @throws BadInput without a reason for residents to read
   */
  public void retire(Viewer viewer, String key, String reason) {
    authors.require(viewer, key);
    scenarios.retire(new Retirement(key, clock.instant(), reason(reason)), viewer.person());
  }

  public void revive(Viewer viewer, String key) {
    authors.require(viewer, key);
    scenarios.revive(key, clock.instant(), viewer.person());
  }

  private static String reason(String reason) {
    String why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new BadInput(Finding.ofField("reason", "scenario.draft.reason", LONGEST_REASON));
    }
    return why;
  }

  private void requireJudge(Viewer viewer, Draft draft) {
    if (!mayJudge(viewer, draft)) {
      throw new AccessDeniedException("a draft is judged by somebody who has not written on it");
    }
  }

  private void requireProven(Draft draft) {
    PackageFiles files = Judge.files(draft.key(), store.files(draft.id()));
    Judgement judgement = judge.judge(files);
    List<Finding> wrong = new ArrayList<>(judgement.errors());
    wrong.addAll(wrong.isEmpty() ? judge.proofs(judgement, files) : List.of());
    if (!wrong.isEmpty()) {
      throw new BadInput(wrong);
    }
  }

  private @Nullable Integer inForce(String key) {
    return scenarios.versions(key).stream().filter(ScenarioVersion::inForce).findFirst().map(ScenarioVersion::id).orElse(null);
  }

  private void change(Viewer viewer, long id, int seen, Draft.State from, BiFunction<Draft, Instant, Draft> change) {
    drafts.find(viewer, id);
    transactions.executeWithoutResult(status -> {
      Draft draft = store.lock(id).orElseThrow();
      if (draft.state() != from) {
        throw new Conflict(Finding.ofField("state", "scenario.draft.frozen." + draft.state()));
      }
      if (draft.revision() != seen) {
        throw new Conflict(Finding.ofField("state", "scenario.draft.overtaken", draft.key()));
      }
      store.update(change.apply(draft, clock.instant()));
    });
  }

  private static Draft moved(
      Draft draft, Draft.State to, @Nullable Integer against, @Nullable Integer published, Viewer viewer, Instant now) {
    return new Draft(
        draft.id(), draft.key(), to, against, draft.revision() + 1, draft.begunAt(), now, viewer.person(), published);
  }

  private static LifeLog.Line line(Viewer viewer, Draft draft, LifeLog.Kind kind, String detail, Instant now) {
    return new LifeLog.Line(now, viewer.person(), draft.key(), draft.id(), kind, detail);
  }
}
