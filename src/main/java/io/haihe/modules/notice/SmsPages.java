package io.haihe.modules.notice;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** How text messages went, for administrators: what was given up and, where they are only played, what they say. */
@Controller
class SmsPages {

  static final String PATH = "/admin/text-messages";
  static final Duration LATELY = Duration.ofDays(1);
  private static final int MOST = 100;

  private final Pages pages;
  private final SmsGateways gateways;
  private final SmsStore store;
  private final Places places;
  private final Clock clock;

  SmsPages(Pages pages, SmsGateways gateways, SmsStore store, Places places, Clock clock) {
    this.pages = pages;
    this.gateways = gateways;
    this.store = store;
    this.places = places;
    this.clock = clock;
  }

  static boolean mayRead(Viewer viewer) {
    return viewer.has(Role.ADMINISTRATOR);
  }

  @GetMapping(PATH)
  PageView show(Viewer viewer, HttpServletResponse response) {
    if (!mayRead(viewer)) {
      throw new AccessDeniedException("text messages");
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    SmsGateway gateway = gateways.find().orElseThrow(() -> new NotFound(Finding.ofField("sms", "notice.sms.none")));
    Instant now = clock.instant();
    ZoneId zone = places.cityOf(viewer.seats().getFirst().unit().place()).zone();
    SmsStore.Counts counts = store.count(now.minus(LATELY));
    return pages.view("notice/text-messages")
        .with("gateway", gateway.name())
        .with("waiting", counts.waiting())
        .with("sent", counts.sent())
        .with("given", counts.lost())
        .with("lost", store.lost(now.minus(LATELY), MOST).stream()
            .map(one -> new SmsLine(one.at().atZone(zone), "", "", one.attempts(), one.why()))
            .toList())
        .with("played", store.played(now, MOST).stream()
            .map(one -> new SmsLine(one.createdAt().atZone(zone), one.number(), one.text(), one.attempts(), ""))
            .toList());
  }
}
