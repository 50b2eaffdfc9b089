package io.haihe.kernel.casework;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Indicator;
import io.haihe.kernel.scenario.RuleFailure;
import io.haihe.kernel.scenario.Scenarios;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What one case adds to the indicators of its scenario. */
@Component
public class Figures {

  private final CaseStore store;
  private final Scenarios scenarios;
  private final Directory directory;

  Figures(CaseStore store, Scenarios scenarios, Directory directory) {
    this.store = store;
    this.scenarios = scenarios;
    this.directory = directory;
  }

  /**
   * @param dated the instant that puts the case into a period
   * @param of its part of the denominator
   * @param count its part of the numerator
   */
  public record Part(String indicator, Instant dated, double of, double count) {}

  /**
   * All parts of one case, with what reports group by.
   *
   * @param unit the responsible unit, or 0
   */
  public record OfCase(
      long caseId, String scenario, String type, PlaceCode place, long unit, String category, List<Part> parts) {}

  /** Every case opened counts into the period it was opened in. */
  public static final String OPENED = "opened";

  /** Begins the name of a figure for each state: a case counts into the period it was opened in, under the state it is in now. */
  public static final String STATE = "state.";

  /** Begins the name of a figure for each category: cases by when they were opened, and how many of those have ended. */
  public static final String CATEGORY = "category.";

  /** Every case that has ended counts into the period it ended in. */
  public static final String ENDED = "ended";

  /** The parts of some cases as they stand; indicators they add nothing to are left out. The same cases give the same parts at any time. */
  public List<OfCase> of(Collection<Long> caseIds) {
    return store.find(caseIds).stream().map(this::of).toList();
  }

  /** The parts of a case as the first entries of its timeline have made it. */
  public OfCase of(List<Entry> timeline) {
    return of(Evolution.replay(timeline));
  }

  /** The parts of a case as it stood before an entry of its timeline, which is not the first. */
  public OfCase before(long caseId, int entry) {
    return of(store.timeline(caseId, 0).subList(0, entry - 1));
  }

  private OfCase of(Case now) {
    CaseType type = scenarios.version(now.scenarioVersion()).type(now.type());
    Map<String, Object> variables = Variables.of(type, now, now.updatedAt(), directory).map();
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(OPENED, now.openedAt(), 1, 1));
    parts.add(new Part(STATE + now.state(), now.openedAt(), 1, 1));
    parts.add(new Part(CATEGORY + now.category(), now.openedAt(), 1, now.ended() ? 1 : 0));
    if (now.closedAt() != null) {
      parts.add(new Part(ENDED, now.closedAt(), 1, 1));
    }
    type.indicators().values().stream()
        .flatMap(indicator -> indicator instanceof Indicator.Ratio ratio ? Stream.of(of(ratio, variables)) : Stream.empty())
        .filter(part -> part.of() != 0 && !part.dated().equals(Instant.EPOCH))
        .forEach(parts::add);
    return new OfCase(
        now.id(), now.scenario(), now.type(), now.place(), now.responsible(), now.category(), parts);
  }

  /** A case on which a rule of an indicator cannot be worked out does not count; the others still do. */
  static Part of(Indicator.Ratio ratio, Map<String, Object> variables) {
    try {
      double of = ratio.of().number(variables);
      double count = of == 0 ? 0 : ratio.count() == null ? of : ratio.count().number(variables);
      return new Part(ratio.key(), ratio.dated().instant(variables), of, count);
    } catch (RuleFailure failure) {
      return new Part(ratio.key(), Instant.EPOCH, 0, 0);
    }
  }
}
