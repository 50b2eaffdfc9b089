package io.haihe.modules.screen;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.Places;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The overview of a city, a district, a street: what is open, what is late, and where. */
@Controller
class OverviewPages {

  private final Pages pages;
  private final Overviews overviews;
  private final ViewedPlaces viewed;
  private final Places places;
  private final Clock clock;

  OverviewPages(Pages pages, Overviews overviews, ViewedPlaces viewed, Places places, Clock clock) {
    this.pages = pages;
    this.overviews = overviews;
    this.viewed = viewed;
    this.places = places;
    this.clock = clock;
  }

  @GetMapping("/overview")
  PageView page(Viewer viewer, @RequestParam(name = "place", required = false) @Nullable String code, Locale locale) {
    Place place = viewed.find(viewer, code);
    Instant now = clock.instant();
    return pages
        .view("screen/overview")
        .with("overview", overviews.of(viewer, place, now, locale))
        .with("path", places.path(place.code()))
        .with("places", places)
        .with("at", now.atZone(places.cityOf(place.code()).zone()));
  }
}
