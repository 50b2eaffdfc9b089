package io.haihe.modules.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.LifeLog;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.drafts.Draft;
import io.haihe.kernel.scenario.drafts.DraftFile;
import io.haihe.kernel.scenario.drafts.DraftFiles;
import io.haihe.kernel.scenario.drafts.DraftFiles.Saved;
import io.haihe.kernel.scenario.drafts.Drafts;
import io.haihe.kernel.scenario.drafts.Reviews;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A draft")
class DraftsTest {

  @Autowired ApplicationContext context;
  @Autowired Drafts drafts;
  @Autowired DraftFiles files;
  @Autowired Reviews reviews;
  @Autowired Scenarios scenarios;
  @Autowired LifeLog log;
  @Autowired Casework casework;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester http;

  private TinyCity city;
  private Viewer author;
  private Viewer judge;
  private String key;
  private static int number;

  @BeforeEach
  void people() {
    city = TinyCity.in(context);
    author = city.person(Role.ADMINISTRATOR, TinyCity.CITY, "office");
    judge = city.person(Role.COMMAND_CENTRE, TinyCity.CITY, "office");
    key = "trees-" + ++number;
  }

  private Draft now(Draft draft) {
    return drafts.find(author, draft.id());
  }

  private String text(Draft draft, String path) {
    return drafts.file(draft, path).flatMap(DraftFile::text).orElseThrow();
  }

  private Saved edit(Viewer who, Draft draft, String path, String from, String to) {
    DraftFile file = drafts.file(draft, path).orElseThrow();
    assertThat(text(draft, path)).contains(from);
    return files.save(who, draft.id(), path, file.revision(), text(draft, path).replace(from, to));
  }

  private Draft published() {
    Draft draft = drafts.fromTemplate(author, key);
    reviews.handIn(author, draft.id(), draft.revision());
    reviews.publish(judge, draft.id(), now(draft).revision());
    return now(draft);
  }

  private Outcome report() {
    return casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, key, "matter", scenarios.current(key).categories().byCode().values().stream()
            .filter(category -> category.leaf() && category.reportable()).findFirst().orElseThrow().code(),
        TinyCity.NANLI, null, null, "a tree", Contact.NONE, Map.of(), "web", false));
  }

  @Test
  void isJudgedByASecondPersonAndThenInForceAtOnce() {
    Draft draft = drafts.fromTemplate(author, key);
    assertThat(scenarios.find(key)).isEmpty();
    reviews.handIn(author, draft.id(), draft.revision());

    assertThatThrownBy(() -> reviews.publish(author, draft.id(), now(draft).revision())).isInstanceOf(AccessDeniedException.class);
    reviews.publish(judge, draft.id(), now(draft).revision());

    assertThat(scenarios.current(key).version()).isEqualTo("0.1.0");
    assertThat(now(draft).state()).isEqualTo(Draft.State.PUBLISHED);
    assertThat(report()).isInstanceOf(Outcome.Moved.class);
    assertThat(log.of(key, 10)).extracting(LifeLog.Line::kind)
        .containsExactly(LifeLog.Kind.PUBLISHED, LifeLog.Kind.IN_FORCE, LifeLog.Kind.HANDED_IN, LifeLog.Kind.BEGUN);
  }

  @Test
  void isNotJudgedByAnybodyWhoHasWrittenOnIt() {
    Draft draft = drafts.fromTemplate(author, key);
    edit(judge, draft, "texts/en.properties", "title=", "title=My ");
    reviews.handIn(author, draft.id(), now(draft).revision());

    assertThat(reviews.mayJudge(judge, draft)).isFalse();
    assertThatThrownBy(() -> reviews.publish(judge, draft.id(), now(draft).revision())).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> reviews.sendBack(judge, draft.id(), now(draft).revision(), "no")).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void neverLosesWhatTheSlowerOfTwoHasNotSeen() {
    Draft draft = drafts.fromTemplate(author, key);
    DraftFile seen = drafts.file(draft, "scenario.yaml").orElseThrow();

    assertThat(files.save(author, draft.id(), seen.path(), seen.revision(), "first")).isInstanceOf(Saved.Kept.class);
    assertThat(files.save(judge, draft.id(), seen.path(), seen.revision(), "second"))
        .isInstanceOfSatisfying(Saved.Overtaken.class, told -> assertThat(told.theirs().text()).contains("first"));
    assertThat(text(draft, "scenario.yaml")).isEqualTo("first");

    int revision = drafts.file(draft, "scenario.yaml").orElseThrow().revision();
    files.remove(author, draft.id(), "scenario.yaml", revision);
    files.save(author, draft.id(), "scenario.yaml", 0, "again");
    assertThat(files.save(judge, draft.id(), seen.path(), revision, "second")).isInstanceOf(Saved.Overtaken.class);
  }

  @Test
  void isNotHandedInWithFaultsWithStoriesThatDifferOrUnderAnOldNumber() {
    published();
    Draft draft = drafts.fromVersion(author, key);
    assertThatThrownBy(() -> reviews.handIn(author, draft.id(), draft.revision()))
        .satisfies(fault -> assertThat(codes(fault)).containsExactly("scenario.draft.version"));
    assertThat(drafts.judge(draft).errors().getFirst().line()).isEqualTo(4);

    edit(author, draft, "scenario.yaml", "version: 0.1.0", "version: 0.2.0");
    String story = drafts.files(draft).stream().map(DraftFile::path).filter(path -> path.startsWith("examples/")).findFirst().orElseThrow();
    edit(author, draft, story, "state: ", "state: x");
    assertThatThrownBy(() -> reviews.handIn(author, draft.id(), now(draft).revision()))
        .satisfies(fault -> assertThat(codes(fault)).contains("casework.story.differs"));
    edit(author, draft, story, "state: x", "state: ");

    edit(author, draft, "scenario.yaml", "initial: reported", "initial: nowhere");
    assertThatThrownBy(() -> reviews.handIn(author, draft.id(), now(draft).revision()))
        .satisfies(fault -> assertThat(codes(fault)).anyMatch(code -> code.startsWith("scenario.")));
    edit(author, draft, "scenario.yaml", "initial: nowhere", "initial: reported");
    reviews.handIn(author, draft.id(), now(draft).revision());
    assertThat(now(draft).state()).isEqualTo(Draft.State.IN_REVIEW);
  }

  private static List<String> codes(Throwable fault) {
    return ((BadInput) fault).findings().stream().map(Finding::code).toList();
  }

  @Test
  void standsStillWhileItIsJudgedAndGoesBackWithAReason() {
    Draft draft = drafts.fromTemplate(author, key);
    reviews.handIn(author, draft.id(), draft.revision());
    DraftFile file = drafts.file(draft, "categories.csv").orElseThrow();

    assertThatThrownBy(() -> files.save(author, draft.id(), file.path(), file.revision(), "x")).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> files.remove(author, draft.id(), file.path(), file.revision())).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> reviews.sendBack(judge, draft.id(), now(draft).revision(), " ")).isInstanceOf(BadInput.class);
    reviews.sendBack(judge, draft.id(), now(draft).revision(), "Who answers?");

    assertThat(files.save(author, draft.id(), file.path(), file.revision(), "x")).isInstanceOf(Saved.Kept.class);
    assertThat(log.of(key, 2)).extracting(LifeLog.Line::detail).contains("Who answers?");
  }

  @Test
  void isNotPublishedOverAVersionItsJudgeHasNotSeen() {
    published();
    Draft draft = drafts.fromVersion(author, key);
    edit(author, draft, "scenario.yaml", "version: 0.1.0", "version: 0.3.0");
    reviews.handIn(author, draft.id(), now(draft).revision());
    scenarios.load(otherVersion(draft));

    assertThatThrownBy(() -> reviews.publish(judge, draft.id(), now(draft).revision()))
        .isInstanceOfSatisfying(Conflict.class, told -> assertThat(told.finding().code()).isEqualTo("scenario.draft.otherInForce"));
    assertThat(scenarios.current(key).version()).isEqualTo("0.2.0");
  }

  private byte[] otherVersion(Draft draft) {
    reviews.takeBack(author, draft.id(), now(draft).revision());
    edit(author, draft, "scenario.yaml", "version: 0.3.0", "version: 0.2.0");
    byte[] zip = drafts.zip(draft);
    edit(author, draft, "scenario.yaml", "version: 0.2.0", "version: 0.3.0");
    reviews.handIn(author, draft.id(), now(draft).revision());
    return zip;
  }

  @Test
  void comesFromAZipAndGoesBackIntoOne() {
    published();
    byte[] zip = scenarios.zip(scenarios.currentId(key));
    Draft draft = drafts.fromZip(author, zip);

    assertThat(drafts.zip(draft)).isEqualTo(zip);
    assertThatThrownBy(() -> drafts.fromZip(judge, zip)).satisfies(fault -> assertThat(codes(fault)).containsExactly("scenario.draft.open"));
    assertThatThrownBy(() -> drafts.fromZip(judge, "no zip".getBytes())).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> files.replace(judge, draft.id(), 0, zip)).isInstanceOf(Conflict.class);
  }

  @Test
  void isNobodysBusinessButTheCitysAuthors() {
    Draft draft = drafts.fromTemplate(author, key);
    for (Viewer other : List.of(
        city.person(Role.ADMINISTRATOR, TinyCity.EAST, "operations-centre"), city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre"),
        city.person(Role.UNIT_HEAD, TinyCity.CITY, "office"))) {
      assertThatThrownBy(() -> drafts.find(other, draft.id())).isInstanceOf(NotFound.class);
      assertThatThrownBy(() -> files.save(other, draft.id(), "a.yaml", 0, "x")).isInstanceOf(NotFound.class);
      assertThatThrownBy(() -> reviews.handIn(other, draft.id(), draft.revision())).isInstanceOf(NotFound.class);
      assertThatThrownBy(() -> drafts.fromTemplate(other, key + "-x")).isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> reviews.retire(other, "city-management", "no")).isInstanceOf(AccessDeniedException.class);
      assertThat(drafts.open(other)).isEmpty();
    }
  }

  @Test
  void ofARetiredScenarioBringsItBack() {
    published();
    assertThat(report()).isInstanceOf(Outcome.Moved.class);
    reviews.retire(author, key, "The parks office takes these now.");

    assertThat(report()).isInstanceOfSatisfying(
        Outcome.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Outcome.Reason.RETIRED));
    Browser resident = new Browser(http);
    assertThat(resident.get("/report/" + key).getStatus()).isEqualTo(410);
    assertThat(Browser.text(resident.get("/report/" + key))).contains("The parks office takes these now.").doesNotContain("??");
    assertThat(Browser.text(resident.get("/report"))).doesNotContain("/report/" + key);

    Draft draft = drafts.fromVersion(author, key);
    edit(author, draft, "scenario.yaml", "version: 0.1.0", "version: 0.2.0");
    reviews.handIn(author, draft.id(), now(draft).revision());
    reviews.publish(judge, draft.id(), now(draft).revision());
    assertThat(report()).isInstanceOf(Outcome.Moved.class);
  }

  @Test
  void keepsWhatWasTypedOnThePageHoweverBroken() {
    Draft draft = drafts.fromTemplate(author, key);
    Browser browser = new Browser(http);
    browser.signIn(author.login(), TinyCity.PASSWORD);
    String page = "/admin/drafts/" + draft.id() + "/file?path=scenario.yaml";
    String revision = "" + drafts.file(draft, "scenario.yaml").orElseThrow().revision();
    String broken = "scenario: " + key + "\r\nversion: [<b>\r\n";
    String save = "/admin/drafts/" + draft.id() + "/file";

    assertThat(browser.post(page, save, "path", "scenario.yaml", "revision", revision, "text", broken).getRedirectedUrl()).contains("saved");
    assertThat(text(draft, "scenario.yaml")).isEqualTo("scenario: " + key + "\nversion: [<b>\n");
    assertThat(Browser.text(browser.get(page))).contains("&lt;b", "data-mark=").doesNotContain("<b>", "??");
    var late = browser.post(page, save, "path", "scenario.yaml", "revision", revision, "text", "mine");
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(Browser.text(late)).contains("mine</textarea>", "version: [&lt;b").doesNotContain("??");
  }
}
