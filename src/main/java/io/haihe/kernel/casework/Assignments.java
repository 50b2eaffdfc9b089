package io.haihe.kernel.casework;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may claim or hand over a desk or a task, and who has any part in a case. */
final class Assignments {

  static final int LONGEST_WHY = 500;

  private Assignments() {}

  /** One may claim what lies on one's own desk; handing to others takes that seat too, or the head of its unit. The platform hands over what was drawn. */
  static Optional<By> permit(Permits permits, Command.Assign command, Case now, @Nullable Task task) {
    Desk spot = task == null ? now.desk() : new Desk(task.role(), task.unit(), task.place(), task.assignee());
    if (spot != null && command.actor() instanceof Actor.Clock) {
      return Optional.of(By.SYSTEM);
    }
    if (spot == null || !(command.actor() instanceof Actor.Staff staff)) {
      return Optional.empty();
    }
    return staff.viewer().seats().stream()
        .filter(seat -> seat.serves(now.scenario()) && (sits(permits, seat, spot) || heads(seat, spot, command)))
        .findFirst()
        .map(seat -> Permits.by(staff.viewer().person(), seat));
  }

  /** Whether who is to have it may claim it themselves, by a seat that serves the scenario, and sees it. The draw of the platform has judged for itself. */
  static boolean reaches(Permits permits, Directory directory, Command.Assign command, Case now, @Nullable Task task) {
    return switch (command.actor()) {
      case Actor.Staff staff when command.person() != 0 && command.person() != staff.viewer().person() ->
          directory.person(command.person(), command.at())
              .filter(receiver -> Sightline.sees(receiver, now, directory))
              .map(receiver -> new Command.Assign(
                  new Actor.Staff(receiver), command.at(), null, command.caseId(), 0, command.task(), command.person()))
              .flatMap(claim -> permit(permits, claim, now, task))
              .isPresent();
      default -> true;
    };
  }

  static boolean sits(Permits permits, Seat seat, Desk spot) {
    return seat.role() == spot.role() && permits.lies(spot.unit(), spot.place(), seat.unit());
  }

  private static boolean heads(Seat seat, Desk spot, Command.Assign command) {
    return seat.role() == Role.UNIT_HEAD && seat.unit().id() == spot.unit() && command.person() != 0;
  }

  /** Whoever sees a case may add a note to it; auditors only read. What opened it may bring what belongs to it. */
  static Optional<By> anyPart(Actor actor, Case now, Directory directory) {
    return switch (actor) {
      case Actor.Staff staff -> parts(staff, now, directory)
          .findFirst()
          .map(seat -> Permits.by(staff.viewer().person(), seat));
      case Actor.Reporter reporter -> Optional.of(By.REPORTER);
      case Actor.Clock clock -> Optional.of(By.SYSTEM);
      case Actor.Other other -> Optional.of(other.by());
      case Actor.Importer importer ->
          Optional.of(new By(By.Kind.IMPORT, importer.person(), null, importer.unit(), 0));
    };
  }

  private static Stream<Seat> parts(Actor.Staff staff, Case now, Directory directory) {
    return staff.viewer().seats().stream()
        .filter(seat -> seat.role() != Role.AUDITOR && Sightline.reaches(seat, now, directory));
  }
}
