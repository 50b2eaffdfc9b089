package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.visit.SiteState.Signature;
import io.haihe.platform.Digests;
import io.haihe.platform.Finding;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Seals records: folds the entries, keeps the result, and takes the step of the case with its digest, all of it or nothing. Once, however often it is
 * asked: who asks meanwhile waits, and where the case does not take the step of one, that undoes nothing of another's.
 */
@Component
class SiteSeal {

  static final String ORDERED = "orderedToCorrect";
  static final String NO_PROBLEM = "noProblem";
  static final String PENDING = "pending";
  private static final int TRIES = 3;

  private final JdbcClient jdbc;
  private final SiteVisits visits;
  private final SiteEntries entries;
  private final SitePhotos photos;
  private final SiteChecks checks;
  private final OnSite onSite;
  private final Casework casework;
  private final TransactionOperations transaction;
  private final Clock clock;

  SiteSeal(
      JdbcClient jdbc, SiteVisits visits, SiteEntries entries, SitePhotos photos, SiteChecks checks, OnSite onSite, Casework casework,
      TransactionOperations transaction, Clock clock) {
    this.jdbc = jdbc;
    this.visits = visits;
    this.entries = entries;
    this.photos = photos;
    this.checks = checks;
    this.onSite = onSite;
    this.casework = casework;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A record.
   *
   * @param no 1, 2, …: one that was sent back is followed by another
   * @param lastSeq the last entry it is of; what came after is kept, and no part of it
   * @param sealedAt null while the case has not taken its step; so were kept, of a server that ended before it did, those of earlier versions
   */
  record Sealed(int no, int lastSeq, String body, String sha256, long by, @Nullable Instant sealedAt) {}

  sealed interface Answer {

    /** @param before whether it had been sealed already */
    record Done(Sealed sealed, boolean before) implements Answer {}

    record Open(List<Finding> findings) implements Answer {}

    /** The case does not take the step. */
    record Refused(Case matter, Outcome.Refused why) implements Answer {}
  }

  /** The record in force; none while there is none yet, or it was sent back. */
  Optional<Sealed> find(SiteVisit visit) {
    return last(visit.id()).filter(sealed -> sealed.sealedAt() != null && !sentBack(visit, sealed));
  }

  /** Whether the case has gone back to the officers since. */
  private boolean sentBack(SiteVisit visit, Sealed sealed) {
    boolean back = onSite.matter(visit).filter(matter -> matter.state().equals(OnSite.UNDER_WAY)).isPresent();
    if (back) {
      jdbc.sql("update inspection_record set sent_back_at = coalesce(sent_back_at, ?) where visit = ? and no = ?")
          .params(Timestamp.from(clock.instant()), visit.id(), sealed.no())
          .update();
    }
    return back;
  }

  private Optional<Sealed> last(long visit) {
    return jdbc.sql("select * from inspection_record where visit = ? order by no desc limit 1").param(visit).query(SiteSeal::row).optional();
  }

  private static Sealed row(ResultSet row, int n) throws SQLException {
    Timestamp at = row.getTimestamp("sealed_at");
    return new Sealed(
        row.getInt("no"), row.getInt("last_seq"), row.getString("body"), row.getString("sha256"), row.getLong("prepared_by"),
        at == null ? null : at.toInstant());
  }

  Answer seal(SiteVisit visit, Viewer viewer) {
    onSite.start(visit, viewer);
    for (int tried = 1; true; tried++) {
      try {
        return Objects.requireNonNull(transaction.execute(status -> together(visit, viewer, status)));
      } catch (UnexpectedRollbackException | ConcurrencyFailureException somethingElseWasDoneWithTheCase) {
        if (tried == TRIES) {
          throw somethingElseWasDoneWithTheCase;
        }
      }
    }
  }

  private Answer together(SiteVisit visit, Viewer viewer, TransactionStatus status) {
    Answer prepared = prepare(visit, viewer);
    if (!(prepared instanceof Answer.Done done) || done.before()) {
      return prepared;
    }
    Answer answer = record(visit, viewer, done.sealed());
    if (answer instanceof Answer.Refused) {
      status.setRollbackOnly();
    }
    return answer;
  }

  private Answer prepare(SiteVisit visit, Viewer viewer) {
    entries.queueFor(visit.id());
    Optional<Sealed> before = last(visit.id());
    if (before.isPresent() && (before.get().sealedAt() == null || !sentBack(visit, before.get()))) {
      return new Answer.Done(before.get(), before.get().sealedAt() != null);
    }
    if (!visits.team(visit.id()).equals(visit.team())) {
      return new Answer.Open(List.of(Finding.ofField("officers", "inspection.visit.seal.team")));
    }
    SiteState state = SiteState.of(entries.of(visit.id()));
    Set<String> kept = photos.kept(visit.id());
    List<Finding> open = new ArrayList<>(checks.blocks(visit, state));
    open.addAll(SealChecks.open(visit, state, kept, checks.today(visit), checks.day(visit, state)));
    if (!open.isEmpty()) {
      return new Answer.Open(open);
    }
    String number = onSite.matter(visit).orElseThrow().number();
    String body = SiteRecord.of(visit, state, number, id -> photos.digest(visit.id(), id).orElseThrow(), onSite::certificate);
    String sha256 = Digests.sha256Hex(body.getBytes(StandardCharsets.UTF_8));
    int no = before.map(Sealed::no).orElse(0) + 1;
    jdbc.sql("insert into inspection_record (visit, no, last_seq, body, sha256, prepared_by, prepared_at) values (?, ?, ?, ?, ?, ?, ?)")
        .params(visit.id(), no, state.seq(), body, sha256, viewer.person(), Timestamp.from(clock.instant()))
        .update();
    return new Answer.Done(new Sealed(no, state.seq(), body, sha256, viewer.person(), null), false);
  }

  private Answer record(SiteVisit visit, Viewer viewer, Sealed prepared) {
    Case matter = onSite.matter(visit).orElseThrow();
    SiteState state = SiteState.of(entries.of(visit.id()).stream().filter(entry -> entry.seq() <= prepared.lastSeq()).toList());
    Command.Take take = new Command.Take(
        new Actor.Staff(viewer), clock.instant(), "inspection.record/" + visit.id() + "/" + prepared.no(), matter.id(), 0, OnSite.RECORD, input(visit, state, prepared));
    return switch (VisitJudge.take(casework, take)) {
      case Outcome.Moved moved -> {
        jdbc.sql("update inspection_record set sealed_at = coalesce(sealed_at, ?) where visit = ? and no = ?")
            .params(Timestamp.from(clock.instant()), visit.id(), prepared.no())
            .update();
        yield new Answer.Done(last(visit.id()).orElseThrow(), false);
      }
      case Outcome.Refused refused -> new Answer.Refused(matter, refused);
    };
  }

  private Map<String, Object> input(SiteVisit visit, SiteState state, Sealed prepared) {
    Signature party = Objects.requireNonNull(state.signature(SiteState.PARTY));
    Map<String, Object> input = new HashMap<>();
    input.put("result", state.result());
    input.put("problems", SealChecks.problems(visit, state));
    input.put("checked", SealChecks.checked(visit, state));
    input.put("summary", state.summary());
    input.put("spoken", state.spoken());
    input.put("signed", party.given() ? "signed" : party.way());
    input.put("record", prepared.sha256());
    input.put("inspectedAt", SiteRecord.inspectedAt(state).toString());
    if (state.result().equals(ORDERED)) {
      input.put("demands", state.order().isEmpty() ? state.summary() : state.order());
      if (!state.orderBy().isEmpty()) {
        input.put("correctBy", state.orderBy());
      }
    }
    if (party.way().equals("refused")) {
      input.put("refusal", party.reason());
      entries.secret(party.entry())
          .map(secret -> SiteState.JSON.readTree(secret).path("witness").asString(""))
          .ifPresent(witness -> input.put("witness", witness));
    }
    return input;
  }
}
