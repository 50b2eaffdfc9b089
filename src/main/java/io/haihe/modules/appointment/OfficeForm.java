package io.haihe.modules.appointment;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.platform.Finding;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** What was entered about an office; nothing is lost when something is wrong. */
public record OfficeForm(
    long unit, String address, List<String> weekdays, String opens, String closes, String minutes, String capacity, String ahead,
    String change, String keep, String items, String closed, boolean open) {

  private static final int LONGEST = 200;

  static OfficeForm of(MultiValueMap<String, String> sent) {
    Function<String, String> one = name -> Optional.ofNullable(sent.getFirst(name)).orElse("").strip();
    String unit = one.apply("unit");
    return new OfficeForm(
        unit.matches("\\d{1,18}") ? Long.parseLong(unit) : 0, one.apply("address"), sent.getOrDefault("weekdays", List.of()),
        one.apply("opens"), one.apply("closes"), one.apply("minutes"), one.apply("capacity"), one.apply("ahead"), one.apply("change"),
        one.apply("keep"), one.apply("items"), one.apply("closed"), sent.containsKey("open"));
  }

  static OfficeForm fresh(long unit) {
    return new OfficeForm(unit, "", List.of("1", "2", "3", "4", "5"), "09:00", "17:00", "30", "2", "14", "120", "7", "", "", true);
  }

  static OfficeForm of(Office office) {
    return new OfficeForm(
        office.unit(), office.address(), office.weekdays().stream().map(day -> String.valueOf(day.getValue())).toList(),
        office.opens().toString(), office.closes().toString(), "" + office.minutes(), "" + office.capacity(), "" + office.daysAhead(),
        "" + office.change().toMinutes(), "" + office.keepDays(), String.join(" ", office.items()),
        office.closed().stream().map(LocalDate::toString).collect(Collectors.joining(" ")), office.open());
  }

  /** The office, with what is wrong put on the list. */
  Optional<Office> read(PlaceCode place, List<Finding> wrong) {
    LocalTime from = time("opens", opens, wrong);
    LocalTime until = time("closes", closes, wrong);
    if (!from.isBefore(until) && wrong.isEmpty()) {
      wrong.add(Finding.ofField("closes", "appointment.office.closes"));
    }
    if (address.length() > LONGEST) {
      wrong.add(Finding.ofField("address", "appointment.office.address.long", LONGEST));
    }
    int every = number("minutes", minutes, 5, 240, wrong);
    int many = number("capacity", capacity, 1, 100, wrong);
    int days = number("ahead", ahead, 1, 90, wrong);
    int before = number("change", change, 0, 10_080, wrong);
    int kept = number("keep", keep, 0, 365, wrong);
    List<LocalDate> off = dates(wrong);
    return wrong.isEmpty()
        ? Optional.of(new Office(
            unit, place, address, days(), from, until, every, many, days, Duration.ofMinutes(before), kept, words(items), off, open))
        : Optional.empty();
  }

  private Set<DayOfWeek> days() {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    weekdays.stream().filter(day -> day.matches("[1-7]")).map(day -> DayOfWeek.of(Integer.parseInt(day))).forEach(days::add);
    return days;
  }

  private List<LocalDate> dates(List<Finding> wrong) {
    List<LocalDate> dates = new ArrayList<>();
    for (String word : words(closed)) {
      try {
        dates.add(LocalDate.parse(word));
      } catch (DateTimeException none) {
        wrong.add(Finding.ofField("closed", "appointment.office.date", word));
      }
    }
    return dates;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("[\\s,;，；]+")).filter(word -> !word.isEmpty()).distinct().toList();
  }

  private static LocalTime time(String field, String text, List<Finding> wrong) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException none) {
      wrong.add(Finding.ofField(field, "appointment.office.time", text));
      return LocalTime.MIDNIGHT;
    }
  }

  private static int number(String field, String text, int least, int most, List<Finding> wrong) {
    if (text.matches("\\d{1,6}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
      return Integer.parseInt(text);
    }
    wrong.add(Finding.ofField(field, "appointment.office.number", least, most));
    return least;
  }
}
