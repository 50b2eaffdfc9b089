package io.haihe.modules.screen;

import io.haihe.kernel.casework.papers.Papers;
import io.haihe.kernel.org.Exports;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What a screen shows, to take away: as CSV, GeoJSON or PDF. */
@Controller
class ScreenFiles {

  private final ScreenQueries queries;
  private final Areas areas;
  private final AreasCsv csv;
  private final AreasGeoJson geoJson;
  private final ScreenPaper paper;
  private final Papers papers;
  private final Places places;
  private final Exports exports;
  private final Clock clock;

  ScreenFiles(
      ScreenQueries queries, Areas areas, AreasCsv csv, AreasGeoJson geoJson, ScreenPaper paper, Papers papers, Places places, Exports exports,
      Clock clock) {
    this.queries = queries;
    this.areas = areas;
    this.csv = csv;
    this.geoJson = geoJson;
    this.paper = paper;
    this.papers = papers;
    this.places = places;
    this.exports = exports;
    this.clock = clock;
  }

  @GetMapping("/overview.csv")
  ResponseEntity<byte[]> csv(Viewer viewer, ScreenQueries.Asked asked, Locale locale) {
    ScreenQuery query = noted(viewer, asked, "csv");
    byte[] file = csv.of(areas.of(viewer, query, clock.instant(), locale), locale);
    return answer(query, "csv", new MediaType("text", "csv", StandardCharsets.UTF_8), file);
  }

  @GetMapping("/overview.geojson")
  ResponseEntity<byte[]> geoJson(Viewer viewer, ScreenQueries.Asked asked, Locale locale) {
    ScreenQuery query = noted(viewer, asked, "geojson");
    Instant now = clock.instant();
    byte[] file = geoJson.of(areas.of(viewer, query, now, locale), now, locale);
    return answer(query, "geojson", MediaType.valueOf("application/geo+json"), file);
  }

  @GetMapping("/overview.pdf")
  ResponseEntity<byte[]> pdf(Viewer viewer, ScreenQueries.Asked asked, Locale locale) {
    ScreenQuery query = noted(viewer, asked, "pdf");
    ZonedDateTime at = clock.instant().atZone(places.cityOf(query.place().code()).zone());
    return answer(query, "pdf", MediaType.APPLICATION_PDF, papers.print(paper.of(viewer, query, at, locale), at));
  }

  private ScreenQuery noted(Viewer viewer, ScreenQueries.Asked asked, String ending) {
    ScreenQuery query = queries.of(viewer, asked);
    exports.begin(
        viewer, "/overview." + ending,
        Map.of("place", query.place().code().toString(), "until", query.period().last().toString(),
            "scenario", query.scenario() == null ? "" : query.scenario().key()),
        clock.instant());
    return query;
  }

  private static ResponseEntity<byte[]> answer(ScreenQuery query, String ending, MediaType type, byte[] file) {
    String name = "%s%s-%s.%s".formatted(
        query.place().code(), query.scenario() == null ? "" : "-" + query.scenario().key(), query.period().last(), ending);
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(file);
  }
}
