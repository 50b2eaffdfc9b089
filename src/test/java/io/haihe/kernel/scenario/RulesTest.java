package io.haihe.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RulesTest {

  private static final CaseType TYPE = ScenarioLoader.load(Packages.MINIMAL).type("matter");
  private static final Instant DUE = Instant.parse("2025-06-16T09:30:00Z");

  private final Map<String, Object> variables = new HashMap<>();

  @Test
  void readsFactsByTheirDottedNames() {
    variables.put("facts.dispatches", 2L);
    assertThat(requirement("dispatch").test(variables)).isTrue();
    variables.put("facts.dispatches", 3L);
    assertThat(requirement("dispatch").test(variables)).isFalse();
  }

  @Test
  void takesTheEmptyValueForWhatIsMissing() {
    assertThat(requirement("dispatch").test(Map.of())).isTrue();
    assertThat(ratio("onTimeRate").dated().instant(Map.of())).isEqualTo(Instant.EPOCH);
    assertThat(ratio("onTimeRate").of().number(Map.of())).isZero();
  }

  @Test
  void comparesInstants() {
    variables.put("facts.acceptedAt", DUE.minusSeconds(100));
    variables.put("facts.closedAt", DUE);
    variables.put("due.handling", DUE);
    assertThat(count("onTimeRate").number(variables)).isEqualTo(1);
    variables.put("facts.closedAt", DUE.plusSeconds(1));
    assertThat(count("onTimeRate").number(variables)).isZero();
    assertThat(ratio("onTimeRate").dated().instant(variables)).isEqualTo(DUE);
  }

  @Test
  void givesTheUnitsATaskIsOpenedFor() {
    Effect.Open open = (Effect.Open) TYPE.transition("blow").orElseThrow().effects().getFirst();
    variables.put("input.units", List.of(4, 5L));
    assertThat(open.units().evaluate(variables)).isEqualTo(List.of(4L, 5L));
  }

  @Test
  void readsTheDataOfTheTaskThatATransitionEnds() {
    Effect.Extend extend = (Effect.Extend) TYPE.transition("grantMoreTime").orElseThrow().effects().getFirst();
    assertThat(extend.by().evaluate(Map.of("task.amount", 3))).isEqualTo(3L);
  }

  @Test
  void readsDatesAsAFormKeepsThem() {
    Effect.SetFact set = (Effect.SetFact) TYPE.transition("putOff").orElseThrow().effects().getFirst();
    assertThat(set.value().instant(Map.of("input.until", "2025-06-16T17:30:00+08:00"))).isEqualTo(DUE);
    assertThat(set.value().instant(Map.of("input.until", DUE))).isEqualTo(DUE);
    assertThat(set.value().instant(Map.of())).isEqualTo(Instant.EPOCH);
  }

  @Test
  void bringsNumbersToTheTypeTheyAreDeclaredWith() {
    variables.put("facts.score", 4);
    assertThat(count("ratingMean").number(variables)).isEqualTo(0.8);
  }

  @Test
  void namesTheRuleAndThePackageWhenOneFails() {
    variables.put("facts.dispatches", "three");
    assertThatThrownBy(() -> requirement("dispatch").test(variables))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("facts.dispatches < 3")
        .hasMessageContaining("minimal/scenario.yaml:");
  }

  @Test
  void givesEveryThreadTheSameAnswer() {
    Rule rule = count("onTimeRate");
    long met =
        IntStream.range(0, 20_000)
            .parallel()
            .filter(i -> rule.test(Map.of("facts.closedAt", DUE.plusSeconds(i % 2), "due.handling", DUE)))
            .count();
    assertThat(met).isEqualTo(10_000);
  }

  private static Rule requirement(String transition) {
    return TYPE.transition(transition).orElseThrow().require().getFirst().that();
  }

  private static Indicator.Ratio ratio(String key) {
    return (Indicator.Ratio) TYPE.indicators().get(key);
  }

  private static Rule count(String key) {
    return ratio(key).count();
  }
}
