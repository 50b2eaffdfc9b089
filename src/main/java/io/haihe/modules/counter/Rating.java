package io.haihe.modules.counter;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.Places;
import io.haihe.modules.counter.RatingNews.Rung;
import io.haihe.modules.counter.VisitRating.State;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Visits are rated (好差评, 一次一评): each ticket that was served once, for a while after. A bad rating is answered within a limit by whoever heads the
 * office or its hall, and whoever left a number is called back by somebody else. What is not answered in time goes up: to whoever heads the unit,
 * and two working days later to the command centre of the place, which may answer then. The limits are the city's own rule.
 */
@Component
class Rating {

  private static final Duration RATED_WITHIN = Duration.ofDays(15);
  private static final Duration WORDS_KEPT = Duration.ofDays(30);
  private static final Limit ANSWERED_WITHIN = limit("5 working-day");
  private static final Limit HEAD_ANSWERS_WITHIN = limit("2 working-day");
  private static final Limit CALLED_WITHIN = limit("3 working-day");
  private static final Set<Role> ANSWERING = EnumSet.of(Role.DUTY_CHIEF, Role.UNIT_HEAD);
  private static final Pattern PHONE = Pattern.compile("[0-9+ ()-]{5,24}");
  private static final int LONGEST = 1000;

  private final VisitRatingStore store;
  private final TicketStore tickets;
  private final Counters counters;
  private final Units units;
  private final Places places;
  private final RatingNews news;
  private final TransactionOperations transactions;
  private final Clock clock;

  Rating(
      VisitRatingStore store, TicketStore tickets, Counters counters, Units units, Places places, RatingNews news, TransactionOperations transactions,
      Clock clock) {
    this.store = store;
    this.tickets = tickets;
    this.counters = counters;
    this.units = units;
    this.places = places;
    this.news = news;
    this.transactions = transactions;
    this.clock = clock;
  }

  private static Limit limit(String words) {
    return Limit.parse(words).orElseThrow();
  }

  /** Whether a visit can be rated now: it was served, not too long ago, and was not rated before. */
  boolean open(Ticket ticket) {
    return inTime(ticket) && store.find(ticket.id()).isEmpty();
  }

  private boolean inTime(Ticket ticket) {
    return tickets.servedAt(ticket.id()).filter(at -> at.plus(RATED_WITHIN).isAfter(clock.instant())).isPresent();
  }

  /** @throws BadInput with all that is wrong with it, or why the visit cannot be rated */
  void rate(Ticket ticket, EnteredRating entered) {
    List<Finding> findings = new ArrayList<>();
    if (!entered.level().matches("[1-5]")) {
      findings.add(Finding.ofField("level", "counter.rating.noLevel"));
    }
    if (entered.words().strip().length() > LONGEST) {
      findings.add(Finding.ofField("words", "counter.rating.long", LONGEST));
    }
    String phone = entered.phone().strip();
    if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
      findings.add(Finding.ofField("phone", "counter.rating.phone"));
    }
    if (!inTime(ticket)) {
      findings.add(Finding.ofField("level", "counter.rating.late"));
    }
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
    Instant now = clock.instant();
    int level = Integer.parseInt(entered.level());
    boolean good = level >= VisitRating.GOOD;
    Boolean first = transactions.execute(status -> {
      boolean added =
          store.add(
              ticket, level, entered.words().strip(), good ? "" : phone, good ? null : due(ticket.unit(), ANSWERED_WITHIN),
              good ? now.plus(WORDS_KEPT) : null, now);
      if (added && !good) {
        tell(ticket.id(), Rung.OFFICE, now);
      }
      return added;
    });
    if (!Boolean.TRUE.equals(first)) {
      throw new BadInput(Finding.ofField("level", "counter.rating.again"));
    }
  }

  private void tell(long ticket, Rung rung, Instant now) {
    store.find(ticket).ifPresent(found -> news.tell(found, rung, now));
  }

  private Instant due(long unit, Limit limit) {
    return due(unit, clock.instant(), limit);
  }

  private Instant due(long unit, Instant from, Limit limit) {
    return places.calendar(units.get(unit).place()).due(from, limit).at();
  }

  /** What is late goes up, one step at a time; once, however often it is asked and by however many servers. */
  void raise() {
    Instant now = clock.instant();
    for (VisitRating late : store.toRaise(now)) {
      transactions.executeWithoutResult(status -> raise(late, now));
    }
  }

  private void raise(VisitRating late, Instant now) {
    boolean toHead = late.headAt() == null;
    boolean raised =
        toHead
            ? store.raiseToHead(late.ticket(), due(late.unit(), Objects.requireNonNull(late.dueAt()), HEAD_ANSWERS_WITHIN), now)
            : store.raiseToCentre(late.ticket(), now);
    if (raised) {
      news.tell(late, toHead ? Rung.HEAD : Rung.CENTRE, now);
    }
  }

  /** What somebody is to do something about, the most urgent first. */
  List<VisitRating> pending(Viewer viewer) {
    return store.pending(ids(counters.offices(viewer)), ids(counters.watched(viewer)));
  }

  int countPending(Viewer viewer) {
    List<Long> serving = ids(counters.offices(viewer));
    List<Long> watched = ids(counters.watched(viewer));
    return serving.isEmpty() && watched.isEmpty() ? 0 : store.countPending(serving, watched);
  }

  private static List<Long> ids(List<Unit> offices) {
    return offices.stream().map(Unit::id).toList();
  }

  /** Whoever serves there sees all that is to be done something about, a command centre what has gone up to it. */
  boolean sees(Viewer viewer, VisitRating rating) {
    return rating.state() != State.KEPT && counters.serves(viewer, rating.unit()) || isRaisedTo(viewer, rating);
  }

  private boolean isRaisedTo(Viewer viewer, VisitRating rating) {
    return rating.state() == State.OPEN && rating.centreAt() != null && counters.watches(viewer, rating.unit());
  }

  boolean answers(Viewer viewer, VisitRating rating) {
    return counters.serves(viewer, rating.unit()) && viewer.seats().stream().anyMatch(seat -> ANSWERING.contains(seat.role()))
        || isRaisedTo(viewer, rating);
  }

  /**
   * @param mended whether it was put right, or else is only explained
   * @throws BadInput if the answer is missing, or somebody else was faster
   */
  void answer(VisitRating rating, Viewer viewer, boolean mended, String answer) {
    String words = answer.strip();
    if (words.isEmpty() || words.length() > LONGEST) {
      throw new BadInput(Finding.ofField("answer", "counter.rating.noAnswer", LONGEST));
    }
    Instant now = clock.instant();
    boolean done =
        rating.phone()
            ? store.answer(rating.ticket(), mended, words, viewer.person(), State.ANSWERED, due(rating.unit(), CALLED_WITHIN), null, now)
            : store.answer(rating.ticket(), mended, words, viewer.person(), State.SETTLED, null, now.plus(WORDS_KEPT), now);
    requireDone(done);
  }

  /**
   * What came of the call.
   *
   * @param said by whoever was called
   * @throws BadInput if whoever served or answered calls, has not had the number shown, says nothing of the call, or somebody else was faster
   */
  void called(VisitRating rating, Viewer viewer, boolean content, String said) {
    if (!rating.calledBy(viewer.person())) {
      throw new BadInput(Finding.ofField("called", "counter.rating.own"));
    }
    if (!store.shown(rating.ticket(), viewer.person())) {
      throw new BadInput(Finding.ofField("called", "counter.rating.notShown"));
    }
    String words = said.strip();
    if (words.isEmpty() || words.length() > LONGEST) {
      throw new BadInput(Finding.ofField("said", "counter.rating.noSaid", LONGEST));
    }
    Instant now = clock.instant();
    requireDone(
        content || rating.reopened() > 0
            ? store.settle(rating.ticket(), words, viewer.person(), now.plus(WORDS_KEPT), now)
            : Boolean.TRUE.equals(transactions.execute(status -> reopen(rating, words, viewer, now))));
  }

  private boolean reopen(VisitRating rating, String said, Viewer viewer, Instant now) {
    boolean reopened = store.reopen(rating.ticket(), said, viewer.person(), due(rating.unit(), ANSWERED_WITHIN), now);
    if (reopened) {
      tell(rating.ticket(), Rung.OFFICE, now);
    }
    return reopened;
  }

  private static void requireDone(boolean done) {
    if (!done) {
      throw new BadInput(Finding.ofField("answer", "counter.rating.faster"));
    }
  }
}
