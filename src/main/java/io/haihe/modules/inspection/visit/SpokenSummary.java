package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.register.SupervisionItem;
import io.haihe.platform.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What is said to the party at the end, made of what was entered: what was looked at and found, what is ordered by when, how to object. The page makes
 * the same of the same words where there is no signal (visit.js). What is published is proposed apart from it, as it names nobody.
 */
@Component
class SpokenSummary {

  private static final String PREFIX = "inspection.visit.spoken.";
  private static final String OBJECTING = "objecting";

  private final Scenarios scenarios;
  private final TimeWords time;
  private final Texts texts;

  SpokenSummary(Scenarios scenarios, TimeWords time, Texts texts) {
    this.scenarios = scenarios;
    this.time = time;
    this.texts = texts;
  }

  /**
   * The words it is made of: sentences with gaps for what is entered ({@code {0}}), and under {@code line.…} and {@code result.…} what points and
   * results are called.
   */
  Map<String, String> words(SiteVisit visit, Locale locale) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("begin", texts.text(
        locale, PREFIX + "begin", joined(visit.team().stream().map(Officer::name), locale), visit.party().name(),
        joined(visit.items().stream().map((SupervisionItem item) -> item.nameIn(locale)), locale)));
    words.put("looked", texts.text(locale, PREFIX + "looked", "{0}", "{1}"));
    words.put("nothing", texts.text(locale, PREFIX + "nothing"));
    words.put("problem", texts.text(locale, PREFIX + "problem", "{0}", "{1}"));
    words.put("result", texts.text(locale, PREFIX + "result", "{0}"));
    words.put("order", texts.text(locale, PREFIX + "order", "{0}", "{1}"));
    words.put("orderOpen", texts.text(locale, PREFIX + "orderOpen", "{0}"));
    words.put("object", object(locale));
    words.put("end", texts.text(locale, PREFIX + "end"));
    visit.lines().forEach(line -> words.put("line." + line.key(), line.check().textIn(locale)));
    EntryRules.RESULTS.forEach(result -> words.put("result." + result, texts.text(locale, "inspection.visit.result." + result)));
    return words;
  }

  private String joined(Stream<String> names, Locale locale) {
    return names.collect(Collectors.joining(texts.text(locale, PREFIX + "and")));
  }

  /** For how long, as the scenario has it. */
  private String object(Locale locale) {
    Scenario scenario = scenarios.current(OnSite.SCENARIO);
    return scenario.type(OnSite.TYPE).deadline(OBJECTING).stream()
        .flatMap(rule -> rule.limits().stream())
        .filter(choice -> choice.when() == null && choice.limit() != null)
        .map(choice -> texts.text(locale, PREFIX + "object", time.limit(locale, java.util.Objects.requireNonNull(choice.limit()))))
        .findFirst()
        .orElseGet(() -> texts.text(locale, PREFIX + "objectOpen"));
  }

  /** Sentences to be read out, a line each. */
  String spoken(SiteVisit visit, SiteState state, Locale locale) {
    Map<String, String> words = words(visit, locale);
    Stream<String> result = Stream.of(state.result())
        .filter(chosen -> !chosen.isEmpty())
        .map(chosen -> filled(words, "result", words.getOrDefault("result." + chosen, "")));
    Stream<String> end = Stream.of(words.getOrDefault("object", ""), words.getOrDefault("end", ""));
    return lines(Stream.of(Stream.of(words.getOrDefault("begin", "")), found(visit, state, words), result, order(state, words, locale), end));
  }

  /** What may be published, until somebody writes it better: what was found, and nobody's name. */
  String proposed(SiteVisit visit, SiteState state, Locale locale) {
    return lines(Stream.of(found(visit, state, words(visit, locale))));
  }

  private static String lines(Stream<Stream<String>> all) {
    return all.flatMap(each -> each).collect(Collectors.joining("\n"));
  }

  private static Stream<String> found(SiteVisit visit, SiteState state, Map<String, String> words) {
    long checked = SealChecks.checked(visit, state);
    List<String> problems = visit.lines().stream()
        .filter(line -> state.answer(line.key()).equals("problem"))
        .map(line -> filled(words, "problem", words.getOrDefault("line." + line.key(), ""), state.note(line.key()).replace('\n', ' ')).strip())
        .toList();
    String looked = checked == 0 ? words.getOrDefault("nothing", "") : filled(words, "looked", "" + checked, "" + problems.size());
    return Stream.concat(Stream.of(looked), problems.stream());
  }

  private static Stream<String> order(SiteState state, Map<String, String> words, Locale locale) {
    if (!state.result().equals(SiteSeal.ORDERED)) {
      return Stream.empty();
    }
    String demands = (state.order().isEmpty() ? state.summary() : state.order()).replace('\n', ' ');
    return Stream.of(state.orderBy().isEmpty() ? filled(words, "orderOpen", demands) : filled(words, "order", demands, day(state.orderBy(), locale)));
  }

  private static String day(String by, Locale locale) {
    try {
      return LocalDate.parse(by).format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
    } catch (DateTimeParseException noDay) {
      return by;
    }
  }

  private static String filled(Map<String, String> words, String key, String... with) {
    String said = words.getOrDefault(key, "");
    for (int i = 0; i < with.length; i++) {
      said = said.replace("{" + i + "}", with[i]);
    }
    return said;
  }
}
