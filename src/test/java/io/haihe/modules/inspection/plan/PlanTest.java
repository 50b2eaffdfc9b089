package io.haihe.modules.inspection.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.NotFound;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A plan of inspections")
class PlanTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Plans plans;
  @Autowired Tasks tasks;
  @Autowired TaskStore taskStore;
  @Autowired PlanStore planStore;
  @Autowired CalmDays calm;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private TinyCity city;
  private Viewer head;
  private Unit unit;
  private SampleRegister register;

  @BeforeEach
  void begin() {
    city = TinyCity.in(context);
    clock.set(SettableClock.START);
    head = city.person(Role.UNIT_HEAD, TinyCity.EAST, "urban-management");
    unit = city.unit(TinyCity.EAST, "urban-management");
    register = new SampleRegister(jdbc).empty();
  }

  @Test
  void isMadePublishedAndWithdrawnOnItsPagesAndNothingEnteredIsLost() {
    Browser browser = signedIn(head);
    var wrong = browser.post("/inspections/plans/new", "/inspections/plans", "unit", "" + unit.id(), "year", "1999", "title", "Kept title");
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(Browser.text(wrong)).contains("Kept title", "The year must lie between 2024 and 2026", "Enter the year in four digits");

    String page = Objects.requireNonNull(
        browser.post("/inspections/plans/new", "/inspections/plans", "unit", "" + unit.id(), "year", "2025", "title", "Food of the year").getRedirectedUrl());
    var empty = browser.post(page, page + "/publish", "version", "1");
    assertThat(empty.getStatus()).isEqualTo(422);
    assertThat(Browser.text(empty)).contains("Add a task first");

    var badTask = browser.post(page, page + "/tasks", "title", "Kept task", "place", TinyCity.WEST.toString(), "from", "2025-08-01", "until", "2025-07-01",
        "team", "1", "ratioA", "1", "ratioB", "x", "ratioC", "20", "ratioD", "100", "mostA", "1", "mostB", "1", "mostC", "1", "mostD", "900");
    assertThat(badTask.getStatus()).isEqualTo(422);
    assertThat(Browser.text(badTask))
        .contains("Kept task", "not in that of the plan", "No item is chosen", "before the first", "sends 2 to 10", "class B is no percentage", "number from 0 to 52");

    String task = Objects.requireNonNull(browser.post(page, page + "/tasks", fields("Restaurants", SampleRegister.FOOD)).getRedirectedUrl());
    assertThat(Browser.text(browser.get(task))).contains("Restaurants", "A 1 % × 1, B 5 % × 1, C 20 % × 2, D 100 % × 4");
    assertThat(browser.post(page, page + "/publish", "version", "1").getStatus()).isEqualTo(303);
    assertThat(Browser.text(browser.get(page))).contains("published");

    var late = browser.post(page, page + "/withdraw", "version", "1", "why", "late");
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(Browser.text(late)).contains("Somebody else was faster", "value=\"late\"");
    assertThat(browser.post(page, page + "/withdraw", "version", "2", "why", "the law changed").getStatus()).isEqualTo(303);
    assertThat(Browser.text(browser.get(page))).contains("Withdrawn: the law changed");
    assertThat(Browser.text(browser.get(task))).contains("called off");
    var more = browser.get(page + "/tasks/new");
    assertThat(more.getStatus()).isEqualTo(409);
    assertThat(Browser.text(more)).contains("The plan is withdrawn").doesNotContain("name=\"ratioA\"");
    var sent = browser.post(page, page + "/tasks", fields("One more", SampleRegister.FOOD));
    assertThat(sent.getStatus()).isEqualTo(409);
    assertThat(Browser.text(sent)).as("and nothing that was entered is lost").contains("The plan is withdrawn", "value=\"One more\"").doesNotContain("Somebody else was faster");
    Browser auditor = signedIn(city.person(Role.AUDITOR, TinyCity.CITY, "office"));
    assertThat(Browser.text(auditor.get("/admin/audit?trail=plans"))).contains("Published a plan of inspections", "the law changed");
  }

  @Test
  void drawsSomebodyOrIsNotTaken() {
    long plan = plans.make(head, new PlanForm("2025", "Nothing", "" + unit.id(), 0));
    Browser browser = signedIn(head);
    String page = "/inspections/plans/" + plan;
    String[] none = fields("Nobody at all", SampleRegister.FOOD);
    String[] never = none.clone();
    IntStream.of(13, 15, 17, 19).forEach(share -> none[share] = "0");
    IntStream.of(21, 23, 25, 27).forEach(most -> never[most] = "0");
    for (String[] nothing : List.of(none, never)) {
      var refused = browser.post(page, page + "/tasks", nothing);
      assertThat(refused.getStatus()).isEqualTo(422);
      assertThat(Browser.text(refused)).contains("Nobody would ever be drawn", "Give at least one class a share", "href=\"#field-ratioD\"", "Nobody at all");
    }
    none[19] = "1";
    assertThat(browser.post(page, page + "/tasks", none).getStatus()).isEqualTo(303);
  }

  @Test
  void isChangedByOneOfTwoAndTheOtherIsTold() {
    long plan = plan("Two at once");
    Browser browser = signedIn(head);
    String task = Objects.requireNonNull(
        browser.post("/inspections/plans/" + plan, "/inspections/plans/" + plan + "/tasks", fields("Restaurants", SampleRegister.FOOD)).getRedirectedUrl());
    String edit = task + "/edit";

    assertThat(browser.post(edit, task, with(fields("First", SampleRegister.FOOD), "version", "1")).getStatus()).isEqualTo(303);
    var second = browser.post(edit, task, with(fields("Second", SampleRegister.FOOD), "version", "1"));

    assertThat(second.getStatus()).isEqualTo(409);
    assertThat(Browser.text(second)).contains("Somebody else was faster", "value=\"Second\"");
    assertThat(tasks.find(head, id(task)).title()).isEqualTo("First");
  }

  @Test
  void isADraftForNobodyElseAndEverybodysWhenPublished() {
    long plan = plan("Mine");
    tasks.make(head, plan, form("Restaurants", List.of(SampleRegister.FOOD)));
    Viewer beside = city.person(Role.UNIT_HEAD, TinyCity.EAST, "water");
    Viewer above = city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre");
    Viewer elsewhere = city.person(Role.COMMAND_CENTRE, TinyCity.WEST, "operations-centre");

    assertThatThrownBy(() -> plans.find(beside, plan)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> plans.find(elsewhere, plan)).isInstanceOf(NotFound.class);
    assertThat(plans.find(above, plan).title()).isEqualTo("Mine");
    plans.publish(head, plan, 1);
    assertThat(plans.find(beside, plan).title()).isEqualTo("Mine");
    assertThatThrownBy(() -> plans.withdraw(beside, plan, 2, "not mine")).isInstanceOf(NotFound.class);
  }

  @Test
  void ofADepartmentStandsAsADraftInTheListOfThoseOnlyWithinWhosePlaceTheDepartmentIs() {
    plan("Draft of the east");

    assertThat(listed(head)).contains("Draft of the east");
    assertThat(listed(city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre"))).contains("Draft of the east");
    assertThat(listed(city.person(Role.COMMAND_CENTRE, TinyCity.CITY, "operations-centre"))).as("of the whole city").contains("Draft of the east");
    assertThat(listed(city.person(Role.AUDITOR, TinyCity.WEST, "office"))).as("of the other district").doesNotContain("Draft of the east");
    assertThat(listed(city.person(Role.UNIT_HEAD, TinyCity.EAST, "water"))).as("of another department there").doesNotContain("Draft of the east");
  }

  @Test
  void ofTheViewersOwnStandsFirstAndThoseOfOthersBehindIt() {
    long plan = plan("Mine");
    tasks.make(head, plan, form("Restaurants", List.of(SampleRegister.FOOD)));
    plans.publish(head, plan, 1);
    Viewer other = city.person(Role.UNIT_HEAD, TinyCity.EAST, "water");
    assertThat(listed(other)).as("none of their own").contains("Mine").doesNotContain("all=true");
    plans.make(other, new PlanForm("2025", "Water", "" + city.unit(TinyCity.EAST, "water").id(), 0));

    assertThat(listed(other)).contains("Water", "/inspections/plans?all=true").doesNotContain("Mine");
    assertThat(Browser.text(signedIn(other).get("/inspections/plans?all=true"))).contains("Water", "Mine");
  }

  private String listed(Viewer viewer) {
    return Browser.text(signedIn(viewer).get("/inspections/plans"));
  }

  @Test
  void proposesToMakeTwoTasksOneWhereTheyWouldVisitTheSameParties() {
    long plan = plan("Joint");
    long food = tasks.make(head, plan, form("Food", List.of(SampleRegister.FOOD)));
    long fire = tasks.make(head, plan, form("Fire", List.of(SampleRegister.FIRE)));
    assertThat(tasks.joinable(tasks.find(head, food))).as("nobody has both fields").isEmpty();
    register.party("P1", TinyCity.NANLI, "A", "food", "fire");
    Browser browser = signedIn(head);
    String page = "/inspections/tasks/" + food;
    assertThat(Browser.text(browser.get(page))).contains("Could be one visit with: Fire");

    var stale = browser.post(page, page + "/join", "version", "9", "other", "" + fire, "otherVersion", "1");
    assertThat(stale.getStatus()).isEqualTo(409);
    assertThat(taskStore.find(fire).orElseThrow().planned()).as("nothing was changed").isTrue();
    assertThat(browser.post(page, page + "/join", "version", "1", "other", "" + fire, "otherVersion", "1").getStatus()).isEqualTo(303);

    PlannedTask joined = tasks.find(head, food);
    assertThat(joined.items()).containsExactly(SampleRegister.FOOD, SampleRegister.FIRE);
    assertThat(joined.units()).containsExactly(unit.id(), city.unit(TinyCity.EAST, "water").id());
    assertThat(taskStore.find(fire).orElseThrow().state()).isEqualTo(PlannedTask.State.CALLED_OFF);
  }

  @Test
  void thatIsPublishedIsNotRewrittenOnlyCalledOffAndFollowed() {
    register.party("P1", TinyCity.NANLI, "A", "food", "fire");
    long plan = plan("Published");
    long food = tasks.make(head, plan, form("Food", List.of(SampleRegister.FOOD)));
    long fire = tasks.make(head, plan, form("Fire", List.of(SampleRegister.FIRE)));
    Browser browser = signedIn(head);
    String page = "/inspections/tasks/" + food;
    assertThat(Browser.text(browser.get(page))).as("a draft").contains(page + "/edit");
    plans.publish(head, plan, 1);

    assertThat(Browser.text(browser.get(page))).doesNotContain(page + "/edit");
    assertThat(browser.get(page + "/edit").getStatus()).isEqualTo(409);
    var refused = browser.post(page, page, with(fields("Kept title", SampleRegister.FIRE), "version", "1"));
    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(Browser.text(refused)).contains("The plan is published", "value=\"Kept title\"");
    assertThat(browser.post(page, page + "/join", "version", "1", "other", "" + fire, "otherVersion", "1").getStatus()).isEqualTo(303);

    assertThat(taskStore.find(food).orElseThrow()).satisfies(one -> {
      assertThat(one.items()).as("as published").containsExactly(SampleRegister.FOOD);
      assertThat(one.state()).isEqualTo(PlannedTask.State.CALLED_OFF);
    });
    PlannedTask joined = taskStore.of(plan).stream().filter(PlannedTask::planned).findFirst().orElseThrow();
    assertThat(joined.items()).containsExactly(SampleRegister.FOOD, SampleRegister.FIRE);
    assertThat(List.of(food, fire)).allSatisfy(id -> assertThat(taskStore.find(id).orElseThrow().why()).isEqualTo("→ " + joined.id()));
    assertThat(Browser.text(browser.get(page))).contains("/inspections/tasks/" + joined.id());
  }

  @Test
  void thatIsPublishedIsNotJoinedWithADraftFromTheDraftsSide() {
    register.party("P1", TinyCity.NANLI, "A", "food", "fire");
    long published = plan("Published");
    long food = tasks.make(head, published, form("Food", List.of(SampleRegister.FOOD)));
    plans.publish(head, published, 1);
    long fire = tasks.make(head, plan("Draft"), form("Fire", List.of(SampleRegister.FIRE)));
    String page = "/inspections/tasks/" + fire;

    var refused = signedIn(head).post(page, page + "/join", "version", "1", "other", "" + food, "otherVersion", "1");

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Browser.text(refused)).contains("Publish this plan first");
    assertThat(taskStore.find(food).orElseThrow().planned()).isTrue();
  }

  /** The district's task of one the city gave, in a draft plan of the district's head. */
  private PlannedTask given(Viewer above) {
    long plan = plans.make(above, new PlanForm("2025", "City food", "" + city.unit(TinyCity.CITY, "urban-management").id(), 0));
    Plan whose = planStore.find(plan).orElseThrow();
    long task = tasks.make(above, plan, new TaskForm(
        "Food", TinyCity.CITY.toString(), List.of(SampleRegister.FOOD), TaskForm.fresh(whose).ratios(), TaskForm.fresh(whose).most(), "2025-07-01", "2025-07-31", "2", 0));
    plans.publish(above, plan, 1);
    plans.assign(above, tasks.find(above, task));
    return taskStore.below(task).stream().filter(one -> one.place().equals(TinyCity.EAST)).findFirst().orElseThrow();
  }

  @Test
  void ofADistrictLeavesWhatTheCityGaveAsItIs() {
    PlannedTask given = given(city.person(Role.UNIT_HEAD, TinyCity.CITY, "urban-management"));
    Browser browser = signedIn(head);
    String page = "/inspections/tasks/" + given.id();
    String[] fields = with(fields("Mine", SampleRegister.FOOD), "version", "1");

    String[] other = with(fields("Mine", SampleRegister.FIRE), "version", "1");
    other[3] = TinyCity.NANLI.toString();
    other[7] = "2025-06-30";
    other[19] = "99";
    other[25] = "0";
    var refused = browser.post(page, page, other);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Browser.text(refused)).contains(
        "The city gave the place", "The city gave the items", "class D is another now", "The city gave the days from 2025-07-01 to 2025-07-31", "value=\"Mine\"");
    assertThat(taskStore.find(given.id()).orElseThrow().version()).isEqualTo(1);
    String[] narrow = fields.clone();
    narrow[7] = "2025-07-25";
    assertThat(browser.post(page, page, narrow).getStatus()).as("five working days").isEqualTo(303);
    narrow[7] = "2025-07-26";
    narrow[29] = "2";
    assertThat(Browser.text(browser.post(page, page, narrow))).contains("Fewer than 5 working days of the city's are left", "Leave at least 5", "2025-07-26");
    fields[29] = "2";
    fields[7] = "2025-07-10";
    assertThat(browser.post(page, page, fields).getStatus()).as("days within the city's").isEqualTo(303);
    assertThat(taskStore.find(given.id()).orElseThrow()).extracting(PlannedTask::title, PlannedTask::from).containsExactly("Mine", LocalDate.of(2025, 7, 10));

    assertThat(Browser.text(browser.get(page))).contains("only the city calls it off").doesNotContain(page + "/call-off");
    assertThat(browser.post(page, page + "/call-off", "version", "3", "why", "no time").getStatus()).isEqualTo(422);
    String plan = "/inspections/plans/" + given.plan();
    assertThat(browser.post(plan, plan + "/withdraw", "version", "1", "why", "no time").getStatus()).isEqualTo(422);
    assertThat(taskStore.find(given.id()).orElseThrow().planned()).isTrue();
  }

  @Test
  void ofADistrictGoesWithTheCitysAndItsHeadIsToldOfBoth() {
    Viewer above = city.person(Role.UNIT_HEAD, TinyCity.CITY, "urban-management");
    PlannedTask given = given(above);
    assertThat(told(head, given)).singleElement().asString().contains("The city gave your department a task: Food");

    tasks.callOff(above, given.above(), taskStore.find(given.above()).orElseThrow().version(), "no money");

    assertThat(taskStore.below(given.above())).allSatisfy(one -> {
      assertThat(one.state()).isEqualTo(PlannedTask.State.CALLED_OFF);
      assertThat(one.why()).isEqualTo("no money");
    });
    assertThat(told(head, given)).hasSize(2).anySatisfy(text -> assertThat(text).contains("The city called off the task", "no money"));
  }

  @Test
  void ofADistrictGoesWithTheCitysPlanToo() {
    Viewer above = city.person(Role.UNIT_HEAD, TinyCity.CITY, "urban-management");
    PlannedTask given = given(above);
    long plan = taskStore.find(given.above()).orElseThrow().plan();

    plans.withdraw(above, plan, planStore.find(plan).orElseThrow().version(), "another year");

    assertThat(taskStore.find(given.id()).orElseThrow().why()).isEqualTo("another year");
    assertThat(told(head, given)).hasSize(2);
  }

  private List<String> told(Viewer viewer, PlannedTask task) {
    return jdbc.sql("select text_en from notice_message where person = ? and path = ? order by id").params(viewer.person(), "/inspections/tasks/" + task.id())
        .query(String.class).list();
  }

  @Test
  void ofTheCityIsFollowedByThoseOfTheDistrictsOnceEach() {
    Viewer above = city.person(Role.UNIT_HEAD, TinyCity.CITY, "urban-management");
    long plan = plans.make(above, new PlanForm("2025", "City food", "" + city.unit(TinyCity.CITY, "urban-management").id(), 0));
    long task = tasks.make(above, plan, new TaskForm(
        "Food", TinyCity.CITY.toString(), List.of(SampleRegister.FOOD), TaskForm.fresh(planStore.find(plan).orElseThrow()).ratios(),
        TaskForm.fresh(planStore.find(plan).orElseThrow()).most(), "2025-07-01", "2025-07-31", "2", 0));
    plans.publish(above, plan, 1);
    Browser browser = signedIn(above);
    String page = "/inspections/tasks/" + task;

    browser.post(page, page + "/districts");
    browser.post(page, page + "/districts");

    assertThat(taskStore.below(task)).extracting(PlannedTask::place).containsExactly(TinyCity.EAST, TinyCity.WEST);
    assertThat(planStore.below(plan)).allSatisfy(below -> assertThat(below.state()).isEqualTo(Plan.State.DRAFT)).hasSize(2);
    assertThat(Browser.text(browser.get(page))).contains("Tasks of the districts");
    assertThat(Browser.text(browser.post(page + "/draw", page + "/commit", "version", "1", "source", "lottery", "publicAt", "2025-06-17T10:00")))
        .contains("The districts draw this task");
  }

  @Test
  void leavesPartiesAloneOnCalmDaysThatOnlyThoseWhoDecideForThePlaceAdd() {
    Viewer centre = city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre");
    Browser browser = signedIn(centre);
    var wrong = browser.post("/inspections/calm", "/inspections/calm", "place", TinyCity.WEST.toString(), "from", "x", "until", "2025-07-31", "reason", "Kept reason");
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(Browser.text(wrong)).contains("Kept reason", "no place for which you decide", "That is no day");

    browser.post("/inspections/calm", "/inspections/calm", "place", TinyCity.RIVERSIDE.toString(), "field", "food", "from", "2025-07-01", "until", "2025-07-31", "reason", "Exams");

    assertThat(calm.on(TinyCity.NANLI, List.of("food"), LocalDate.of(2025, 7, 2))).isPresent();
    assertThat(calm.on(TinyCity.NANLI, List.of("fire"), LocalDate.of(2025, 7, 2))).isEmpty();
    assertThat(calm.on(TinyCity.STATION, List.of("food"), LocalDate.of(2025, 7, 2))).isEmpty();
    assertThat(signedIn(city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre")).get("/inspections/calm").getStatus()).isEqualTo(403);
  }

  private long plan(String title) {
    return plans.make(head, new PlanForm("2025", title, "" + unit.id(), 0));
  }

  private static TaskForm form(String title, List<String> items) {
    return new TaskForm(
        title, TinyCity.EAST.toString(), items, java.util.Map.of("A", "1", "B", "5", "C", "20", "D", "100"),
        java.util.Map.of("A", "1", "B", "1", "C", "2", "D", "4"), "2025-07-01", "2025-07-31", "2", 0);
  }

  private static String[] fields(String title, String item) {
    return new String[] {
      "title", title, "place", TinyCity.EAST.toString(), "items", item, "from", "2025-07-01", "until", "2025-07-31", "team", "2", "ratioA", "1", "ratioB", "5",
      "ratioC", "20", "ratioD", "100", "mostA", "1", "mostB", "1", "mostC", "2", "mostD", "4"
    };
  }

  private static String[] with(String[] fields, String... more) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static long id(String page) {
    return Long.parseLong(page.substring(page.lastIndexOf('/') + 1));
  }

  private Browser signedIn(Viewer viewer) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    return browser;
  }
}
