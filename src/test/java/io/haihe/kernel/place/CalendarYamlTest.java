package io.haihe.kernel.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarYamlTest {

  @ParameterizedTest
  @ValueSource(strings = {"china", "plain"})
  void writesWhatReadsBackTheSame(String key) {
    CalendarDefinition calendar = CalendarDefinition.builtIn(key);

    assertThat(CalendarDefinition.parse("written.yaml", CalendarYaml.write(calendar))).isEqualTo(calendar);
  }

  @Test
  void writesAnyCalendarSoThatItReadsBackTheSame() {
    Random dice = new Random(7);
    for (int i = 0; i < 500; i++) {
      CalendarDefinition calendar = random(dice);
      assertThat(CalendarDefinition.parse("written.yaml", CalendarYaml.write(calendar))).isEqualTo(calendar);
    }
  }

  private static CalendarDefinition random(Random dice) {
    Set<DayOfWeek> week = EnumSet.of(DayOfWeek.of(1 + dice.nextInt(7)));
    dice.ints(3, 1, 8).forEach(day -> week.add(DayOfWeek.of(day)));
    Set<LocalDate> off = days(dice);
    Set<LocalDate> work = days(dice);
    work.removeAll(off);
    int lunch = 3600 * (9 + dice.nextInt(4)) + dice.nextInt(60);
    LocalDate from = LocalDate.of(2020, 1, 1).plusDays(dice.nextInt(900));
    boolean known = dice.nextBoolean();
    return new CalendarDefinition(
        "any", week, List.of(new Shift(8 * 3600, lunch), new Shift(lunch + 60, 86_400)), off, work, known ? from : null,
        known ? from.plusDays(dice.nextInt(1000)) : null);
  }

  private static Set<LocalDate> days(Random dice) {
    Set<LocalDate> days = new HashSet<>();
    dice.ints(dice.nextInt(40), 0, 1200).forEach(day -> days.add(LocalDate.of(2023, 6, 1).plusDays(day)));
    return days;
  }
}
