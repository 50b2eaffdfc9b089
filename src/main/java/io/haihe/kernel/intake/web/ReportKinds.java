package io.haihe.kernel.intake.web;

import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Retirement;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
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
    return offered((scenario, type) -> type.intake().reporter());
  }

  /** Those one of the viewer's seats may open. */
  List<ReportKind> of(Viewer viewer) {
    return offered((scenario, type) -> viewer.seats().stream().anyMatch(opens(scenario, type)));
  }

  private static Predicate<Seat> opens(Scenario scenario, CaseType type) {
    return seat -> type.intake().by().contains(seat.role()) && seat.serves(scenario.key());
  }

  /** Why a scenario that stood here is not taken any more. */
  Optional<Retirement> retirement(String scenario) {
    return scenarios.retirement(scenario);
  }

  private List<ReportKind> offered(BiPredicate<Scenario, CaseType> may) {
    return scenarios.open().stream().flatMap((Scenario scenario) -> {
      List<CaseType> types = scenario.types().values().stream().filter(type -> may.test(scenario, type)).toList();
      return types.stream().map(type -> new ReportKind(scenario, type, types.size() == 1));
    }).toList();
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
