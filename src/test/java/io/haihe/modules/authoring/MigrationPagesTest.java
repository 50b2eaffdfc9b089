package io.haihe.modules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.MigrationWork;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.drafts.Draft;
import io.haihe.kernel.scenario.drafts.DraftFile;
import io.haihe.kernel.scenario.drafts.DraftFiles;
import io.haihe.kernel.scenario.drafts.Drafts;
import io.haihe.kernel.scenario.drafts.Reviews;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("The pages of a migration")
class MigrationPagesTest {

  private static final String KEY = "migrated-trees";
  private static final String PAGE = "/admin/scenarios/" + KEY;

  @Autowired ApplicationContext context;
  @Autowired Drafts drafts;
  @Autowired DraftFiles files;
  @Autowired Reviews reviews;
  @Autowired Scenarios scenarios;
  @Autowired Casework casework;
  @Autowired MigrationWork work;
  @Autowired SettableClock clock;
  @Autowired MockMvcTester http;

  @Test
  void rehearseAndThenMoveTheCasesOfAnOlderVersion() {
    Viewer author = TinyCity.in(context).person(Role.ADMINISTRATOR, TinyCity.CITY, "office");
    Viewer judge = TinyCity.in(context).person(Role.COMMAND_CENTRE, TinyCity.CITY, "office");
    Draft first = drafts.fromTemplate(author, KEY);
    publish(author, judge, first);
    int old = scenarios.currentId(KEY);
    String number = open();
    Draft second = drafts.fromVersion(author, KEY);
    DraftFile main = drafts.file(second, "scenario.yaml").orElseThrow();
    files.save(author, second.id(), main.path(), main.revision(), main.text().orElseThrow().replace("version: 0.1.0", "version: 0.2.0"));
    files.save(author, second.id(), "migration.yaml", 0, "from: [0.1.0]\ncases: {}\n");
    publish(author, judge, second);
    Browser browser = new Browser(http);
    browser.signIn(judge.login(), TinyCity.PASSWORD);

    assertThat(browser.post(PAGE, PAGE + "/versions/" + old + "/migrate").getStatus()).as("not rehearsed").isEqualTo(409);
    String rehearsal = browser.post(PAGE, PAGE + "/versions/" + old + "/rehearse").getRedirectedUrl();
    worked();
    assertThat(shown(browser, rehearsal)).contains("Would move", "Done");
    String migration = browser.post(PAGE, PAGE + "/versions/" + old + "/migrate").getRedirectedUrl();
    assertThat(browser.post(String.valueOf(migration), migration + "/stop").getRedirectedUrl()).isEqualTo(migration);
    worked();
    assertThat(shown(browser, migration)).contains("Stopped");
    browser.post(String.valueOf(migration), migration + "/resume");
    worked();

    assertThat(shown(browser, migration)).contains("Moved", "Done").doesNotContain("action=\"" + migration + "/stop");
    assertThat(shown(browser, PAGE)).contains("0.2.0");
    Browser head = new Browser(http);
    head.signIn(judge.login(), TinyCity.PASSWORD);
    assertThat(shown(head, "/cases/" + number)).contains("0.2.0");
  }

  private void publish(Viewer author, Viewer judge, Draft draft) {
    reviews.handIn(author, draft.id(), drafts.find(author, draft.id()).revision());
    reviews.publish(judge, draft.id(), drafts.find(author, draft.id()).revision());
  }

  private String open() {
    String category = scenarios.current(KEY).categories().byCode().values().stream()
        .filter(each -> each.leaf() && each.reportable()).findFirst().orElseThrow().code();
    Outcome opened = casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, KEY, "matter", category, TinyCity.NANLI, null, null, "a tree", Contact.NONE, Map.of(), "web",
        false));
    return ((Outcome.Moved) opened).number();
  }

  private void worked() {
    while (work.work()) {
      // until there is nothing to do
    }
  }

  private static String shown(Browser browser, String path) {
    MockHttpServletResponse page = browser.get(path);
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(Browser.text(page)).doesNotContain("??");
    return Browser.text(page);
  }
}
