package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Viewer;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Puts the guide to the first visit away, and brings it back. */
@Controller
class MyGuide {

  static final String AWAY = "/me/guide/away";
  private static final String HERE = "/me";

  private final FirstVisits visits;
  private final Clock clock;

  MyGuide(FirstVisits visits, Clock clock) {
    this.visits = visits;
    this.clock = clock;
  }

  /** @param from the page it was read on */
  @PostMapping(AWAY)
  View away(Viewer viewer, @RequestParam(defaultValue = HERE) String from) {
    visits.seen(viewer, clock.instant());
    return new RedirectView(FirstVisitGuide.ARRIVALS.contains(from) ? from : HERE, true);
  }

  @PostMapping("/me/guide/again")
  View again(Viewer viewer) {
    visits.again(viewer);
    return new RedirectView(HERE, true);
  }
}
