package io.haihe.modules.counter;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Bad ratings of visits: answered, and called back about; what is late, for the command centre too. */
@Controller
@RequestMapping(RatingPages.PATH)
class RatingPages {

  static final String PATH = "/counter/ratings";

  private final Pages pages;
  private final Rating rating;
  private final VisitRatingStore store;
  private final Units units;
  private final Counters counters;
  private final Clock clock;

  RatingPages(Pages pages, Rating rating, VisitRatingStore store, Units units, Counters counters, Clock clock) {
    this.pages = pages;
    this.rating = rating;
    this.store = store;
    this.units = units;
    this.counters = counters;
    this.clock = clock;
  }

  @GetMapping
  PageView show(Viewer viewer, Locale locale) {
    return shown(viewer, 0, "", "", "", List.of(), locale);
  }

  @PostMapping("/{ticket}/answer")
  View answer(
      @PathVariable long ticket, @RequestParam(defaultValue = "false") boolean mended, @RequestParam(defaultValue = "") String answer, Viewer viewer,
      Locale locale) {
    VisitRating found = find(viewer, ticket);
    if (!rating.answers(viewer, found)) {
      throw new AccessDeniedException("rating");
    }
    return done(viewer, ticket, answer, "", locale, () -> rating.answer(found, viewer, mended, answer));
  }

  /** Shown once, on the page that answers; that it was read is kept. */
  @PostMapping("/{ticket}/contact")
  PageView contact(@PathVariable long ticket, Viewer viewer, Locale locale, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return shown(viewer, ticket, store.phone(served(viewer, ticket), viewer.person(), clock.instant()), "", "", List.of(), locale);
  }

  @PostMapping("/{ticket}/call")
  View called(
      @PathVariable long ticket, @RequestParam(defaultValue = "") String came, @RequestParam(defaultValue = "") String said, Viewer viewer,
      Locale locale) {
    VisitRating found = served(viewer, ticket);
    return done(viewer, ticket, "", said, locale, () -> {
      if (!List.of("content", "again").contains(came)) {
        throw new BadInput(Finding.ofField("called", "counter.rating.noResult"));
      }
      rating.called(found, viewer, came.equals("content"), said);
    });
  }

  private View done(Viewer viewer, long ticket, String answer, String said, Locale locale, Runnable step) {
    try {
      step.run();
      return Redirects.to(PATH);
    } catch (BadInput bad) {
      return shown(viewer, ticket, "", answer, said, bad.findings(), locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private VisitRating find(Viewer viewer, long ticket) {
    return store.find(ticket).filter(found -> rating.sees(viewer, found)).orElseThrow(RatingPages::unknown);
  }

  /** For whoever serves at the office: they call back. */
  private VisitRating served(Viewer viewer, long ticket) {
    VisitRating found = find(viewer, ticket);
    if (!counters.serves(viewer, found.unit())) {
      throw unknown();
    }
    return found;
  }

  private static NotFound unknown() {
    return new NotFound(Finding.ofField("ticket", "counter.unknown"));
  }

  static boolean mayOpen(Viewer viewer) {
    return Counters.serves(viewer) || Counters.watches(viewer);
  }

  private PageView shown(
      Viewer viewer, long chosen, String phone, String answer, String said, List<Finding> findings, Locale locale) {
    if (!mayOpen(viewer)) {
      throw new AccessDeniedException("rating");
    }
    Instant now = clock.instant();
    return pages.view("counter/ratings")
        .with("lines", rating.pending(viewer).stream().map(each -> line(each, viewer, now, locale)).toList())
        .with("chosen", chosen)
        .with("phone", phone)
        .with("answer", answer)
        .with("said", said)
        .with("findings", findings);
  }

  private RatingLine line(VisitRating each, Viewer viewer, Instant now, Locale locale) {
    Unit office = units.get(each.unit());
    ZoneId zone = counters.zone(office.place());
    return new RatingLine(
        each.ticket(), each.label(), office.nameIn(locale), each.at().atZone(zone), each.level(), each.words(),
        each.state() == VisitRating.State.OPEN, rating.answers(viewer, each), Objects.requireNonNullElse(each.dueAt(), now).atZone(zone), each.overdue(now),
        each.answer(), each.reopened() > 0, each.calledBy(viewer.person()),
        each.state() == VisitRating.State.ANSWERED && store.shown(each.ticket(), viewer.person()), each.said(),
        in(zone, each.headAt()), in(zone, each.centreAt()));
  }

  private static @Nullable ZonedDateTime in(ZoneId zone, @Nullable Instant at) {
    return at == null ? null : at.atZone(zone);
  }
}
