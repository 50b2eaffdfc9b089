package io.haihe.modules.inspection.plan;

import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.draw.RedrawReason;
import io.haihe.modules.inspection.plan.VisitStore.Drawn;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.register.Recusal;
import io.haihe.modules.inspection.register.Recusals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who does not come in although the deck has them next, as things stand since the pools were frozen. */
@Component
class PassedOver {

  private final Recusals recusals;
  private final LeftOfficers left;
  private final Places places;

  PassedOver(Recusals recusals, LeftOfficers left, Places places) {
    this.recusals = recusals;
    this.left = left;
    this.places = places;
  }

  /**
   * Why somebody is passed over.
   *
   * @param recusal by which, or null where it is no recusal
   */
  record Why(Officer officer, RedrawReason reason, @Nullable Recusal recusal) {}

  /** Empty where they may come in. */
  Optional<Why> why(Officer officer, Drawn visit, PlannedTask task, Instant now) {
    if (officer.status() != Officer.Status.ACTIVE || officer.validUntil().isBefore(task.until()) || !left.among(List.of(officer)).isEmpty()) {
      return Optional.of(new Why(officer, RedrawReason.LEFT, null));
    }
    LocalDate today = LocalDate.ofInstant(now, places.calendar(task.place()).zone());
    return recusals.counting(visit.id(), List.of(officer.id()), today).stream().findFirst().map(recusal -> new Why(officer, reason(recusal), recusal));
  }

  private static RedrawReason reason(Recusal recusal) {
    return switch (recusal.reason()) {
      case INTEREST -> RedrawReason.INTEREST;
      case RELATION -> RedrawReason.RELATION;
      case DECLARED -> RedrawReason.DECLARED;
    };
  }
}
