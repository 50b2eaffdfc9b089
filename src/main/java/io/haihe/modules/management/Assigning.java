package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Desk;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.intake.form.Option;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.management.CaseView.AssignView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may take or be given a desk or a task. */
@Component
class Assigning {

  private final Cases cases;
  private final People people;
  private final Places places;

  Assigning(Cases cases, People people, Places places) {
    this.cases = cases;
    this.people = people;
    this.places = places;
  }

  /** @return null where the viewer may neither claim nor give it */
  @Nullable AssignView of(Locale locale, Viewer viewer, Case now, int task, Instant at) {
    Desk spot = spot(now, task).orElse(null);
    boolean claim = spot != null && cases.mayAssign(viewer, now, task, viewer.person(), at);
    List<Option> colleagues =
        spot == null
            ? List.of()
            : colleagues(viewer, now, task, spot, at).stream()
                .map(person -> new Option(Long.toString(person), people.nameOf(person), person == spot.assignee()))
                .toList();
    if (spot == null || !claim && colleagues.isEmpty()) {
      return null;
    }
    boolean mine = spot.assignee() == viewer.person();
    String name = spot.assignee() == 0 ? "" : people.nameOf(spot.assignee());
    boolean release = spot.assignee() != 0 && cases.mayAssign(viewer, now, task, 0, at);
    return new AssignView(task, name, viewer.person(), claim && !mine, release, colleagues, CommandKeys.fresh());
  }

  /** The desk, or else the first task, that the viewer may take: its number; empty for nothing. */
  Optional<Integer> claimable(Viewer viewer, Case now, Instant at) {
    return IntStream.concat(IntStream.of(0), now.openTasks().stream().mapToInt(Task::no))
        .boxed()
        .filter(task -> cases.mayAssign(viewer, now, task, viewer.person(), at))
        .findFirst();
  }

  private static Optional<Desk> spot(Case now, int task) {
    if (task == 0) {
      return Optional.ofNullable(now.desk());
    }
    return Optional.ofNullable(now.tasks().get(task))
        .map(asked -> new Desk(asked.role(), asked.unit(), asked.place(), asked.assignee()));
  }

  /** Those who work on such cases there. May one of them be given it, so may all: the question is asked once. */
  private List<Long> colleagues(Viewer viewer, Case now, int task, Desk spot, Instant at) {
    List<Long> there =
        viewer.seats().stream()
            .filter(seat -> sits(seat, spot))
            .flatMap(seat -> people.holders(spot.role(), seat.unit().id(), Set.of(now.scenario()), at).stream())
            .distinct()
            .filter(person -> person != viewer.person())
            .toList();
    return there.stream().limit(1).anyMatch(person -> cases.mayAssign(viewer, now, task, person, at)) ? there : List.of();
  }

  private boolean sits(Seat seat, Desk spot) {
    boolean there =
        spot.unit() != 0
            ? seat.unit().id() == spot.unit()
            : spot.place() != null && places.get(seat.unit().place()).covers(spot.place());
    return there && (seat.role() == spot.role() || seat.role() == Role.UNIT_HEAD);
  }
}
