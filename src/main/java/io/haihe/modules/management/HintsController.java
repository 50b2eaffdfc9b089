package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Hints are fetched after the page of a case is shown, so that it need not wait for them; without script they are a page of their own. */
@Controller
class HintsController {

  private final Pages pages;
  private final Sighted sighted;
  private final Hints hints;
  private final Clock clock;

  HintsController(Pages pages, Sighted sighted, Hints hints, Clock clock) {
    this.pages = pages;
    this.sighted = sighted;
    this.hints = hints;
    this.clock = clock;
  }

  @GetMapping("/cases/{number}/hints")
  PageView show(
      Viewer viewer, Locale locale, @PathVariable String number,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
    Case now = sighted.get(viewer, number);
    return pages.view(part == null ? "management/hintsPage" : "management/hints")
        .title("management.hints.title", now.number())
        .with("view", hints.of(locale, viewer, now, clock.instant()));
  }
}
