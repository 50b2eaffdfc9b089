package io.haihe.modules.management;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.casework.Undoing;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Offers to take back what a member of staff just did. */
@Component
class Undos {

  private final Cases cases;
  private final People people;

  Undos(Cases cases, People people) {
    this.cases = cases;
    this.people = people;
  }

  /** @return null where there is nothing to take back */
  @Nullable UndoView of(Viewer viewer, Case now, Instant at) {
    return cases.undoing(viewer, now, at).map(undoing -> view(now, undoing)).orElse(null);
  }

  private UndoView view(Case now, Undoing undoing) {
    String before = undoing.before() == 0 ? "" : people.nameOf(undoing.before());
    return new UndoView(now.number(), undoing.entry().seq(), before, Undoing.WHILE.toMinutes(), CommandKeys.fresh());
  }

  /**
   * What takes it back.
   *
   * @param entry number of what is to be taken back
   * @return empty if that cannot be taken back, or not any more
   */
  Optional<Command.OnCase> command(Viewer viewer, Case now, int entry, String key, Instant at) {
    return cases.undoing(viewer, now, at)
        .filter(undoing -> undoing.entry().seq() == entry)
        .map(undoing -> new Command.Assign(
            new Actor.Staff(viewer), at, key, now.id(), undoing.entry().seq(), undoing.task(), undoing.before()));
  }

  /** The answer where there is no {@link #command}. */
  static Outcome over() {
    return new Refused(Reason.TOO_LATE, "", List.of(Finding.ofField("entry", "management.undo.over")), List.of());
  }
}
