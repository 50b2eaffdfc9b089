package io.haihe.modules.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("The pages of webhooks")
class WebhookPagesTest {

  private static final String PAGE = "/admin/webhooks";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired JdbcClient jdbc;

  private TinyCity city;
  private Browser browser;

  @BeforeEach
  void signIn() {
    city = TinyCity.in(context);
    browser = browserOf(city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre"));
    jdbc.sql("delete from notice_subscription").update();
  }

  private Browser browserOf(Viewer person) {
    Browser someones = new Browser(http);
    someones.signIn(person.login(), TinyCity.PASSWORD);
    return someones;
  }

  @Test
  void showTheSecretOnceAndLeadToTheLog() {
    MockHttpServletResponse made =
        browser.post(PAGE, PAGE, "name", "<b>board</b>", "url", "https://example.org/x", "kinds", "moved");
    String id = jdbc.sql("select id from notice_subscription").query(String.class).single();

    assertThat(made.getStatus()).isEqualTo(200);
    assertThat(Browser.text(made)).contains("whsec_", "&lt;b").doesNotContain("<b>board", "??");
    assertThat(Browser.text(browser.get(PAGE + "/" + id))).doesNotContain("whsec_", "??");
    assertThat(Browser.text(browser.get(PAGE))).contains("https://example.org/x").doesNotContain("??");
    assertThat(browser.post(PAGE + "/" + id, PAGE + "/" + id + "/stop").getRedirectedUrl()).isEqualTo(PAGE + "/" + id);
    assertThat(jdbc.sql("select stopped from notice_subscription").query(String.class).single()).isEqualTo("paused");
    browser.post(PAGE + "/" + id, PAGE + "/" + id + "/resume");
    assertThat(Browser.text(browser.post(PAGE + "/" + id, PAGE + "/" + id + "/secret"))).contains("whsec_");
    browser.post(PAGE + "/" + id, PAGE + "/" + id + "/remove");
    assertThat(browser.get(PAGE + "/" + id).getStatus()).isEqualTo(404);
  }

  @Test
  void sayWhatIsWrongAndKeepWhatWasEntered() {
    MockHttpServletResponse refused = browser.post(PAGE, PAGE, "name", "board", "url", "http://example.org/x");

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Browser.text(refused)).contains("value=\"http://example.org/x\"", "#field-url").doesNotContain("??");
  }

  @Test
  void areNotForEverybody() {
    Browser clerk = browserOf(city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre"));

    assertThat(clerk.get(PAGE).getStatus()).isEqualTo(403);
    assertThat(browser.forged(PAGE, "name", "x", "url", "https://example.org/").getStatus()).isEqualTo(403);
  }
}
