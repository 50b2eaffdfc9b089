package io.haihe.modules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Stories;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.drafts.Draft;
import io.haihe.kernel.scenario.drafts.Drafts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.HtmlUtils;

@CityTest
@DisplayName("A pretend case")
class PlayTest {

  private static final Pattern STORY = Pattern.compile("name=\"story\" value=\"([^\"]*)\"");
  private static final Pattern STATE = Pattern.compile("id=\"state\">([^<]*)<");
  private static final Pattern CLOCK = Pattern.compile("id=\"clock\">([^<]*)<");
  private static final Pattern YAML = Pattern.compile("name=\"text\" class=\"mono\" rows=\"12\">([^<]*)<", Pattern.DOTALL);
  private static final Pattern RING = Pattern.compile("name=\"ring\" value=\"([^\"]*)\"");
  private static int number;

  @Autowired ApplicationContext context;
  @Autowired Drafts drafts;
  @Autowired MockMvcTester http;
  @Autowired JdbcClient jdbc;

  private Draft draft;
  private Browser browser;
  private String path;

  @BeforeEach
  void begin() {
    Viewer author = TinyCity.in(context).person(Role.ADMINISTRATOR, TinyCity.CITY, "office");
    draft = drafts.fromTemplate(author, "played-" + ++number);
    browser = new Browser(http);
    browser.signIn(author.login(), TinyCity.PASSWORD);
    path = "/admin/drafts/" + draft.id() + "/play";
  }

  private String send(int status, String... fields) {
    MockHttpServletResponse answer = browser.post(path, path, fields);
    assertThat(answer.getStatus()).as(Browser.text(answer)).isEqualTo(status);
    assertThat(Browser.text(answer)).doesNotContain("??");
    return Browser.text(answer);
  }

  private static String found(Pattern pattern, String page) {
    Matcher found = pattern.matcher(page);
    assertThat(found.find()).as("%s in %s", pattern, page).isTrue();
    return HtmlUtils.htmlUnescape(found.group(1));
  }

  private String open() {
    String category = drafts.judge(draft).scenario().categories().byCode().values().stream()
        .filter(each -> each.leaf()).findFirst().orElseThrow().code();
    return send(200, "deed", "open", "type", "matter", "as", "reporter", "category", category, "text", "a lamp");
  }

  private String act(int status, String page, String as, String deed, String... more) {
    List<String> fields = new ArrayList<>(List.of("story", found(STORY, page), "as", as, "deed", deed));
    fields.addAll(List.of(more));
    return send(status, fields.toArray(String[]::new));
  }

  @Test
  void isActedInAsEachRoleAndLivesOnlyInThePage() {
    long before = jdbc.sql("select (select count(*) from casework_case) + (select count(*) from casework_entry)").query(Long.class).single();
    String opened = open();
    assertThat(opened).contains("data-actor=\"dispatcher\"").doesNotContain("data-actor=\"handler\"");

    String refused = act(422, opened, "handler", "take:assign");
    assertThat(found(STATE, refused)).isEqualTo(found(STATE, opened));
    String assigned = act(200, opened, "dispatcher", "take:assign", "f.unit", "A");
    assertThat(found(STATE, assigned)).isNotEqualTo(found(STATE, opened));
    assertThat(assigned).contains("data-actor=\"handler\"");
    String rung = act(200, assigned, "", "ring", "ring", found(RING, assigned));
    assertThat(found(CLOCK, rung)).isGreaterThan(found(CLOCK, assigned));

    assertThat(found(STATE, act(200, rung, "", "look"))).as("a reload loses nothing").isEqualTo(found(STATE, rung));
    assertThat(found(STATE, act(200, act(200, rung, "", "back"), "", "back"))).isEqualTo(found(STATE, opened));
    assertThat(jdbc.sql("select (select count(*) from casework_case) + (select count(*) from casework_entry)").query(Long.class).single())
        .isEqualTo(before);
  }

  @Test
  void canBeKeptAsAStoryThatComesOutAsTold() {
    String assigned = act(200, open(), "dispatcher", "take:assign", "f.unit", "A");

    byte[] story = found(YAML, assigned).getBytes(StandardCharsets.UTF_8);
    Stories.Report report = Stories.inSampleCity(drafts.judge(draft).scenario(), key -> java.util.Optional.empty()).run(Map.of("examples/played.yaml", story));
    assertThat(report.failures()).isEmpty();
    assertThat(report.stories()).isEqualTo(1);
    assertThat(report.untold()).noneMatch(step -> step.endsWith(": assign"));
  }

  @Test
  void isRefusedWithAReasonWhenItsStoryIsNonsense() {
    send(422, "story", "{{{", "deed", "look");
    send(422, "story", "{\"steps\":7}", "deed", "look");
    send(422, "story", "{\"case\":\"nothing\",\"steps\":[]}", "deed", "look");
    send(422, "story", "{\"case\":\"matter\",\"at\":\"yesterday\",\"steps\":[]}", "deed", "look");
  }
}
