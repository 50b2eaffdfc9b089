package io.haihe.kernel.casework;

import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Indicator;
import io.haihe.kernel.scenario.PrintForm;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares what a story expects with what came about. */
final class StoryExpectation {

  private final CaseType type;
  private final WorkingCalendar calendar;
  private final SampleCity city;
  private final SimulatedCase matter;
  private final List<Difference> differences = new ArrayList<>();

  StoryExpectation(CaseType type, WorkingCalendar calendar, SampleCity city, SimulatedCase matter) {
    this.type = type;
    this.calendar = calendar;
    this.city = city;
    this.matter = matter;
  }

  record Difference(String what, String expected, String found) {}

  List<Difference> check(JsonNode expected) {
    expected.properties().forEach(entry -> check(entry.getKey(), entry.getValue()));
    return differences;
  }

  private void check(String what, JsonNode expected) {
    Case now = matter.now();
    switch (what) {
      case "state" -> same(what, expected, now.state());
      case "awaits" -> same(what, expected, now.desk() == null ? "nobody" : now.desk().role().key());
      case "ended" -> same(what, expected, now.ended());
      case "responsible" -> same(what, expected, unit(now.responsible()));
      case "addressee" -> same(what, expected, unit(now.addressee()));
      case "due" -> each(what, expected, key -> due(now, key));
      case "clock" -> each(what, expected, key -> clock(now, key));
      case "facts" -> each(what, expected, key -> fact(now, key));
      case "tasks" -> tasks(now, expected);
      case "indicators" -> each(what, expected, this::indicator);
      case "fired" -> expected.forEach(this::fired);
      case "notFired" -> expected.forEach(this::notFired);
      case "related" -> each(what, expected, key -> related(now, key));
      case "may" -> may(expected);
      case "told" -> told(expected);
      case "prints" -> prints(expected);
      default -> throw new IllegalArgumentException("a story cannot expect \"" + what + "\"");
    }
  }

  private void same(String what, JsonNode expected, @Nullable Object found) {
    String wanted = expected.isNull() ? "" : expected.asString();
    String is = Objects.toString(found, "");
    if (!wanted.equals(is)) {
      differences.add(new Difference(what, wanted, is));
    }
  }

  private interface Finder {
    @Nullable Object find(String key);
  }

  private void each(String what, JsonNode expected, Finder finder) {
    expected.properties().forEach(entry -> {
      Object found = finder.find(entry.getKey());
      String wanted = entry.getValue().asString();
      String is = Objects.toString(found, "");
      boolean dayOnly = what.equals("due") && wanted.length() == 10 && is.length() > 10;
      same(what + "." + entry.getKey(), entry.getValue(), dayOnly ? is.substring(0, 10) : is);
    });
  }

  /** To the minute, as people read clocks. */
  private @Nullable Object due(Case now, String key) {
    Deadline deadline = deadline(now, key);
    return deadline == null ? null : local(deadline.dueAt());
  }

  private LocalDateTime local(Instant instant) {
    LocalDateTime local = instant.atZone(calendar.zone()).toLocalDateTime();
    return local.withSecond(0).withNano(0);
  }

  private @Nullable Object clock(Case now, String key) {
    Deadline deadline = deadline(now, key);
    return deadline == null ? null : deadline.status().name().toLowerCase(Locale.ROOT);
  }

  /** The case's own deadline, or the latest of a task's step. */
  private static @Nullable Deadline deadline(Case now, String key) {
    return now.deadlines().values().stream()
        .filter(deadline -> deadline.rule().equals(key))
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  private @Nullable Object fact(Case now, String key) {
    Object kept = now.facts().get(key);
    return switch (known(type.facts(), key, "fact")) {
      case COUNT -> kept == null ? 0L : kept;
      case BOOLEAN -> kept == null ? false : kept;
      case INSTANT -> kept == null || !FactValues.isSet(kept) ? "" : local(Instant.parse((String) kept));
      case TEXT, NUMBER -> kept;
    };
  }

  /** How many; {@code part.open} only those that have not come to their end. */
  private static Object related(Case now, String key) {
    boolean openOnly = key.endsWith(".open");
    return now.relations().stream()
        .filter(relation -> relation.kind().key().equals(key.replace(".open", "")))
        .filter(relation -> !openOnly || !relation.settled())
        .count();
  }

  private void tasks(Case now, JsonNode expected) {
    expected.properties().forEach(kind -> known(type.tasks(), kind.getKey(), "task"));
    expected.properties().forEach(kind -> each("tasks." + kind.getKey(), kind.getValue(), status -> {
      long count =
          now.tasks().values().stream()
              .filter(task -> task.type().equals(kind.getKey()))
              .filter(task -> status.equals("count") || task.status().name().equalsIgnoreCase(status))
              .count();
      return count;
    }));
  }

  /** Numerator/denominator of this one case. */
  private Object indicator(String key) {
    Map<String, Object> variables = Variables.of(type, matter.now(), matter.clock(), city).map();
    return switch (known(type.indicators(), key, "indicator")) {
      case Indicator.Ratio ratio -> {
        Figures.Part part = Figures.of(ratio, variables);
        yield plain(part.count()) + "/" + plain(part.of());
      }
      case Indicator.Composite composite -> throw new IllegalArgumentException(key + " is composed of other indicators");
    };
  }

  private static <T> T known(Map<String, T> all, String key, String what) {
    T found = all.get(key);
    if (found == null) {
      throw new IllegalArgumentException("there is no " + what + " " + key + " but " + String.join(", ", all.keySet()));
    }
    return found;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private void fired(JsonNode name) {
    if (!hasFired(name.asString())) {
      differences.add(new Difference("fired", name.asString(), firings().toString()));
    }
  }

  private void notFired(JsonNode name) {
    if (hasFired(name.asString())) {
      differences.add(new Difference("notFired", name.asString(), firings().toString()));
    }
  }

  private boolean hasFired(String name) {
    return firings().contains(name);
  }

  private List<String> firings() {
    return matter.timeline().stream()
        .filter(entry -> entry.kind() == Entry.Kind.FIRED)
        .map(Happened::name)
        .toList();
  }

  /** {@code may: {handler@A: [accept]}}: exactly these transitions and steps are offered. */
  private void may(JsonNode expected) {
    expected.properties().forEach(entry -> {
      List<String> offered =
          new Choices(city).of(type, matter.now(), actor(entry.getKey()), matter.clock()).stream().map(Choice::key).sorted().toList();
      same("may." + entry.getKey(), names(entry.getValue()).stream().sorted().toList(), offered);
    });
  }

  /** {@code told: {reporter: [accepted]}}: exactly these notices so far, in this order. */
  private void told(JsonNode expected) {
    Telling telling = new Telling(city);
    List<Told> all = telling.of(type, matter.timeline());
    expected.properties().forEach(entry -> same("told." + entry.getKey(), names(entry.getValue()), all.stream()
        .filter(told -> telling.concerns(told, actor(entry.getKey())))
        .map(told -> told.notice().key())
        .toList()));
  }

  /** {@code prints: {reporter: [agreement]}}: exactly these documents are offered. */
  private void prints(JsonNode expected) {
    expected.properties().forEach(entry -> same("prints." + entry.getKey(), names(entry.getValue()),
        Printing.offered(type, actor(entry.getKey()), matter.now(), city).stream().map(PrintForm::key).toList()));
  }

  private Actor actor(String who) {
    return who.equals("reporter") ? new Actor.Reporter() : new Actor.Staff(city.person(who));
  }

  private static List<String> names(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private void same(String what, List<String> wanted, List<String> found) {
    if (!wanted.equals(found)) {
      differences.add(new Difference(what, wanted.toString(), found.toString()));
    }
  }

  private String unit(long id) {
    return city.unit(id).map(io.haihe.kernel.org.Unit::key).orElse("");
  }
}
