package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.PublicCases;
import io.haihe.kernel.casework.PublicCases.PublicCase;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.FactType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.JsonNode;

/** A published case, for anybody and for search engines. */
@Controller
class PublicCaseController {

  private final Pages pages;
  private final PublicCases cases;
  private final Scenarios scenarios;
  private final CaseWords words;
  private final TimeWords time;
  private final Texts texts;
  private final Clock clock;

  PublicCaseController(
      Pages pages, PublicCases cases, Scenarios scenarios, CaseWords words, TimeWords time, Texts texts, Clock clock) {
    this.pages = pages;
    this.cases = cases;
    this.scenarios = scenarios;
    this.words = words;
    this.time = time;
    this.texts = texts;
    this.clock = clock;
  }

  @GetMapping("/nearby/{number}")
  PageView one(@PathVariable String number, Locale locale) {
    PublicCase found =
        cases.find(number).orElseThrow(() -> new NotFound(Finding.ofField("number", "intake.public.unknown", number)));
    PublicCasePage view = view(found, locale);
    return pages.view("intake/public").title("intake.public.title", view.scenario(), number).with("view", view);
  }

  private PublicCasePage view(PublicCase found, Locale locale) {
    Scenario scenario = scenarios.version(found.scenarioVersion());
    CaseType type = scenario.type(found.type());
    JsonNode declared = type.publication().linkedData();
    return new PublicCasePage(
        found.number(),
        scenario.texts().text(locale, "title"),
        Optional.ofNullable(found.category()).map(code -> words.category(locale, found.scenarioVersion(), code)).orElse(""),
        state(found, scenario, locale),
        Optional.ofNullable(found.place()).map(place -> words.placePath(locale, place)).orElse(""),
        Objects.requireNonNullElse(found.text(), ""),
        moment(found, found.openedAt(), locale),
        moment(found, found.closedAt(), locale),
        found.values().entrySet().stream()
            .map(value -> new FollowPage.Detail(label(scenario, type, value.getKey(), locale), said(found, scenario, type, value, locale)))
            .toList(),
        declared == null ? null : LinkedData.of(declared, values(found, scenario, locale)));
  }

  private static String state(PublicCase found, Scenario scenario, Locale locale) {
    return found.state() == null ? "" : PublicSteps.openState(scenario, found.state(), locale);
  }

  private String moment(PublicCase found, @Nullable Instant at, Locale locale) {
    return at == null || found.place() == null ? "" : time.moment(locale, found.place(), at, clock.instant());
  }

  private static String label(Scenario scenario, CaseType type, String field, Locale locale) {
    return scenario.texts().text(locale, (type.facts().containsKey(field) ? "facts." : "fields.") + field);
  }

  private String said(PublicCase found, Scenario scenario, CaseType type, Map.Entry<String, Object> value, Locale locale) {
    boolean instant = type.facts().get(value.getKey()) == FactType.INSTANT || isMoment(type, value.getKey());
    return switch (value.getValue()) {
      case Boolean yes -> texts.text(locale, yes ? "casework.words.yes" : "casework.words.no");
      case String at when instant && found.place() != null && at.endsWith("Z") -> moment(found, Instant.parse(at), locale);
      case Object other -> PublicSteps.said(scenario, value.getKey(), other, locale);
    };
  }

  private static boolean isMoment(CaseType type, String field) {
    Form form = type.intake().form();
    return form != null && form.field(field).filter(each -> each.format().equals("date-time")).isPresent();
  }

  /** As linked data tells them: instants in ISO 8601, choices in words. */
  private Map<String, Object> values(PublicCase found, Scenario scenario, Locale locale) {
    Map<String, Object> values = new LinkedHashMap<>();
    found.values().forEach((field, value) -> values.put(field, value instanceof String text ? PublicSteps.said(scenario, field, text, locale) : value));
    put(values, "category", found.category() == null ? null : words.category(locale, found.scenarioVersion(), found.category()));
    put(values, "state", found.state() == null ? null : state(found, scenario, locale));
    put(values, "place", found.place() == null ? null : words.place(locale, found.place()));
    put(values, "text", found.text());
    put(values, "openedAt", found.openedAt() == null ? null : found.openedAt().toString());
    put(values, "closedAt", found.closedAt() == null ? null : found.closedAt().toString());
    return values;
  }

  private static void put(Map<String, Object> values, String field, @Nullable Object value) {
    if (value != null) {
      values.put(field, value);
    }
  }
}
