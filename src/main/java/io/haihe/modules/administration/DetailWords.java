package io.haihe.modules.administration;

import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.org.People;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Texts;
import io.haihe.platform.web.Page;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says in words what a change or an export keeps by name: roles, units, scenarios and days as everywhere else. */
@Component
class DetailWords {

  private static final String PREFIX = "administration.detail.";
  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

  /** What people look for first; whatever is not here follows by its name. */
  private static final List<String> FIRST =
      List.of("role", "unit", "scenarios", "from", "until", "lastDay", "list", "scenario", "place", "before", "name", "login", "delegate");

  private final CaseWords words;
  private final Scenarios scenarios;
  private final People people;
  private final Texts texts;

  DetailWords(CaseWords words, Scenarios scenarios, People people, Texts texts) {
    this.words = words;
    this.scenarios = scenarios;
    this.people = people;
    this.texts = texts;
  }

  String say(Map<String, Object> facts, Locale locale) {
    return facts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(DetailWords::rank).thenComparing(Comparator.naturalOrder())))
        .map(fact -> texts.text(locale, PREFIX + "fact", label(fact.getKey(), locale), value(fact.getKey(), fact.getValue(), facts, locale)))
        .collect(Collectors.joining(texts.text(locale, PREFIX + "and")));
  }

  private static int rank(String name) {
    int rank = FIRST.indexOf(name);
    return rank < 0 ? FIRST.size() : rank;
  }

  private String label(String name, Locale locale) {
    return texts.has(locale, PREFIX + name) ? texts.text(locale, PREFIX + name) : name;
  }

  private String value(String name, Object value, Map<String, Object> facts, Locale locale) {
    return switch (value) {
      case Collection<?> none when none.isEmpty() -> name.equals("scenarios") ? texts.text(locale, "org.seat.all") : "—";
      case Collection<?> some -> some.stream()
          .map(each -> value(name, each, facts, locale)).collect(Collectors.joining(texts.text(locale, PREFIX + "list-and")));
      case Number id when name.equals("unit") -> words.unit(locale, id.longValue());
      case Number id when name.equals("delegate") -> people.nameOf(id.longValue());
      case Boolean yes -> texts.text(locale, yes ? "casework.words.yes" : "casework.words.no");
      default -> word(name, String.valueOf(value).replace('\n', ';'), facts, locale);
    };
  }

  private String word(String name, String value, Map<String, Object> facts, Locale locale) {
    return switch (name) {
      case "role" -> named(locale, value, "org.role.");
      case "kind" -> named(locale, value, "org.change.", "org.refused.", "authoring.log.");
      case "language", "state" -> named(locale, value, PREFIX + name + ".");
      case "scenario", "scenarios" -> scenario(value).map(found -> found.texts().text(locale, "title")).orElse(value);
      case "states" -> scenario(String.valueOf(facts.get("scenario"))).map(found -> states(found, value, locale)).orElse(value);
      case "place" -> words.placePath(locale, value);
      case "unit" -> value.matches("\\d{1,18}") ? words.unit(locale, Long.parseLong(value)) : value;
      case "off", "work" -> value.replaceAll("[\\[\\] ]", "").isEmpty() ? "—" : Stream.of(value.replaceAll("[\\[\\] ]", "").split(","))
          .map(each -> day(each, locale)).collect(Collectors.joining(texts.text(locale, PREFIX + "list-and")));
      default -> value.matches(DAY) ? day(value, locale) : value.isEmpty() ? "—" : value;
    };
  }

  /** The first text there is. */
  private String named(Locale locale, String value, String... prefixes) {
    return Stream.of(prefixes).map(prefix -> prefix + value).filter(key -> texts.has(locale, key)).findFirst()
        .map(key -> texts.text(locale, key)).orElse(value);
  }

  private Optional<Scenario> scenario(String key) {
    return scenarios.find(key);
  }

  private static String states(Scenario scenario, String keys, Locale locale) {
    return Stream.of(keys.split(" ")).map(key -> scenario.texts().text(locale, "states." + key)).collect(Collectors.joining(", "));
  }

  private static String day(String value, Locale locale) {
    try {
      return Page.date(LocalDate.parse(value), locale);
    } catch (DateTimeParseException noDay) {
      return value;
    }
  }
}
