package io.haihe.modules.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The days of the inspections that are played")
class ProgrammeTest {

  private static final int FEWEST = 6;
  private static final int BEGUN = 7;

  /** Each day from one Christmas to the second but one after it: two New Years, and a 29th of February. */
  static Stream<LocalDate> beginnings() {
    return LocalDate.of(2026, 12, 25).datesUntil(LocalDate.of(2028, 12, 25));
  }

  private static List<String> played() {
    Programme programme = DemoFile.programme();
    return Stream.concat(
            programme.plans().stream().flatMap(plan -> plan.tasks().stream()).map(Programme.Task::days), programme.targeted().stream().map(Programme.Targeted::days))
        .toList();
  }

  @ParameterizedTest(name = "begun on {0}")
  @MethodSource("beginnings")
  void areOfOneYearAndOverUnderWayOrToComeAsTheProgrammeHasIt(LocalDate today) {
    assertThat(played()).hasSizeGreaterThan(10).allSatisfy(said -> {
      int[] ends = Programme.range(said);
      Programme.Days days = Programme.days(said, today);
      assertThat(days.from().getYear()).as("a plan is of one year").isEqualTo(days.until().getYear());
      assertThat(ChronoUnit.DAYS.between(days.from(), days.until())).as("days enough to visit somebody").isGreaterThanOrEqualTo(FEWEST);
      if (ends[1] < 0) {
        assertThat(days.until()).isBefore(today);
      } else if (ends[0] > 0) {
        assertThat(days.from()).isAfter(today);
      } else {
        assertThat(days.from().plusDays(BEGUN)).as("some were visited already, and not before the first day").isBeforeOrEqualTo(today);
        assertThat(days.until()).as("it has not ended, or a few days ago").isAfterOrEqualTo(today.minusDays(BEGUN));
      }
    });
  }
}
