package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Why the scenario took no case for a visit, in words: a line for each language, kept as they were said, since the scenario may have other words when
 * somebody reads them.
 */
@Component
class OpeningRefusals {

  private static final String APART = "\t";

  private final Scenarios scenarios;
  private final CaseWords words;
  private final Texts texts;

  OpeningRefusals(Scenarios scenarios, CaseWords words, Texts texts) {
    this.scenarios = scenarios;
    this.words = words;
    this.texts = texts;
  }

  /** In all languages, to be kept. */
  String said(Refused refused) {
    int version = scenarios.currentId(PlanRights.SCENARIO);
    return Texts.LANGUAGES.stream()
        .map(locale -> locale.getLanguage() + APART + in(locale, version, refused).replaceAll("\\s+", " "))
        .collect(Collectors.joining("\n"));
  }

  private String in(Locale locale, int version, Refused refused) {
    ScenarioTexts of = scenarios.version(version).texts();
    return refused.findings().isEmpty()
        ? words.refusal(locale, version, refused)
        : refused.findings().stream().map(finding -> label(of, locale, finding) + texts.sentence(locale, finding)).collect(Collectors.joining(" "));
  }

  private static String label(ScenarioTexts of, Locale locale, Finding finding) {
    return finding.field() == null
        ? ""
        : of.find(locale, "fields." + finding.field()).map(name -> name + (locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? "：" : ": ")).orElse("");
  }

  /** What was kept, for one reader; empty where nothing was said in words. */
  static String read(String kept, Locale locale) {
    String begins = Texts.language(locale).getLanguage() + APART;
    return kept.lines().filter(line -> line.startsWith(begins)).map(line -> line.substring(begins.length())).findFirst().orElse("");
  }
}
