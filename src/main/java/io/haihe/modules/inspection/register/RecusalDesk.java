package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.Authority;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Declares and ends recusals as somebody entered them. */
@Component
public class RecusalDesk {

  private static final int LONGEST = 300;

  private final Recusals recusals;
  private final Parties parties;
  private final RegisterLog log;
  private final RecusalNews news;
  private final Superiors superiors;
  private final Credit days;
  private final Clock clock;

  RecusalDesk(Recusals recusals, Parties parties, RegisterLog log, RecusalNews news, Superiors superiors, Credit days, Clock clock) {
    this.recusals = recusals;
    this.parties = parties;
    this.log = log;
    this.news = news;
    this.superiors = superiors;
    this.days = days;
    this.clock = clock;
  }

  /** @throws BadInput with everything wrong in it */
  @Transactional
  void declare(Officer officer, RecusalEntered entered, LocalDate today, Authority by) {
    List<Finding> wrong = new ArrayList<>();
    Optional<Party> party = parties.byCode(entered.party().strip().toUpperCase(Locale.ROOT));
    if (party.isEmpty()) {
      wrong.add(Finding.ofField("party", "inspection.register.recusal.party", entered.party()));
    }
    Optional<Recusal.Reason> reason =
        Arrays.stream(Recusal.Reason.values()).filter(known -> known.name().equals(entered.reason())).findFirst();
    if (reason.isEmpty()) {
      wrong.add(Finding.ofField("reason", "inspection.register.recusal.reason"));
    }
    Optional<LocalDate> until = until(entered.until(), today, wrong);
    if (by.person() != officer.person()) {
      why(entered.why()).ifPresent(wrong::add);
    }
    if (!wrong.isEmpty()) {
      throw new BadInput(wrong);
    }
    enter(officer, party.orElseThrow(), reason.orElseThrow(), until.orElse(null), by, entered.why().strip());
  }

  /** What is wrong with a reason that must be there. */
  private static Optional<Finding> why(String why) {
    return why.isBlank() || why.strip().length() > LONGEST
        ? Optional.of(Finding.ofField("why", "inspection.register.recusal.whose", LONGEST))
        : Optional.empty();
  }

  /**
   * Enters one that was decided on elsewhere; the same again, while it holds, changes nothing. The heads of an officer who is drawn for the party are
   * told, since its record is not sealed until somebody else goes.
   *
   * @param until the last day on which it holds, or null for no end
   * @param why for what somebody else than the officer enters it, who is told; not asked of the officer
   */
  @Transactional
  public void enter(Officer officer, Party party, Recusal.Reason reason, @Nullable LocalDate until, Authority whose, String why) {
    Instant now = clock.instant();
    long by = whose.person();
    boolean own = by == officer.person();
    boolean centre = !own && !superiors.leads(officer.unit(), by, now);
    if (recusals.declare(officer.id(), party.id(), reason, until, whose, centre, own ? "" : why, now)) {
      log.add(
          now, by, RegisterLog.Kind.RECUSAL_DECLARED, officer.certificate(), officer.id(), party.code() + " " + reason + (own ? "" : ": " + why));
      if (!own) {
        news.tell(
            officer, "recusal " + party.code() + " " + now, "inspection.register.recusal.news.declared", party, why, by, now);
        news.toCentre(officer, party, why, by, now);
      }
      tellHeads(officer, party, by, now);
    }
  }

  private void tellHeads(Officer officer, Party party, long by, Instant now) {
    recusals.drawn(officer.id(), days.today(party.place())).stream()
        .filter(drawn -> drawn.partyId() == party.id())
        .forEach(drawn -> news.toHeads(officer, drawn, by, now));
  }

  /**
   * A second person says that it is so: from now on it counts. Once more changes nothing.
   *
   * @throws BadInput if it is whoever entered it, or acts by the same one's seat
   */
  @Transactional
  void confirm(Officer officer, Recusal recusal, Authority whose) {
    if (!recusal.own() && recusal.declaredBy(whose)) {
      throw new BadInput(Finding.ofField("id", "inspection.register.recusal.confirm.self"));
    }
    Instant now = clock.instant();
    long by = whose.person();
    if (recusals.confirm(recusal.id(), by, now)) {
      Party party = parties.find(recusal.party()).orElseThrow();
      log.add(now, by, RegisterLog.Kind.RECUSAL_CONFIRMED, officer.certificate(), officer.id(), party.code() + " " + recusal.reason());
      tellHeads(officer, party, by, now);
    }
  }

  /**
   * The last day of a recusal as it was entered; empty for no end.
   *
   * @param wrong is told where it is no day, or one that is over
   */
  public static Optional<LocalDate> until(String text, LocalDate today, List<Finding> wrong) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      LocalDate until = LocalDate.parse(text.strip());
      if (!until.isBefore(today)) {
        return Optional.of(until);
      }
    } catch (DateTimeException none) {
      // said below
    }
    wrong.add(Finding.ofField("until", "inspection.register.recusal.until", text));
    return Optional.empty();
  }

  /**
   * From tomorrow it holds no more.
   *
   * @param why for what somebody else than the officer ends it, who is told; not asked of the officer
   * @throws BadInput if somebody else gives no reason
   */
  @Transactional
  void end(Officer officer, long recusal, LocalDate today, long by, String why) {
    Recusal known = recusals.find(recusal)
        .filter(found -> found.officer() == officer.id())
        .orElseThrow(() -> new NotFound(Finding.ofField("id", "inspection.register.recusal.unknown")));
    boolean own = by == officer.person();
    Optional<Finding> missing = own ? Optional.empty() : why(why);
    if (missing.isPresent()) {
      throw new BadInput(missing.get());
    }
    if (recusals.end(recusal, today)) {
      Instant now = clock.instant();
      Party party = parties.find(known.party()).orElseThrow();
      log.add(
          now, by, RegisterLog.Kind.RECUSAL_ENDED, officer.certificate(), officer.id(), party.code() + (own ? "" : ": " + why.strip()));
      if (!own) {
        news.tell(officer, "recusal " + recusal + " ended", "inspection.register.recusal.news.ended", party, why.strip(), by, now);
      }
    }
  }
}
