package io.haihe.modules.inspection.visit;

import io.haihe.modules.inspection.register.Officer;
import io.haihe.platform.Texts;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said to the party at the end, made from the answers: plain sentences that can be read aloud. */
final class SpokenSummary {

  private static final String PREFIX = "inspection.visit.spoken.";

  private SpokenSummary() {}

  static String of(SiteVisit visit, SiteState state, Texts texts, Locale locale) {
    String officers = visit.team().stream().map(Officer::name).collect(Collectors.joining(texts.text(locale, PREFIX + "and")));
    StringBuilder said = new StringBuilder(texts.text(
        locale, PREFIX + "begin", officers, visit.party().name(), SealChecks.checked(visit, state), SealChecks.problems(visit, state)));
    visit.lines().stream()
        .filter(line -> state.answer(line.key()).equals("problem"))
        .forEach(line -> said.append('\n')
            .append(texts.text(locale, PREFIX + "problem", line.check().textIn(locale), state.note(line.key()).replace('\n', ' '))));
    if (!state.result().isEmpty()) {
      said.append('\n').append(texts.text(locale, PREFIX + "result", texts.text(locale, "inspection.visit.result." + state.result())));
    }
    return said.append('\n').append(texts.text(locale, PREFIX + "end")).toString();
  }
}
