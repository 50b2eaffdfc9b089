package io.haihe.modules.management;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.NewPerson;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

@CityTest
@DisplayName("The work list")
class WorkListTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private TinyCity city;
  private Viewer clerk;
  private Viewer colleague;
  private Viewer chief;
  private Viewer elsewhere;

  @BeforeEach
  void people() {
    clock.set(SettableClock.START);
    city = TinyCity.in(context);
    clerk = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    colleague = second(clerk);
    chief = city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    elsewhere = city.person(Role.DUTY_CHIEF, TinyCity.WEST, "operations-centre");
    jdbc.sql("delete from management_list").update();
  }

  /** Another person with the same seat. */
  private Viewer second(Viewer like) {
    var people = context.getBean(People.class);
    var unit = like.seats().getFirst().unit();
    var act = Act.bySystem(SettableClock.START);
    long person = people.byLogin("second.clerk").map(Person::id).orElseGet(() -> {
      long made = people.open(
          new NewPerson("second.clerk", "Second Clerk", "en", unit.id(), TinyCity.PASSWORD, false), act);
      context.getBean(Seats.class).give(
          new NewSeat(
              made, unit.id(), Role.INTAKE_CLERK, Set.of(), LocalDate.of(2020, 1, 1), null), act);
      return made;
    });
    return people.viewer(person, SettableClock.START);
  }

  private Browser as(Viewer viewer) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    browser.get("/messages?lang=en");
    return browser;
  }

  private Case open(PlaceCode place, String words) {
    Moved moved = (Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", place, null, null, words,
        new Contact("Li Ming", "13800001111", null), Map.of(), "web", false));
    return fresh(moved.number());
  }

  private Case fresh(String number) {
    return cases.find(chief, number).or(() -> cases.find(elsewhere, number)).orElseThrow();
  }

  private long assignee(Case now) {
    return fresh(now.number()).desk().assignee();
  }

  private String preview(Browser browser, Case now) {
    return text(browser.get("/work?tab=all&case=" + now.number()));
  }

  // a case beside the list

  @Test
  void showsACaseBesideItToWhoSeesItAndNothingOfItToOthers() {
    Case now = open(TinyCity.NANLI, "besidewords");

    String shown = preview(as(clerk), now);
    assertThat(shown).contains("data-shown=\"" + now.number() + "\"", "besidewords", "What happened last").doesNotContain("13800001111", "Li Ming");
    assertThat(preview(as(elsewhere), now)).doesNotContain("besidewords", "data-shown");
    assertThat(as(elsewhere).get("/cases/" + now.number() + "/preview").getStatus()).isEqualTo(404);
    assertThat(as(clerk).get("/cases/" + now.number() + "/preview").getRedirectedUrl()).isEqualTo("/cases/" + now.number());
    assertThat(jdbc.sql("select count(*) from casework_read where case_id = ?").param(now.id()).query(Long.class).single())
        .as("nothing is shown whose reading is kept").isZero();
  }

  @Test
  void takesAStepThatAsksNothingBesideItAndGoesOnWithTheNextCase() {
    Case first = open(TinyCity.NANLI, "stepbeside one");
    Case second = open(TinyCity.BEILI, "stepbeside two");
    Browser browser = as(clerk);
    String page = text(browser.get("/work?q=stepbeside&case=" + first.number()));
    String action = "/cases/" + first.number() + "/steps/register";

    assertThat(page).contains("action=\"" + action + "\"", "/steps/askVerification?back=%2Fwork");
    Matcher back = Pattern.compile("name=\"back\" value=\"([^\"]*case=" + second.number() + ")\"").matcher(page);
    assertThat(back.find()).isTrue();
    MockHttpServletResponse done = browser.post(
        "/work", action, "key", "beside-1111-aaaa", "seen", "1", "back", back.group(1).replace("&amp;", "&"));
    assertThat(done.getRedirectedUrl()).startsWith("/work?tab=waiting").endsWith("case=" + second.number() + "&done=" + first.number());
    assertThat(fresh(first.number()).state()).isEqualTo("registered");
    assertThat(text(browser.get(done.getRedirectedUrl()))).contains(first.number() + ": done.", "data-shown=\"" + second.number() + "\"");
  }

  @Test
  void hasUpToTwoHundredRowsOnAPage() {
    for (int i = 0; i < 55; i++) {
      open(TinyCity.BEILI, "manyrows " + i);
    }
    String page = text(as(clerk).get("/work?q=manyrows&rows=200"));

    assertThat(page).contains("1–55 of 55", "name=\"rows\" value=\"200\"").doesNotContain("rel=\"next\"");
    assertThat(text(as(clerk).get("/work?q=manyrows&rows=100000"))).contains("1–50 of 55");
  }

  // kept lists

  private MockHttpServletResponse keep(Browser browser, String name, String... more) {
    String[] fields = new String[4 + more.length];
    fields[0] = "name";
    fields[1] = name;
    fields[2] = "tab";
    fields[3] = "all";
    System.arraycopy(more, 0, fields, 4, more.length);
    return browser.post("/work?tab=waiting", "/work/lists", fields);
  }

  @Test
  void isKeptUnderANameWithItsFiltersAndItsCount() {
    open(TinyCity.NANLI, "keptheap one");
    open(TinyCity.BEILI, "keptheap two");
    Browser browser = as(clerk);

    assertThat(keep(browser, " My heaps ", "q", "keptheap", "place", TinyCity.BEILI.toString()).getRedirectedUrl())
        .isEqualTo("/work?tab=all&q=keptheap&place=" + TinyCity.BEILI);
    String page = text(browser.get("/work"));
    assertThat(page).containsPattern("href=\"/work\\?tab=all&amp;q=keptheap&amp;place=" + TinyCity.BEILI + "\"[^>]*>My heaps <span class=\"count\">1</span>");
    assertThat(text(browser.get("/work?tab=all&q=keptheap&place=" + TinyCity.BEILI))).containsPattern("aria-current=\"page\"[^>]*>My heaps");
    assertThat(text(as(chief).get("/work"))).doesNotContain("My heaps");
    assertThat(text(browser.get("/work.csv?tab=all&q=keptheap&place=" + TinyCity.BEILI))).contains("keptheap two").doesNotContain("keptheap one");
  }

  @Test
  void saysWhatIsWrongWithANameAndLosesNothing() {
    Browser browser = as(clerk);
    keep(browser, "Mine");

    for (String wrong : List.of(" ", "x".repeat(41), "a\nb", "mine")) {
      MockHttpServletResponse answer = keep(browser, wrong, "q", "still here");
      assertThat(answer.getStatus()).as(wrong).isEqualTo(422);
      assertThat(text(answer)).contains("list-name-error", "value=\"still here\"");
    }
    assertThat(text(keep(browser, "MINE"))).contains("You have a list called “MINE” already.");
    assertThat(keep(browser, "Other", "share", "999999").getStatus()).isEqualTo(422);
    for (int i = 0; i < SavedLists.MOST - 1; i++) {
      assertThat(keep(browser, "more " + i).getStatus()).isEqualTo(302);
    }
    assertThat(text(keep(browser, "too many"))).contains("You keep 20 lists already");
    assertThat(jdbc.sql("select count(*) from management_list").query(Long.class).single()).isEqualTo(SavedLists.MOST);
  }

  @Test
  void isSharedWithAUnitWhoseMembersSeeInItWhatTheyMaySee() {
    String unit = Long.toString(clerk.seats().getFirst().unit().id());
    keep(as(clerk), "Shared one", "share", unit);

    assertThat(text(as(chief).get("/work"))).contains("Shared one", clerk.name());
    assertThat(text(as(elsewhere).get("/work"))).doesNotContain("Shared one");
    String id = jdbc.sql("select id::text from management_list").query(String.class).single();
    assertThat(as(chief).post("/work", "/work/lists/" + id + "/remove").getStatus()).as("not theirs").isEqualTo(404);
    assertThat(as(chief).post("/work", "/work/lists/" + id + "/begin").getStatus()).as("not theirs").isEqualTo(404);
    assertThat(as(clerk).post("/work", "/work/lists/" + id + "/remove").getRedirectedUrl()).isEqualTo("/work/lists");
    assertThat(text(as(chief).get("/work"))).doesNotContain("Shared one");
  }

  @Test
  void beginsWithOneOfThem() {
    Browser browser = as(clerk);
    keep(browser, "First", "begins", "true");
    keep(browser, "Second", "q", "x", "begins", "true");

    assertThat(browser.get("/work").getRedirectedUrl()).isEqualTo("/work?tab=all&q=x");
    assertThat(browser.get("/work?tab=waiting").getStatus()).isEqualTo(200);
    String id = jdbc.sql("select id::text from management_list where begins").query(String.class).single();
    browser.post("/work/lists", "/work/lists/" + id + "/begin", "begins", "false");
    assertThat(browser.get("/work").getStatus()).isEqualTo(200);
  }

  @Test
  void keepsNothingOfAPersonWhoIsRemoved() {
    long leaver = jdbc.sql(
            """
            insert into org_person (login, name, language, home_unit, password_hash, must_change, created_at)
            select 'leaver', 'Leaver', 'en', min(id), '-', false, now() from org_unit returning id
            """)
        .query(Long.class).single();
    context.getBean(SavedListStore.class).add(new SavedList(0, leaver, "Gone with me", Map.of("tab", "all"), 0, false), clock.instant());

    jdbc.sql("delete from org_person where id = ?").param(leaver).update();

    assertThat(jdbc.sql("select count(*) from management_list").query(Long.class).single()).isZero();
  }

  // undo

  private MockHttpServletResponse assign(Browser browser, Case now, String... fields) {
    String page = "/cases/" + now.number();
    String[] all = new String[4 + fields.length];
    all[0] = "task";
    all[1] = "0";
    all[2] = "seen";
    all[3] = Integer.toString(fresh(now.number()).version());
    System.arraycopy(fields, 0, all, 4, fields.length);
    return browser.post(page, page + "/assign", all);
  }

  @Test
  void takesBackAClaimAsAnEntryOfItsOwn() {
    Case now = open(TinyCity.NANLI, "claim and undo");
    Browser browser = as(clerk);
    String done = assign(browser, now, "person", "" + clerk.person()).getRedirectedUrl();

    assertThat(text(browser.get(done))).contains("action=\"/cases/" + now.number() + "/undo\"", "name=\"entry\" value=\"2\"", "Nobody has it then");
    assertThat(browser.post("/work", "/cases/" + now.number() + "/undo", "entry", "2").getRedirectedUrl())
        .isEqualTo("/cases/" + now.number() + "?done=undo");
    assertThat(assignee(now)).isZero();
    assertThat(cases.timeline(chief, now).stream().map(Entry::kind))
        .containsExactly(Entry.Kind.OPENED, Entry.Kind.CLAIMED, Entry.Kind.ASSIGNED);
  }

  @Test
  void givesACaseBackToWhoHadItBefore() {
    Case now = open(TinyCity.NANLI, "taken over and back");
    assign(as(colleague), now, "person", "" + colleague.person());
    Browser browser = as(clerk);
    String done = assign(browser, now, "person", "" + clerk.person()).getRedirectedUrl();

    assertThat(text(browser.get(done))).contains("Second Clerk has it then");
    browser.post("/work", "/cases/" + now.number() + "/undo", "entry", "3");
    assertThat(assignee(now)).isEqualTo(colleague.person());
  }

  @Test
  void takesNothingBackThatIsAnothersOrOldOrOvertaken() {
    Case others = open(TinyCity.NANLI, "claimed by another");
    assign(as(colleague), others, "person", "" + colleague.person());
    Case old = open(TinyCity.NANLI, "claimed long ago");
    assign(as(clerk), old, "person", "" + clerk.person());
    clock.advance(Duration.ofMinutes(11));
    Case overtaken = open(TinyCity.NANLI, "claimed and moved");
    assign(as(clerk), overtaken, "person", "" + clerk.person());
    casework.act(new Command.Take(new Actor.Staff(clerk), clock.instant(), null, overtaken.id(), 0, "register", Map.of()));

    for (Case now : List.of(others, old, overtaken)) {
      Browser browser = as(clerk);
      assertThat(text(browser.get("/cases/" + now.number() + "?done=claim"))).as(now.text()).doesNotContain("/undo\"");
      MockHttpServletResponse answer = browser.post("/work", "/cases/" + now.number() + "/undo", "entry", "2");
      assertThat(answer.getStatus()).as(now.text()).isEqualTo(409);
      assertThat(text(answer)).contains("It cannot be undone any more");
    }
    assertThat(assignee(others)).isEqualTo(colleague.person());
    assertThat(assignee(old)).isEqualTo(clerk.person());
  }

  // many at once

  @Test
  void saysOfEachWhyItWasRefusedAndKeepsItPickedForAnotherTry() {
    Case good = open(TinyCity.NANLI, "again one");
    Case moved = open(TinyCity.NANLI, "again two");
    casework.act(new Command.Assign(new Actor.Staff(clerk), clock.instant(), null, moved.id(), 0, 0, clerk.person()));
    Browser browser = as(clerk);

    String first = text(browser.post("/work", "/work/bulk", "key", "99999999-1111", "action", "take:city-management:askVerification",
        "filled", "1", "f.question", "Is it still there?", "back", "/work?tab=all",
        "pick", good.number() + ":1", "pick", moved.number() + ":1", "pick", "CM0:1"));

    String again = moved.number() + ":" + fresh(moved.number()).version();
    assertThat(first).contains(
        "1 done, 2 refused.", "Somebody changed the case", "There is no such case", "value=\"" + again + "\" data-pick checked",
        "name=\"f.question\" value=\"Is it still there?\"", "href=\"/work?tab=all\"", "Try the picked ones again");
    assertThat(first.split("data-pick", -1)).as("what is not there cannot be tried again").hasSize(2);
    String second = text(browser.post("/work", "/work/bulk", "key", "99999999-2222", "action", "take:city-management:askVerification",
        "filled", "1", "f.question", "Is it still there?", "pick", again));
    assertThat(second).contains("1 done, 0 refused.").doesNotContain("Try the picked ones again");
    assertThat(fresh(moved.number()).state()).isEqualTo("verifying");
  }

  @Test
  void takesManyClaimsBackAtOnceAndSaysWhichWereOvertaken() {
    Case one = open(TinyCity.NANLI, "many one");
    Case two = open(TinyCity.NANLI, "many two");
    Browser browser = as(clerk);
    String done = text(browser.post("/work", "/work/bulk", "key", "88888888-1111", "action", "claim",
        "pick", one.number() + ":1", "pick", two.number() + ":1"));
    assertThat(done).contains("Undo all 2", "name=\"pick\" value=\"" + one.number() + ":2\"");
    casework.act(new Command.Take(new Actor.Staff(clerk), clock.instant(), null, two.id(), 0, "register", Map.of()));

    String undone = text(browser.post("/work", "/work/bulk", "key", "88888888-2222", "action", "undo",
        "pick", one.number() + ":2", "pick", two.number() + ":2"));

    assertThat(undone).contains("1 done, 1 refused.", "It cannot be undone any more");
    assertThat(assignee(one)).isZero();
  }

  // mentions and words at a hand-over

  @Test
  void tellsTheWriterOfANoteWhoIsToldOfItAndWhoMayNotSeeTheCase() {
    Case now = open(TinyCity.NANLI, "mention me");
    Browser browser = as(clerk);
    String page = "/cases/" + now.number();
    String note = "请@" + chief.login() + "看一下，@" + elsewhere.login() + " @nobody.here (me@example.org) @东城区城市管理委员会，@" + clerk.login();

    String done = browser.post(page, page + "/notes", "text", note).getRedirectedUrl();

    assertThat(text(browser.get(done))).contains(
        "Told: " + chief.name() + ".",
        "Not told, since they may not see this case: " + elsewhere.name() + ", 东城区城市管理委员会.",
        "Nobody here is called: @nobody.here.");
    assertThat(cases.timeline(chief, fresh(now.number())).getLast().told()).containsExactly(chief.person());
  }

  @Test
  void namesAUnitByItsNameOnceItHasAPart() {
    Case now = open(TinyCity.NANLI, "mention a unit");
    Viewer handler = city.person(Role.HANDLER, TinyCity.EAST, "urban-management");
    casework.act(new Command.Take(new Actor.Staff(clerk), clock.instant(), null, now.id(), 0, "register", Map.of()));
    casework.act(new Command.Take(new Actor.Staff(chief), clock.instant(), null, now.id(), 0, "file",
        Map.of("urgency", "normal", "unverifiedBasis", "photo")));
    casework.act(new Command.Take(new Actor.Staff(city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre")),
        clock.instant(), null, now.id(), 0, "dispatch", Map.of()));
    String page = "/cases/" + now.number();

    as(clerk).post(page, page + "/notes", "text", "@东城区城市管理委员会请尽快");

    assertThat(cases.timeline(chief, fresh(now.number())).getLast().told()).contains(handler.person()).doesNotContain(clerk.person());
  }

  @Test
  void showsTheWordOfAHandOverToWhoHasItNextUntilTheyHaveActed() {
    Case now = open(TinyCity.NANLI, "handed over");
    Browser giver = as(clerk);
    assertThat(assign(giver, now, "person", "", "to", "" + colleague.person(), "why", "I am away <b>tomorrow</b>").getStatus()).isEqualTo(302);
    String page = "/cases/" + now.number();
    String title = " handed it over, ";

    assertThat(assignee(now)).isEqualTo(colleague.person());
    assertThat(text(as(colleague).get(page))).contains(title, "I am away &lt;b&gt;tomorrow&lt;/b&gt;");
    assertThat(preview(as(colleague), now)).contains(title);
    assertThat(text(giver.get(page))).as("the giver reads it in the history").doesNotContain(title).contains("I am away");
    casework.act(new Command.Note(new Actor.Staff(colleague), clock.instant(), null, now.id(), 0, "seen", false));
    assertThat(text(as(colleague).get(page))).doesNotContain(title);
  }

  @Test
  void showsTheWordOfWhatWasPutBackUntilTheCaseMovesOn() {
    Case now = open(TinyCity.NANLI, "put back with a word");
    assign(as(clerk), now, "person", "" + clerk.person());
    assign(as(clerk), now, "person", "0", "why", "not for me");
    String page = "/cases/" + now.number();

    assertThat(text(as(colleague).get(page))).contains(" handed it over, ", "not for me");
    casework.act(new Command.Take(new Actor.Staff(clerk), clock.instant(), null, now.id(), 0, "register", Map.of()));
    assertThat(text(as(colleague).get(page))).doesNotContain(" handed it over, ");
  }

  @Test
  void givesACaseOnlyToWhoseSeatServesItsScenarioLentOnesToo() {
    Case now = open(TinyCity.NANLI, "not for everybody");
    Viewer limited = city.colleague(clerk, "clerk.of.the.hotline", "hotline");
    Viewer acting = city.colleague(chief, "acts.for.the.hotline");
    lend(limited, acting);
    String page = "/cases/" + now.number();
    Browser giver = as(clerk);

    assertThat(text(giver.get(page))).contains("<option value=\"" + colleague.person() + "\"").doesNotContain(
        "<option value=\"" + limited.person() + "\"", "<option value=\"" + acting.person() + "\"");
    assertThat(text(giver.get("/work?tab=all&scenario=city-management")))
        .contains("assign:" + colleague.person()).doesNotContain("assign:" + limited.person(), "assign:" + acting.person());
    for (Viewer blind : List.of(limited, acting, elsewhere)) {
      MockHttpServletResponse answer = assign(giver, now, "person", "", "to", "" + blind.person());
      assertThat(answer.getStatus()).as(blind.login()).isEqualTo(422);
      assertThat(text(answer)).contains("That person has no seat for cases of this kind here");
    }
    assertThat(casework.act(new Command.Assign(new Actor.Staff(clerk), clock.instant(), null, now.id(), 0, 0, 999_999_999L)))
        .as("nobody is called so").isInstanceOf(Refused.class);
    assertThat(assignee(now)).isZero();
    lend(colleague, acting);
    assertThat(text(giver.get(page))).contains("<option value=\"" + acting.person() + "\"");
    assertThat(assign(giver, now, "person", "", "to", "" + acting.person()).getStatus()).isEqualTo(302);
    assertThat(assignee(now)).isEqualTo(acting.person());
  }

  private void lend(Viewer holder, Viewer to) {
    context.getBean(Seats.class).delegate(
        holder.person(), holder.seats().getFirst().id(), to.person(), clock.instant(), clock.instant().plus(Duration.ofHours(1)), "away",
        Act.bySystem(clock.instant()));
  }

  @Test
  void handsManyOverWithOneWord() {
    Case one = open(TinyCity.NANLI, "many handed one");
    Case two = open(TinyCity.NANLI, "many handed two");

    as(clerk).post("/work", "/work/bulk", "key", "77777777-1111", "action", "assign:" + colleague.person(), "why", "on leave from Monday",
        "pick", one.number() + ":1", "pick", two.number() + ":1");

    for (Case now : List.of(one, two)) {
      assertThat(text(as(colleague).get("/cases/" + now.number()))).contains(" handed it over, ", "on leave from Monday");
    }
  }

  @Test
  void refusesAWordThatIsTooLong() {
    Case now = open(TinyCity.NANLI, "long word");

    MockHttpServletResponse answer = assign(as(clerk), now, "person", "", "to", "" + colleague.person(), "why", "x".repeat(501));

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer)).contains("at most 500 characters");
    assertThat(assignee(now)).isZero();
  }

  // export

  @Test
  void isWrittenToAFileWithEveryColumnOfThePage() {
    Case now = open(TinyCity.NANLI, "exportedwords");
    assign(as(clerk), now, "person", "" + clerk.person());

    String csv = text(as(clerk).get("/work.csv?tab=mine&q=exportedwords"));

    assertThat(csv).contains("Number,Scenario,State,Category,Place,Words,On the desk of,Claimed by,Responsible unit,Opened,Next due,Ended,Sample");
    assertThat(csv.lines().filter(line -> line.contains("exportedwords"))).singleElement().asString().contains(now.number(), clerk.name());
  }
}
