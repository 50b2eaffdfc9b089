package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Point;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.place.Cartogram;
import io.haihe.kernel.place.LocatedMap;
import io.haihe.modules.management.CaseView.MapView;
import io.haihe.platform.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows on a small map where a case lies. */
@Component
class CaseMaps {

  private final Cartogram cartogram;
  private final CaseWords words;
  private final Texts texts;

  CaseMaps(Cartogram cartogram, CaseWords words, Texts texts) {
    this.cartogram = cartogram;
    this.words = words;
    this.texts = texts;
  }

  @Nullable MapView of(Locale locale, Case now) {
    Point point = now.point();
    return cartogram
        .locate(now.place(), point == null ? null : point.longitude(), point == null ? null : point.latitude())
        .map(located -> view(locale, located))
        .orElse(null);
  }

  private MapView view(Locale locale, LocatedMap located) {
    String key = located.dot() != null ? "point" : "area";
    return new MapView(
        located,
        texts.text(
            locale, "management.map." + key, words.place(locale, located.inside()),
            words.place(locale, located.marked())),
        texts.text(locale, "management.map." + (located.real() ? "shapes" : "tiles")));
  }
}
