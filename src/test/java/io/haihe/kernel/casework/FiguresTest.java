package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.scenario.Indicator;
import io.haihe.kernel.scenario.Indicator.Show;
import io.haihe.kernel.scenario.Rule;
import io.haihe.kernel.scenario.RuleFailure;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final Instant WHEN = Instant.parse("2026-03-02T01:00:00Z");

  @Test
  void leaveOutACaseOnWhichARuleCannotBeWorkedOut() {
    Rule failing = rule(null);
    Figures.Part part = Figures.of(new Indicator.Ratio("kept", rule(WHEN), rule(true), failing, Show.PERCENT), Map.of());

    assertThat(part.of()).isZero();
    assertThat(part.count()).isZero();
  }

  @Test
  void countACaseOnWhichTheRulesHold() {
    Figures.Part part = Figures.of(new Indicator.Ratio("kept", rule(WHEN), rule(true), rule(true), Show.PERCENT), Map.of());

    assertThat(part).isEqualTo(new Figures.Part("kept", WHEN, 1, 1));
  }

  /** @param value what it gives; null for a rule that fails */
  private static Rule rule(@Nullable Object value) {
    return new Rule() {
      @Override
      public String source() {
        return "a rule";
      }

      @Override
      public Object evaluate(Map<String, Object> variables) {
        if (value == null) {
          throw new RuleFailure("divided by nothing", new ArithmeticException());
        }
        return value;
      }
    };
  }
}
