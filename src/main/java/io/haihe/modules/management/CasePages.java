package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Printing;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.intake.form.Option;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.management.CaseView.ContactView;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows the page of a case. */
@Component
class CasePages {

  private final Pages pages;
  private final CaseViews views;
  private final NextCase nextCase;
  private final Printing printing;
  private final CaseWords words;
  private final Clock clock;

  CasePages(Pages pages, CaseViews views, NextCase nextCase, Printing printing, CaseWords words, Clock clock) {
    this.pages = pages;
    this.views = views;
    this.nextCase = nextCase;
    this.printing = printing;
    this.words = words;
    this.clock = clock;
  }

  /**
   * @param contact what was asked for, or null
   * @param refusal what could not be done, or empty
   */
  PageView page(Locale locale, Viewer viewer, Case now, @Nullable ContactView contact, String refusal) {
    Instant at = clock.instant();
    CaseView view = views.of(locale, viewer, now, contact, at);
    return pages.view("management/case")
        .title("management.case.title", now.number(), view.line().category())
        .with("view", view)
        .with("done", "")
        .with("told", List.of())
        .with("undo", null)
        .with("refusal", refusal)
        .with("documents", documents(locale, viewer, now))
        .with("key", CommandKeys.fresh())
        .with("next", nextCase.after(viewer, now, at));
  }

  /** Those the viewer may print: the key and the title of each. */
  private List<Option> documents(Locale locale, Viewer viewer, Case now) {
    return printing.offered(viewer, now).stream()
        .map(form -> new Option(form.key(), words.scenario(locale, now.scenarioVersion(), form.title()), false))
        .toList();
  }
}
