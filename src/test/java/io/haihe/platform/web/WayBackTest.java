package io.haihe.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

@CityTest
@DisplayName("An address that is only sent to")
class WayBackTest {

  /** What answers no person. */
  private static final Map<String, String> NO_PAGE = Map.of(
      "/api/v1/files", "for programs",
      "/open311/v2/{file:requests(?:\\.xml|\\.json)?}", "for programs",
      "/payments/notices/{provider}", "for banks");

  @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes;
  @Autowired WayBack way;
  @Autowired MockMvcTester http;

  private List<PathPattern> patterns(RequestMethod method) {
    return routes.getHandlerMethods().keySet().stream()
        .filter(route -> route.getMethodsCondition().getMethods().contains(method) && route.getPathPatternsCondition() != null)
        .flatMap(route -> route.getPathPatternsCondition().getPatterns().stream())
        .distinct()
        .toList();
  }

  private static String path(PathPattern pattern) {
    return pattern.getPatternString().replaceAll("\\{[^}]+}", "1");
  }

  @Test
  void leadsWhoeverAsksForItToThePageAboveAndToNoOtherOne() {
    List<PathPattern> asked = patterns(RequestMethod.GET);
    Map<String, String> wrong = new TreeMap<>();
    for (PathPattern sent : patterns(RequestMethod.POST)) {
      String path = path(sent);
      List<PathPattern> answers = asked.stream().filter(each -> each.matches(PathContainer.parsePath(path))).sorted().toList();
      if (answers.isEmpty() && way.above(path).isEmpty() && !NO_PAGE.containsKey(sent.getPatternString())) {
        wrong.put(sent.getPatternString(), "no page above");
      } else if (!answers.isEmpty() && !answers.getFirst().getPatternString().contains("{") && sent.getPatternString().contains("{")) {
        wrong.put(sent.getPatternString(), "is another page: " + answers);
      } else if (!answers.isEmpty() && answers.getFirst().getPatternString().contains("{") && !sent.getPatternString().contains("{")) {
        wrong.put(sent.getPatternString(), "is taken for one of " + answers);
      }
    }

    assertThat(patterns(RequestMethod.POST)).hasSizeGreaterThan(150);
    assertThat(wrong).isEmpty();
    assertThat(Stream.of("/follow/H1/0a/take/correct", "/admin/drafts/7/files/remove", "/cases/H1/notes", "/work/bulk").map(way::above))
        .map(page -> page.orElse("")).containsExactly("/follow/H1/0a", "/admin/drafts/7", "/cases/H1", "/work");
  }

  @Test
  void leadsThereInTheLanguageThatWasAskedForAndIsRefusedToAProgram() {
    String path = "/follow/H1/0a/take/correct";

    assertThat(http.get().uri(path + "?lang=en").accept(MediaType.TEXT_HTML)).hasStatus(303).hasRedirectedUrl("/follow/H1/0a?lang=en");
    assertThat(http.get().uri(path).accept(MediaType.TEXT_HTML)).hasRedirectedUrl("/follow/H1/0a");
    assertThat(http.get().uri(path).accept(MediaType.APPLICATION_JSON)).hasStatus(405);
  }
}
