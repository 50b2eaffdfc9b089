package io.haihe.kernel.place;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a calendar file; says everything that is wrong with it at once. */
final class CalendarReader {

  private static final List<String> FIELDS = List.of("key", "known", "week", "shifts", "off", "work");
  private static final int LONGEST_SPAN = 366;
  static final int FIRST_YEAR = 1900;
  static final int LAST_YEAR = 2999;

  private final Findings findings;

  CalendarReader(String file) {
    findings = new Findings(file);
  }

  CalendarDefinition read(String yaml) {
    LocatedNode root = YamlFile.read(yaml, findings);
    findings.throwIfAny();
    YamlFile.onlyFields(root, FIELDS, findings);
    LocatedNode key = root.get("key");
    if (key == null) {
      findings.error(root, "key", "place.calendar.no-key");
    }
    Set<DayOfWeek> week = week(root);
    List<Shift> shifts = shifts(root);
    Set<LocalDate> off = days(root, "off");
    Set<LocalDate> work = days(root, "work");
    off.stream().filter(work::contains).sorted().forEach(day -> findings.error(root, "work", "place.calendar.both", day));
    LocatedNode known = root.get("known");
    LocalDate from = known == null ? null : bound(known, "from");
    LocalDate to = known == null ? null : bound(known, "to");
    findings.throwIfAny();
    return new CalendarDefinition(key == null ? "" : key.text(), week, shifts, off, work, from, to);
  }

  private Set<DayOfWeek> week(LocatedNode root) {
    Set<DayOfWeek> week = EnumSet.noneOf(DayOfWeek.class);
    for (LocatedNode node : listOf(root, "week")) {
      try {
        week.add(DayOfWeek.valueOf(node.text().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        findings.error(node, "week", "place.calendar.weekday", node.text());
      }
    }
    if (week.isEmpty()) {
      findings.error(root, "week", "place.calendar.no-week");
    }
    return week;
  }

  private List<Shift> shifts(LocatedNode root) {
    List<Shift> shifts = new ArrayList<>();
    for (LocatedNode node : listOf(root, "shifts")) {
      try {
        String[] ends = node.text().split("-", -1);
        shifts.add(new Shift(secondOf(ends[0]), secondOf(ends[1])));
      } catch (DateTimeParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        findings.error(node, "shifts", "place.calendar.shift", node.text());
      }
    }
    if (shifts.isEmpty()) {
      findings.error(root, "shifts", "place.calendar.no-shifts");
    }
    shifts.sort(Comparator.comparingInt(Shift::from));
    for (int i = 1; i < shifts.size(); i++) {
      if (shifts.get(i).from() < shifts.get(i - 1).to()) {
        findings.error(root, "shifts", "place.calendar.overlap");
      }
    }
    return shifts;
  }

  private static int secondOf(String time) {
    return time.strip().equals("24:00") ? Shift.DAY : LocalTime.parse(time.strip()).toSecondOfDay();
  }

  private Set<LocalDate> days(LocatedNode root, String field) {
    Set<LocalDate> days = new HashSet<>();
    for (LocatedNode node : listOf(root, field)) {
      String[] ends = node.text().split("/", 2);
      LocalDate first = date(node, ends[0], field);
      LocalDate last = ends.length == 1 ? first : date(node, ends[1], field);
      if (first == null || last == null) {
        continue;
      }
      if (last.isBefore(first) || first.plusDays(LONGEST_SPAN).isBefore(last)) {
        findings.error(node, field, "place.calendar.span", node.text());
      } else {
        first.datesUntil(last.plusDays(1)).forEach(days::add);
      }
    }
    return days;
  }

  private @Nullable LocalDate bound(LocatedNode known, String field) {
    LocatedNode node = known.get(field);
    if (node == null) {
      findings.error(known, "known." + field, "place.calendar.bound");
      return null;
    }
    return date(node, node.text(), "known." + field);
  }

  private @Nullable LocalDate date(LocatedNode node, String text, String field) {
    try {
      LocalDate date = LocalDate.parse(text.strip());
      if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
        return date;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    findings.error(node, field, "place.calendar.date", text);
    return null;
  }

  private List<LocatedNode> listOf(LocatedNode root, String field) {
    LocatedNode node = root.get(field);
    if (node != null && !node.isList()) {
      findings.error(node, field, "place.yaml.no-list", field);
    }
    return node == null ? List.of() : node.list();
  }
}
