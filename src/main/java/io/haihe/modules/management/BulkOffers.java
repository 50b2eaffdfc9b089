package io.haihe.modules.management;

import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.intake.form.Option;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.Transition;
import io.haihe.modules.management.WorkView.Offers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What may be done to several cases of a list at once. */
@Component
class BulkOffers {

  private static final int MOST_COLLEAGUES = 100;

  private final CurrentScenarios scenarios;
  private final CaseWords words;
  private final People people;

  BulkOffers(CurrentScenarios scenarios, CaseWords words, People people) {
    this.scenarios = scenarios;
    this.words = words;
    this.people = people;
  }

  Offers of(Locale locale, Viewer viewer, List<CaseRow> rows, Instant now) {
    return new Offers(UUID.randomUUID().toString(), steps(locale, viewer, rows), colleagues(viewer, rows, now));
  }

  private List<Option> steps(Locale locale, Viewer viewer, List<CaseRow> rows) {
    List<Option> steps = new ArrayList<>();
    scenarios.ids().forEach((key, id) -> {
      List<CaseRow> own = rows.stream().filter(row -> row.scenario().equals(key)).toList();
      scenarios.version(id).types().values().stream()
          .flatMap(type -> type.transitions().values().stream())
          .filter(transition -> transition.bulk() && mayTake(viewer, transition))
          .filter(transition -> own.stream().anyMatch(row -> transition.from().contains(row.state())))
          .map(transition -> new Option(
              "take:" + key + ":" + transition.key(),
              words.scenario(locale, id, "transitions." + transition.key()),
              false))
          .distinct()
          .forEach(steps::add);
    });
    return steps;
  }

  private static boolean mayTake(Viewer viewer, Transition transition) {
    return transition.by().stream().map(Permit::role).anyMatch(role -> role != null && viewer.has(role));
  }

  /** Those who hold the same seats as the viewer, and, for the head of a unit, its handlers, for one of the listed scenarios at least. */
  private List<Option> colleagues(Viewer viewer, List<CaseRow> rows, Instant now) {
    Set<String> listed = rows.stream().map(CaseRow::scenario).collect(Collectors.toSet());
    return viewer.seats().stream()
        .filter(seat -> seat.role().reach() != Role.Reach.NONE)
        .flatMap(seat -> people.holders(handing(seat), seat.unit().id(), listed, now).stream())
        .distinct()
        .filter(person -> person != viewer.person())
        .limit(MOST_COLLEAGUES)
        .map(person -> new Option("assign:" + person, people.nameOf(person), false))
        .toList();
  }

  private static Role handing(Seat seat) {
    return seat.role() == Role.UNIT_HEAD ? Role.HANDLER : seat.role();
  }
}
