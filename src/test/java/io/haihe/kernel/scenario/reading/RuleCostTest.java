package io.haihe.kernel.scenario.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import io.haihe.kernel.scenario.Rule;
import io.haihe.kernel.scenario.RuleFailure;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class RuleCostTest {

  private static final String DOUBLED =
      "[form.text]" + IntStream.range(0, 30).mapToObj(i -> ".map(x%d, x%d + x%d)".formatted(i, i, i)).collect(Collectors.joining())
          + "[0] != ''";
  private static final String GROWN =
      "[[form.text]]" + IntStream.range(0, 25).mapToObj(i -> ".map(x%d, x%d + x%d)".formatted(i, i, i)).collect(Collectors.joining())
          + ".size() > 0";
  private static final String NESTED =
      "form.ids.all(a, form.ids.all(b, form.ids.all(c, form.ids.all(d, a + b + c + d > 0))))";

  private final Problems problems = new Problems();

  @ParameterizedTest
  @ValueSource(strings = {
    "form.ids.exists(a, a == 3)",
    "form.ids.all(a, form.ids.exists_one(b, a == b))",
    "form.ids.filter(a, a > 2).map(a, a * 2).size() > 1",
    "form.text.contains('a') && form.text.matches('[a-z]+')",
    "sum(form.ids) > 3"
  })
  void takesOrdinaryRules(String rule) {
    read(rule);
    assertThat(problems.errors()).isEmpty();
  }

  @Test
  void refusesRulesThatCouldRunOrGrowWithoutEnd() {
    for (String rule : List.of(DOUBLED, GROWN, NESTED)) {
      read(rule);
    }
    assertThat(problems.errors()).extracting(finding -> finding.code())
        .containsExactly("scenario.rule.cost", "scenario.rule.cost", "scenario.rule.cost");
  }

  @Test
  void stopsARuleThatTurnsTooOften() {
    Rule rule = read("form.ids.all(a, form.ids.all(b, a + b > 0))");
    assertThat(problems.errors()).isEmpty();
    List<Long> many = LongStream.range(1, 500).boxed().toList();

    assertThatThrownBy(() -> rule.test(Map.of("form.ids", many)))
        .isInstanceOf(RuleFailure.class)
        .hasMessageContaining("form.ids.all");
    assertThat(rule.test(Map.of("form.ids", List.of(1L, 2L)))).isTrue();
    assertThat(rule.holds(Map.of("form.ids", many))).isFalse();
    assertThat(rule.holds(Map.of("form.ids", List.of(1L, 2L)))).isTrue();
  }

  private Rule read(String rule) {
    Map<String, CelType> names =
        Map.of("form.ids", ListType.create(SimpleType.INT), "form.text", SimpleType.STRING);
    SourceNode node =
        SourceReader.read("rules.yaml", "rule: \"" + rule + "\"\n", problems).orElseThrow().get("rule");
    return new RuleScope(names, "hostile", problems, false).truth(node);
  }
}
