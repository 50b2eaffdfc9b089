package io.haihe.modules.inspection.open;

import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.MarkKind;
import io.haihe.modules.inspection.register.Marks;
import io.haihe.modules.inspection.register.Parties;
import io.haihe.modules.inspection.register.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes marks of credit of results. A result counts when it is published, the time to object is over and no objection is open: when its case is
 * closed. So nothing that may yet be changed counts. Done twice, it is done once.
 */
@Component
public class CreditMarks {

  private static final int BATCH = 100;
  private static final String ORDER_WITHDRAWN = "orderWithdrawn";

  private final ResultStore store;
  private final Marks marks;
  private final Parties parties;
  private final Places places;
  private final TransactionOperations transaction;

  CreditMarks(ResultStore store, Marks marks, Parties parties, Places places, TransactionOperations transaction) {
    this.store = store;
    this.marks = marks;
    this.parties = parties;
    this.places = places;
    this.transaction = transaction;
  }

  /** All that is due. */
  public void settle() {
    boolean more;
    do {
      more = Boolean.TRUE.equals(transaction.execute(status -> batch()));
    } while (more);
  }

  private boolean batch() {
    List<Long> due = store.creditDue(BATCH);
    store.results(due).values().forEach(this::visit);
    Map<Long, Rectification> corrections = store.rectifications(due);
    Map<Long, Result> visits = store.results(corrections.values().stream().map(Rectification::visitCase).toList());
    corrections.values().forEach(one -> correction(one, visits.get(one.visitCase())));
    return due.size() == BATCH;
  }

  private void visit(Result one) {
    MarkKind kind = kind(one);
    Instant closed = one.closedAt();
    if (closed != null && kind != null) {
      party(one).ifPresent(party -> marks.add(party.id(), kind, day(one.inspectedAt(), closed), one.number()));
    }
  }

  /** What a result says of the party; null where it says nothing. */
  static @Nullable MarkKind kind(Result one) {
    return one.outcome()
        .map(outcome -> switch (outcome) {
          case NO_PROBLEM -> one.problems() > 0 ? MarkKind.PROBLEM_FOUND : MarkKind.NO_PROBLEM;
          case NOT_DISCLOSED -> MarkKind.NOT_DISCLOSED;
          case CONCEALED_OR_FALSE -> MarkKind.CONCEALED_OR_FALSE;
          case UNREACHABLE -> MarkKind.UNREACHABLE;
          case ORDERED_TO_CORRECT -> MarkKind.ORDERED_TO_CORRECT;
          case UNCOOPERATIVE -> MarkKind.UNCOOPERATIVE;
          case NOT_IN_BUSINESS, PENDING -> one.problems() > 0 ? MarkKind.PROBLEM_FOUND : null;
        })
        .orElse(null);
  }

  /** Whether an order was followed counts once the visit itself does; that it was taken back takes back what it had brought. */
  private void correction(Rectification one, @Nullable Result visit) {
    Instant ended = one.endedAt();
    if (visit == null || visit.closedAt() == null || ended == null) {
      return;
    }
    Optional<Party> party = party(visit);
    if (party.isEmpty()) {
      return;
    }
    LocalDate day = day(ended, ended);
    switch (one.state()) {
      case Rectification.CORRECTED -> {
        if (one.inTime()) {
          marks.add(party.get().id(), MarkKind.CORRECTED_IN_TIME, day, one.number());
        }
      }
      case Rectification.REFERRED -> marks.add(party.get().id(), MarkKind.NOT_CORRECTED, day, one.number());
      case Rectification.WITHDRAWN -> marks.withdraw(party.get().id(), visit.number(), ORDER_WITHDRAWN);
      default -> { }
    }
  }

  private Optional<Party> party(Result one) {
    return parties.byCode(one.partyCode());
  }

  private LocalDate day(@Nullable Instant at, Instant otherwise) {
    return LocalDate.ofInstant(at == null ? otherwise : at, places.zone());
  }
}
