package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what was done on the page of a case, or beside a list. */
@Component
class CaseReplies {

  private final CasePages pages;
  private final Sighted sighted;
  private final CaseWords words;
  private final Texts texts;

  CaseReplies(CasePages pages, Sighted sighted, CaseWords words, Texts texts) {
    this.pages = pages;
    this.sighted = sighted;
    this.words = words;
    this.texts = texts;
  }

  /**
   * @param done name of what was done
   * @param back the list it was done from, or null where it was the page of the case
   */
  Object after(Locale locale, Viewer viewer, Case before, Outcome outcome, String done, @Nullable String back) {
    return switch (outcome) {
      case Outcome.Moved moved ->
          "redirect:" + (back == null ? "/cases/" + moved.number() + "?done=" + done : Back.with(back, "done", moved.number()));
      case Refused refused -> refused(locale, viewer, before, refused);
    };
  }

  private Object refused(Locale locale, Viewer viewer, Case before, Refused refused) {
    return pages.page(locale, viewer, sighted.get(viewer, before.number()), null, why(locale, before, refused))
        .status(Refusals.status(refused.reason()));
  }

  /** In a sentence. */
  String why(Locale locale, Case now, Refused refused) {
    return refused.findings().isEmpty()
        ? words.refusal(locale, now.scenarioVersion(), refused)
        : texts.say(locale, refused.findings().getFirst());
  }
}
