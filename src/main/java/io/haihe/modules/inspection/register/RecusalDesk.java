package io.haihe.modules.inspection.register;

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

  private final Recusals recusals;
  private final Parties parties;
  private final RegisterLog log;
  private final Clock clock;

  RecusalDesk(Recusals recusals, Parties parties, RegisterLog log, Clock clock) {
    this.recusals = recusals;
    this.parties = parties;
    this.log = log;
    this.clock = clock;
  }

  /** @throws BadInput with everything wrong in it */
  @Transactional
  void declare(Officer officer, RecusalEntered entered, LocalDate today, long by) {
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
    if (!wrong.isEmpty()) {
      throw new BadInput(wrong);
    }
    enter(officer, party.orElseThrow(), reason.orElseThrow(), until.orElse(null), by);
  }

  /**
   * Enters one that was decided on elsewhere; the same again, while it holds, changes nothing.
   *
   * @param until the last day on which it holds, or null for no end
   */
  @Transactional
  public void enter(Officer officer, Party party, Recusal.Reason reason, @Nullable LocalDate until, long by) {
    Instant now = clock.instant();
    if (recusals.declare(officer.id(), party.id(), reason, until, by, now)) {
      log.add(now, by, RegisterLog.Kind.RECUSAL_DECLARED, officer.certificate(), officer.id(), party.code() + " " + reason);
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

  /** From tomorrow it holds no more. */
  @Transactional
  void end(Officer officer, long recusal, LocalDate today, long by) {
    Recusal known = recusals.find(recusal)
        .filter(found -> found.officer() == officer.id())
        .orElseThrow(() -> new NotFound(Finding.ofField("id", "inspection.register.recusal.unknown")));
    if (recusals.end(recusal, today)) {
      String party = parties.find(known.party()).map(Party::code).orElse("");
      log.add(clock.instant(), by, RegisterLog.Kind.RECUSAL_ENDED, officer.certificate(), officer.id(), party);
    }
  }
}
