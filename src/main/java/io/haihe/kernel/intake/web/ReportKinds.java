package io.haihe.kernel.intake.web;

import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Retirement;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be reported, by whom. */
@Component
class ReportKinds {

  private final Scenarios scenarios;

  ReportKinds(Scenarios scenarios) {
    this.scenarios = scenarios;
  }

  /** Open to everybody. */
  List<ReportKind> open() {
    return all().stream().filter(kind -> kind.type().intake().reporter()).toList();
  }

  /** Those one of the viewer's seats may open. */
  List<ReportKind> of(Viewer viewer) {
    return all().stream().filter(kind -> viewer.seats().stream().anyMatch(opens(kind))).toList();
  }

  private static Predicate<Seat> opens(ReportKind kind) {
    return seat -> kind.type().intake().by().contains(seat.role()) && seat.serves(kind.scenario().key());
  }

  /** Why a scenario that stood here is not taken any more. */
  Optional<Retirement> retirement(String scenario) {
    return scenarios.retirement(scenario);
  }

  private List<ReportKind> all() {
    return scenarios.open().stream()
        .flatMap((Scenario scenario) -> scenario.types().values().stream().map(type -> new ReportKind(scenario, type)))
        .toList();
  }

  /**
   * @param type null for the first of the scenario
   * @throws NotFound if it is not among them
   */
  static ReportKind find(List<ReportKind> kinds, String scenario, @Nullable String type) {
    return kinds.stream()
        .filter(kind -> kind.scenario().key().equals(scenario))
        .filter(kind -> type == null || type.isEmpty() || kind.type().key().equals(type))
        .findFirst()
        .orElseThrow(() -> new NotFound(Finding.ofField("scenario", "intake.report.unknown")));
  }
}
