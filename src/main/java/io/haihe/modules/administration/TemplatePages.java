package io.haihe.modules.administration;

import io.haihe.kernel.casework.words.CaseValues;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.ReplyTemplate;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.ValueNames;
import io.haihe.kernel.scenario.drafts.Authors;
import io.haihe.modules.administration.TemplateLine.Part;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reply templates of the scenarios in force, to look at; they are changed in a draft of the scenario and nowhere else. */
@Controller
class TemplatePages {

  static final String PATH = "/admin/templates";

  private final Pages pages;
  private final Scenarios scenarios;
  private final Authors authors;
  private final CaseValues values;

  TemplatePages(Pages pages, Scenarios scenarios, Authors authors, CaseValues values) {
    this.pages = pages;
    this.scenarios = scenarios;
    this.authors = authors;
    this.values = values;
  }

  @GetMapping(PATH)
  PageView show(Viewer viewer, Locale locale, @RequestParam(defaultValue = "") String words) {
    if (!CategoryPages.visible(viewer, authors)) {
      throw new AccessDeniedException("for administrators and those who work on scenarios");
    }
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    List<TemplateLine> lines =
        scenarios.all().stream()
            .flatMap(scenario -> lines(viewer, scenario, locale))
            .filter(line -> text(line).contains(wanted))
            .toList();
    return pages.view("administration/templates").with("lines", lines).with("words", words);
  }

  private Stream<TemplateLine> lines(Viewer viewer, Scenario scenario, Locale locale) {
    boolean mayEdit = authors.may(viewer, scenario.key());
    return scenario.types().values().stream()
        .map(CaseType::correspondence)
        .flatMap(correspondence -> correspondence.templates().values().stream())
        .map(template -> line(scenario, template, mayEdit, locale));
  }

  private TemplateLine line(Scenario scenario, ReplyTemplate template, boolean mayEdit, Locale locale) {
    ScenarioTexts texts = scenario.texts();
    return new TemplateLine(
        template.key(), scenario.key(), texts.text(locale, "title"), texts.text(locale, template.name()),
        texts.text(locale, template.stepName()), texts.find(locale, "fields." + template.field()).orElse(template.field()),
        parts(scenario, texts.text(locale, template.text()), locale), mayEdit);
  }

  private List<Part> parts(Scenario scenario, String text, Locale locale) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (String name : ValueNames.in(text)) {
      int at = text.indexOf('{', from);
      parts.add(new Part(text.substring(from, at), false));
      parts.add(new Part(values.label(locale, scenario, name, true), true));
      from = at + name.length() + 2;
    }
    parts.add(new Part(text.substring(from), false));
    return parts;
  }

  private static String text(TemplateLine line) {
    String text = line.text().stream().map(Part::words).collect(Collectors.joining());
    return String.join(" ", line.key(), line.scenario(), line.name(), line.step(), text).toLowerCase(Locale.ROOT);
  }
}
