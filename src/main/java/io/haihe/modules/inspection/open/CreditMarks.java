package io.haihe.modules.inspection.open;

import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.MarkKind;
import io.haihe.modules.inspection.register.Marks;
import io.haihe.modules.inspection.register.Parties;
import io.haihe.modules.inspection.register.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    Map<Long, Result> results = store.results(due);
    Map<Long, Rectification> corrections = store.rectifications(due);
    Map<Long, Result> visits = store.results(corrections.values().stream().map(Rectification::visitCase).toList());
    Map<String, Party> inspected =
        parties.byCodes(Stream.concat(results.values().stream(), visits.values().stream()).map(Result::partyCode).collect(Collectors.toSet()));
    Function<Result, Optional<Party>> party = result -> Optional.ofNullable(inspected.get(result.partyCode()));
    List<Marks.Happened> brought = new ArrayList<>();
    results.values().forEach(one -> party.apply(one).flatMap(whose -> visit(one, whose)).ifPresent(brought::add));
    corrections.values().forEach(one -> closed(visits.get(one.visitCase()))
        .flatMap(party)
        .flatMap(whose -> correction(one, whose))
        .ifPresent(brought::add));
    marks.add(brought);
    corrections.values().stream()
        .filter(one -> one.endedAt() != null && one.withdrawn())
        .forEach(one -> closed(visits.get(one.visitCase()))
            .ifPresent(visit -> party.apply(visit).ifPresent(whose -> marks.withdraw(whose.id(), visit.number(), ORDER_WITHDRAWN))));
    return due.size() == BATCH;
  }

  private Optional<Marks.Happened> visit(Result one, Party party) {
    MarkKind kind = kind(one);
    Instant closed = one.closedAt();
    return closed == null || kind == null
        ? Optional.empty()
        : Optional.of(new Marks.Happened(party.id(), kind, day(one.inspectedAt(), closed), one.number()));
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

  /** Whether an order was followed counts once the visit itself does; that it was taken back takes back what the visit had brought. */
  private static Optional<Result> closed(@Nullable Result visit) {
    return Optional.ofNullable(visit).filter(one -> one.closedAt() != null);
  }

  private Optional<Marks.Happened> correction(Rectification one, Party party) {
    Instant ended = one.endedAt();
    if (ended == null) {
      return Optional.empty();
    }
    MarkKind kind = switch (one.state()) {
      case Rectification.CORRECTED -> one.inTime() ? MarkKind.CORRECTED_IN_TIME : null;
      case Rectification.REFERRED -> MarkKind.NOT_CORRECTED;
      default -> null;
    };
    return Optional.ofNullable(kind).map(what -> new Marks.Happened(party.id(), what, day(ended, ended), one.number()));
  }

  private LocalDate day(@Nullable Instant at, Instant otherwise) {
    return LocalDate.ofInstant(at == null ? otherwise : at, places.zone());
  }
}
