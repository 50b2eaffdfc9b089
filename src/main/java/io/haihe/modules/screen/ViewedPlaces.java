package io.haihe.modules.screen;

import io.haihe.kernel.org.Sight;
import io.haihe.kernel.org.Sights;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the place a page of figures is about. Whatever the place, the figures count only what the viewer sees. */
@Component
class ViewedPlaces {

  private final Places places;
  private final Sights sights;

  ViewedPlaces(Places places, Sights sights) {
    this.places = places;
    this.sights = sights;
  }

  /** @param code as asked for; null or unknown: the viewer's own place */
  Place find(Viewer viewer, @Nullable String code) {
    return Optional.ofNullable(code).flatMap(PlaceCode::parse).flatMap(places::find).orElseGet(() -> home(viewer));
  }

  private Place home(Viewer viewer) {
    Stream<PlaceCode> seen =
        sights.of(viewer).stream().flatMap(sight -> sight instanceof Sight.OfPlace all ? Stream.of(all.first()) : Stream.empty());
    Stream<PlaceCode> seated = viewer.seats().stream().map(seat -> seat.unit().place());
    return Stream.concat(seen, seated)
        .findFirst()
        .map(places::get)
        .orElseThrow(() -> new NotFound(Finding.ofField("place", "screen.reports.nothing")));
  }
}
