package io.haihe.kernel.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.haihe.platform.BadInput;
import org.junit.jupiter.api.Test;

class CalendarDefinitionTest {

  @Test
  void saysEverythingThatIsWrongAtOnceWithItsLine() {
    String yaml =
        """
        key: mine
        known: { from: "2026-01-01" }
        week: [monday, someday]
        shifts: ["08:00-12:00", "11:00-13:00", "18:00-06:00"]
        off: ["2026-02-30"]
        work: ["2026-03-05/2026-03-01"]
        lunch: none
        """;
    BadInput wrong = catchThrowableOfType(BadInput.class, () -> CalendarDefinition.parse("mine.yaml", yaml));
    assertThat(wrong.findings())
        .extracting(finding -> finding.line() + " " + finding.code())
        .containsExactlyInAnyOrder(
            "2 place.calendar.bound",
            "3 place.calendar.weekday",
            "4 place.calendar.shift",
            "1 place.calendar.overlap",
            "5 place.calendar.date",
            "6 place.calendar.span",
            "7 place.yaml.unknown-field");
    assertThat(wrong.findings()).allMatch(finding -> "mine.yaml".equals(finding.file()) && finding.column() > 0);
  }

  @Test
  void saysWhereYamlBreaks() {
    BadInput wrong = catchThrowableOfType(BadInput.class, () -> CalendarDefinition.parse("a.yaml", "key: a\nweek: [mon"));
    assertThat(wrong.findings()).singleElement().satisfies(finding -> {
      assertThat(finding.code()).isEqualTo("place.yaml.syntax");
      assertThat(finding.line()).isGreaterThanOrEqualTo(2);
    });
  }

  @Test
  void refusesACalendarThatDoesNotExist() {
    assertThatThrownBy(() -> CalendarDefinition.builtIn("moon")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CalendarDefinition.builtIn("../calendars/china")).isInstanceOf(IllegalArgumentException.class);
  }
}
