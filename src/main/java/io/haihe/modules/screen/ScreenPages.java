package io.haihe.modules.screen;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScreenLayout;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The city on one screen: at a desk, on a phone, on the wall, and told of changes as they happen. */
@Controller
class ScreenPages {

  private final Pages pages;
  private final ScreenQueries queries;
  private final Screens screens;
  private final Walls walls;
  private final Totals totals;
  private final Measures measures;
  private final Live live;
  private final Places places;
  private final Texts texts;
  private final Clock clock;

  ScreenPages(
      Pages pages, ScreenQueries queries, Screens screens, Walls walls, Totals totals, Measures measures, Live live, Places places, Texts texts,
      Clock clock) {
    this.pages = pages;
    this.queries = queries;
    this.screens = screens;
    this.walls = walls;
    this.totals = totals;
    this.measures = measures;
    this.live = live;
    this.places = places;
    this.texts = texts;
    this.clock = clock;
  }

  @GetMapping("/overview")
  PageView desk(Viewer viewer, ScreenQueries.Asked asked, Locale locale) {
    String position = live.position();
    Instant now = clock.instant();
    ScreenQuery query = queries.of(viewer, asked);
    return pages
        .view("screen/overview")
        .with("screen", screens.of(viewer, query, now, locale))
        .with("controls", controls(viewer, query, locale))
        .with("today", totals.today(viewer, query, now))
        .with("links", new ScreenLinks(query))
        .with("path", places.path(query.place().code()))
        .with("places", places)
        .with("position", position)
        .with("at", now.atZone(places.cityOf(query.place().code()).zone()));
  }

  @GetMapping("/overview/wall")
  PageView wall(Viewer viewer, ScreenQueries.Asked asked, Locale locale) {
    String position = live.position();
    Instant now = clock.instant();
    ScreenQuery query = queries.of(viewer, asked);
    return pages
        .view("screen/wall")
        .with("wall", walls.of(viewer, query, now, locale))
        .with("links", new ScreenLinks(query))
        .with("position", position)
        .with("place", places.name(query.place().code(), locale))
        .with("period", totals.period(query.period(), locale))
        .with("at", now.atZone(places.cityOf(query.place().code()).zone()));
  }

  /** The stream of changes. Behind a proxy that gathers answers it would come late: the header asks it not to. */
  @GetMapping(path = "/overview/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> live() {
    return live.isFull()
        ? ResponseEntity.status(HttpStatus.NO_CONTENT).build()
        : ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Accel-Buffering", "no").body(live.listen());
  }

  private ScreenControls controls(Viewer viewer, ScreenQuery query, Locale locale) {
    Place place = query.place();
    YearMonth now = queries.thisMonth(place);
    Scenario scenario = query.scenario();
    String against = query.against() == null ? "" : query.against().key();
    List<ScreenControls.Option> measured = new ArrayList<>();
    for (String key : scenario == null ? ScreenLayout.EVERYWHERE : ScreenLayout.measures(scenario.types().values())) {
      String name = ScreenLayout.EVERYWHERE.contains(key) ? texts.text(locale, "screen.figure." + key) : measures.of(scenario, key, locale).name();
      measured.add(new ScreenControls.Option(key, name, key.equals(query.measure())));
    }
    return new ScreenControls(
        place.code().toString(),
        queries.served(viewer).stream()
            .map(each -> new ScreenControls.Option(each.key(), each.texts().text(locale, "title"), scenario != null && each.key().equals(scenario.key())))
            .toList(),
        measured,
        ScreenQueries.LENGTHS.stream()
            .map(months -> new ScreenControls.Option(
                months.toString(), texts.text(locale, "screen.length." + months), months == query.period().months()))
            .toList(),
        against(query, against, locale),
        Period.number(now) - ScreenQueries.MONTHS_BACK, Period.number(now), Period.number(query.period().last()),
        totals.period(query.period(), locale), totals.against(query, locale));
  }

  private List<ScreenControls.Option> against(ScreenQuery query, String chosen, Locale locale) {
    List<ScreenControls.Option> options = new ArrayList<>();
    for (String key : List.of(ScreenQueries.BEFORE, ScreenQueries.YEAR)) {
      options.add(new ScreenControls.Option(key, texts.text(locale, "screen.against." + key), key.equals(chosen)));
    }
    for (Place sibling : siblings(query.place())) {
      String code = sibling.code().toString();
      options.add(new ScreenControls.Option(code, places.name(sibling.code(), locale), code.equals(chosen)));
    }
    return options;
  }

  private List<Place> siblings(Place place) {
    return place.parent() == null
        ? List.of()
        : places.children(place.parent()).stream().filter(each -> !each.code().equals(place.code())).toList();
  }
}
