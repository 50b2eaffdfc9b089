package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.authorization.Openings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Runs each time, though the pictures are taken only when asked for, so that the list does not fall behind. */
@DisplayName("The list of the tour")
class TourListTest {

  /** What gives no page. */
  private static final String DATA = "/(api|open311|actuator|v3)(/.*)?|/files/.*|.*/files?/\\{id}|.*/zip|.*\\.(zip|csv|jsonl|pdf|svg|ics|js|atom|geojson)";

  /** Routes that give a page, or a part of one, and have no picture, each for its reason. */
  private static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          Map.entry("/admin/inspection/imports/{id}", "is there for whoever began it alone; looked at in EveryPageTest"),
          Map.entry("/admin/scenarios/{key}/migrations/{id}", "the demonstration has no second version of a scenario to move cases to"),
          Map.entry("/cases/new/{scenario}/categories", "a part of the form for staff"),
          Map.entry("/cases/{number}/preview", "a part of the work list: work-beside"),
          Map.entry("/desks", "shows the first of one's desks: desk-chief, checker"),
          Map.entry("/admin/drafts/upload", "leads to the list of scenarios"),
          Map.entry("/admin/inspection/items/look", "leads to the list of supervision items"),
          Map.entry("/inspections/visits/{id}/call-off", "leads to the visit"),
          Map.entry("/inspections/visits/{id}/joint", "leads to the visit"),
          Map.entry("/inspections/visits/{id}/photos/{photo}", "a photo"),
          Map.entry("/inspections/visits/{id}/seal", "leads to the visit"),
          Map.entry("/inspections/visits/{id}/sign/{whose}", "leads to the visit"),
          Map.entry("/inspections/visits/{id}/state", "what a phone asks for while a visit goes on"),
          Map.entry("/my/sign-in/provider", "leads to a provider of identities, which is another program"),
          Map.entry("/my/sign-in/provider/done", "where such a provider leads back to"),
          Map.entry("/overview/live", "a feed that does not end"),
          Map.entry("/report/places", "a part of the report form"),
          Map.entry("/report/token", "what a form kept on a phone needs to be sent"),
          Map.entry("/report/{scenario}/categories", "a part of the report form"),
          Map.entry("/services/suggest", "a part of the search of the catalogue"),
          Map.entry("/subscribe/confirm/{id}/{token}", "needs the link of a mail"),
          Map.entry("/subscribe/stop/{id}/{token}", "needs the link of a mail"));

  private final Set<String> routes = routes();
  private final List<PathPattern> patterns = routes.stream().map(PathPatternParser.defaultInstance::parse).toList();

  private static Set<String> routes() {
    try {
      return Openings.pages().stream().filter(route -> !route.matches(DATA)).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The route that answers at a path: of all that fit the most particular one. */
  private Optional<String> route(String path) {
    PathContainer parts = PathContainer.parsePath(path);
    return patterns.stream().filter(pattern -> pattern.matches(parts)).sorted().map(PathPattern::getPatternString).findFirst();
  }

  @Test
  void hasAPictureOfEveryPageOrSaysWhyNot() throws IOException {
    Set<String> shown = TourStop.all().stream().flatMap(stop -> route(stop.path()).stream()).collect(Collectors.toSet());

    assertThat(routes).hasSizeGreaterThan(90);
    assertThat(routes.stream().filter(route -> !shown.contains(route) && !LEFT_OUT.containsKey(route)))
        .as("pages without a line in src/test/resources/tour.csv; mvn -q test -Dtest=TourTest -Dhaihe.tour=docs/tour takes the pictures").isEmpty();
    assertThat(LEFT_OUT.keySet()).as("reasons for what is there").isSubsetOf(routes).doesNotContainAnyElementsOf(shown);
  }

  @Test
  void namesEachStopOnce() throws IOException {
    assertThat(TourStop.all()).extracting(TourStop::name).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z-]+"));
  }
}
