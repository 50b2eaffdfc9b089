package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.intake.Advice;
import io.haihe.kernel.intake.CategoryAdvisor;
import io.haihe.kernel.intake.classify.DutyUnits;
import io.haihe.kernel.intake.classify.Likely;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.platform.Texts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in words what a text may be about: everything to staff, only the three likeliest to residents. */
@Component
class AdviceViews {

  private static final double LIKELY = 0.5;

  private final CategoryAdvisor advisor;
  private final DutyUnits duties;
  private final CaseWords words;
  private final Texts texts;

  AdviceViews(CategoryAdvisor advisor, DutyUnits duties, CaseWords words, Texts texts) {
    this.advisor = advisor;
    this.duties = duties;
    this.words = words;
    this.texts = texts;
  }

  /** Null where nothing is known of the text. */
  @Nullable AdviceView toResident(ReportKind kind, String text, Locale locale) {
    return advisor.on(kind.scenario(), kind.type(), text, false)
        .map(advice -> new AdviceView(
            certainty(advice), "",
            advice.categories().stream().map(likely -> new AdviceView.Hit(hit(kind, likely, locale), "", "")).toList(),
            List.of()))
        .orElse(null);
  }

  /** @param place where it is, as far as it is known */
  @Nullable AdviceView toStaff(ReportKind kind, String text, @Nullable PlaceCode place, Locale locale) {
    return advisor.on(kind.scenario(), kind.type(), text, true)
        .map(advice -> new AdviceView(
            certainty(advice), field(kind, advice, locale),
            advice.categories().stream()
                .map(likely -> new AdviceView.Hit(hit(kind, likely, locale), odds(likely, locale), unit(kind, likely, place, locale)))
                .toList(),
            advice.why()))
        .orElse(null);
  }

  private static String certainty(Advice advice) {
    return advice.sure() ? "sure" : advice.categories().getFirst().confidence() >= LIKELY ? "likely" : "unsure";
  }

  private static CategoryHit hit(ReportKind kind, Likely likely, Locale locale) {
    return CategorySearch.hit(kind.categories(), kind.categories().find(likely.label()).orElseThrow(), locale);
  }

  private String field(ReportKind kind, Advice advice, Locale locale) {
    String name = kind.categories().find(advice.field().label()).orElseThrow().name(locale);
    return texts.text(locale, "intake.advice.field", name, odds(advice.field(), locale));
  }

  private String odds(Likely likely, Locale locale) {
    return texts.text(locale, "intake.advice.odds", likely.inTen());
  }

  private String unit(ReportKind kind, Likely likely, @Nullable PlaceCode place, Locale locale) {
    return place == null
        ? ""
        : duties.of(kind.scenario(), kind.type(), likely.label(), place).stream()
            .findFirst()
            .map(unit -> words.unit(locale, unit))
            .orElse("");
  }
}
