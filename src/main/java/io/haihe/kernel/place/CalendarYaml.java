package io.haihe.kernel.place;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a calendar as a file that reads back the same. */
final class CalendarYaml {

  private CalendarYaml() {}

  static String write(CalendarDefinition calendar) {
    StringBuilder yaml = new StringBuilder("key: " + calendar.key() + "\n");
    if (calendar.knownFrom() != null && calendar.knownTo() != null) {
      yaml.append("known: { from: \"%s\", to: \"%s\" }\n".formatted(calendar.knownFrom(), calendar.knownTo()));
    }
    yaml.append("week: [").append(Stream.of(DayOfWeek.values())
        .filter(calendar.week()::contains)
        .map(day -> day.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "))).append("]\n");
    yaml.append("shifts: [").append(calendar.shifts().stream()
        .map(shift -> "\"" + time(shift.from()) + "-" + time(shift.to()) + "\"")
        .collect(Collectors.joining(", "))).append("]\n");
    days(yaml, "off", calendar.off());
    days(yaml, "work", calendar.work());
    return yaml.toString();
  }

  private static String time(int second) {
    String minutes = "%02d:%02d".formatted(second / 3600, second / 60 % 60);
    return second % 60 == 0 ? minutes : minutes + ":%02d".formatted(second % 60);
  }

  private static void days(StringBuilder yaml, String field, Set<LocalDate> days) {
    List<LocalDate> open = new ArrayList<>(days.stream().sorted().toList());
    if (open.isEmpty()) {
      return;
    }
    yaml.append(field).append(":\n");
    while (!open.isEmpty()) {
      LocalDate first = open.removeFirst();
      LocalDate last = first;
      while (!open.isEmpty() && open.getFirst().equals(last.plusDays(1)) && open.getFirst().getYear() == first.getYear()) {
        last = open.removeFirst();
      }
      yaml.append("  - \"").append(first).append(first.equals(last) ? "" : "/" + last).append("\"\n");
    }
  }
}
