package io.haihe.modules.inspection.open;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Deadlines;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.NewPerson;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.draw.DrawRecord;
import io.haihe.modules.inspection.draw.Verification;
import io.haihe.modules.inspection.plan.VisitOpening;
import io.haihe.modules.inspection.register.ItemPublishing;
import io.haihe.modules.inspection.register.Parties;
import io.haihe.modules.inspection.register.Recusal;
import io.haihe.modules.inspection.register.Recusals;
import io.haihe.modules.inspection.register.RegisterFile;
import io.haihe.modules.inspection.register.RegisterImport;
import io.haihe.platform.Finding;
import io.haihe.platform.Progress;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Registers, plan, draw, visits, results, credit and exports together, with the package {@code scenarios/inspection} that ships. */
@CityTest
@DisplayName("Inspections from the register to the credit")
class InspectionStoryTest {

  private static final String FOOD = "33200000000001/1";
  private static final String FIRE = "33200000000002/1";
  private static final String VALUE = "03 11 17 22 28 33 + 09";
  private static final String ITEMS =
      """
      items:
        - code: "33200000000001"
          nameZh: 餐饮
          nameEn: Restaurants
          field: food
          department: urban-management
          basis: sample
          checklist:
            - {key: storage, textZh: 食品离地存放, textEn: Food is stored off the floor, photo: true}
            - {key: licence, textZh: 证照公示, textEn: The licence is on display, photo: false}
        - code: "33200000000002"
          nameZh: 消防
          nameEn: Fire safety
          field: fire
          department: water
          basis: sample
          checklist:
            - {key: exit, textZh: 通道畅通, textEn: The exit is free, photo: false}
      """;
  private static final String PARTIES =
      """
      code,name,kind,place,address,fields,state
      STORY-CLEAN,Clean Kitchen,enterprise,990101001001,1 River Road,food,open
      STORY-ORDER,Dirty Kitchen,enterprise,990101001001,2 River Road,food,open
      STORY-OBJECT,Proud Kitchen,soleTrader,990101001002,3 River Road,food,open
      STORY-JOINT,Big Hotel,enterprise,990101001002,4 River Road,food fire,open
      STORY-BROKEN,Nowhere,enterprise,990101001009,5 River Road,food,open
      """;

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired ItemPublishing publishing;
  @Autowired RegisterImport importing;
  @Autowired Places places;
  @Autowired VisitOpening opening;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired Deadlines deadlines;
  @Autowired ProjectionsForTests projections;
  @Autowired CreditMarks credit;
  @Autowired Parties parties;
  @Autowired Recusals recusals;
  @Autowired Agencies agencies;
  @Autowired FollowLinks links;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private TinyCity city;
  private Viewer head;
  private Viewer centre;
  private final Map<String, Viewer> officers = new HashMap<>();
  private final Map<String, Browser> phones = new HashMap<>();

  /** A party and the visit to it. */
  private record Visit(long id, String party, long caseId, String number) {

    String page() {
      return "/inspections/visits/" + id;
    }
  }

  @Test
  void areDrawnCarriedOutPublishedObjectedToCorrectedAndCount() throws Exception {
    city = TinyCity.in(context);
    head = city.person(Role.UNIT_HEAD, TinyCity.EAST, "urban-management");
    centre = city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre");
    registers();
    long task = drawn();
    Map<String, Visit> visits = opened(task);

    redrawn(task, visits.get("STORY-OBJECT"));
    clock.set(Instant.parse("2025-07-02T02:00:00Z"));
    carriedOut(visits.get("STORY-CLEAN"), "noProblem", "fine");
    carriedOut(visits.get("STORY-ORDER"), "orderedToCorrect", "problem");
    carriedOut(visits.get("STORY-OBJECT"), "notDisclosed", "problem");
    joint(visits.get("STORY-JOINT"));

    String earlier = sentBack(visits.get("STORY-CLEAN"));
    published(visits);
    assertThat(Browser.text(new Browser(http).get("/inspections/results/" + visits.get("STORY-CLEAN").number() + "?lang=en")))
        .as("that there was another record").contains("back to the officers once", earlier);
    assertThat(draw(visits.get("STORY-CLEAN"))).as("then it stands with the result").doesNotContain("sent back", earlier);
    objections(visits);
    corrected(visits.get("STORY-ORDER"));
    closed(visits);
    counted(visits);
    handedOn(visits);
  }

  private void registers() {
    Viewer administrator = city.person(Role.ADMINISTRATOR, TinyCity.CITY, "office");
    assertThat(publishing.publish("items.yaml", ITEMS.getBytes(StandardCharsets.UTF_8), administrator.person())).hasSize(2);
    List<Finding> faults = new ArrayList<>();
    assertThat(taken(RegisterImport.Kind.PARTIES, PARTIES, faults).added()).isEqualTo(4);
    assertThat(faults).singleElement().extracting(Finding::field).isEqualTo("place");
    StringBuilder rows = new StringBuilder("certificate,name,unit,region,fields,valid_from,valid_until,status,login\n");
    for (int n = 1; n <= 5; n++) {
      rows.append(officer("ST-F" + n, city.unit(TinyCity.EAST, "urban-management"), "food", "2026-12-31"));
    }
    for (int n = 1; n <= 3; n++) {
      rows.append(officer("ST-W" + n, city.unit(TinyCity.EAST, "water"), "fire", "2026-12-31"));
    }
    rows.append(officer("ST-OLD", city.unit(TinyCity.EAST, "urban-management"), "food", "2025-07-15"));
    rows.append(officer("ST-FAR", city.unit(TinyCity.EAST, "urban-management"), "food", "2026-12-31").replace(TinyCity.EAST + ",food", TinyCity.WEST + ",food"));
    assertThat(taken(RegisterImport.Kind.OFFICERS, rows.toString(), faults).added()).isEqualTo(10);
  }

  private RegisterImport.Outcome taken(RegisterImport.Kind kind, String file, List<Finding> faults) {
    return importing.take(
        kind, RegisterFile.of("register.csv", file.getBytes(StandardCharsets.UTF_8)), places.city("tiny").orElseThrow(), true, faults::add, Progress.silent());
  }

  /** A row of the file, and the account of that officer. */
  private String officer(String certificate, Unit unit, String field, String until) {
    Act act = Act.bySystem(Instant.parse("2025-01-01T00:00:00Z"));
    String login = "story." + certificate.toLowerCase(java.util.Locale.ROOT);
    long person = context.getBean(People.class).open(new NewPerson(login, login, "en", unit.id(), TinyCity.PASSWORD, false), act);
    context.getBean(Seats.class).give(new NewSeat(person, unit.id(), Role.HANDLER, Set.of(), LocalDate.of(2020, 1, 1), null), act);
    officers.put(certificate, context.getBean(People.class).viewer(person, SettableClock.START));
    return String.join(",", certificate, "Officer " + certificate, unit.key(), TinyCity.EAST.toString(), field, "2024-01-01", until, "active", login) + "\n";
  }

  /** Planned and announced by the head, drawn by the command centre, checked by anybody. */
  private long drawn() {
    Browser maker = signedIn(head);
    String plan = Objects.requireNonNull(maker.post(
        "/inspections/plans/new", "/inspections/plans", "unit", "" + city.unit(TinyCity.EAST, "urban-management").id(), "year", "2025", "title", "Plan of the story")
        .getRedirectedUrl());
    String task = Objects.requireNonNull(maker.post(plan, plan + "/tasks", "title", "Summer visits", "place", TinyCity.EAST.toString(), "items", FOOD, "items", FIRE,
        "from", "2025-07-01", "until", "2025-07-31", "team", "2", "ratioA", "1", "ratioB", "100", "ratioC", "100", "ratioD", "100", "mostA", "1", "mostB", "1",
        "mostC", "2", "mostD", "4").getRedirectedUrl());
    assertThat(maker.post(plan, plan + "/publish", "version", "1").getStatus()).isEqualTo(303);
    assertThat(Browser.text(maker.get(task + "/draw"))).as("who cannot go, and why").contains("ST-OLD", "ST-FAR");
    assertThat(maker.post(task + "/draw", task + "/commit", "version", "1", "source", "Lottery https://lottery.example/2025070", "publicAt", "2025-06-17T21:15").getStatus()).isEqualTo(303);
    clock.advance(Duration.ofDays(2));
    assertThat(maker.post(task, task + "/reveal", "value", VALUE, "again", VALUE).getStatus()).as("not by who announced it").isEqualTo(422);
    assertThat(signedIn(centre).post(task, task + "/reveal", "value", VALUE, "again", VALUE, "confirmed", "true").getStatus()).isEqualTo(303);
    long id = Long.parseLong(task.substring(task.lastIndexOf('/') + 1));
    assertThat(record(id).drawn()).hasSize(4);
    return id;
  }

  private DrawRecord record(long task) {
    Verification found = Verification.of(new Browser(http).get("/inspections/draws/" + task + "/record.zip").getContentAsByteArray());
    assertThat(found.faults()).isEmpty();
    return found.record().orElseThrow();
  }

  private Map<String, Visit> opened(long task) {
    assertThat(opening.run()).isEqualTo(4);
    Map<String, Visit> visits = new HashMap<>();
    jdbc.sql("""
        select v.id, p.code, v.case_id, c.number from inspection_visit v join inspection_party p on p.id = v.party join casework_case c on c.id = v.case_id
        where v.task = ?
        """).param(task).query((row, n) -> new Visit(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4))).list()
        .forEach(visit -> visits.put(visit.party(), visit));
    assertThat(visits).hasSize(4);
    return visits;
  }

  private List<String> team(Visit visit) {
    return jdbc.sql("select o.certificate from inspection_team t join inspection_officer o on o.id = t.officer where t.visit = ? and t.out_at is null order by t.seat")
        .param(visit.id()).query(String.class).list();
  }

  /** Whoever is related to the party says so: somebody else goes, the record stays sound, and the register knows it for the next draw. */
  private void redrawn(long task, Visit visit) {
    String related = team(visit).getFirst();
    String page = visit.page() + "/team";
    Browser own = phone(related);
    var late = own.post(page, page, "officer", related, "reason", "relation", "until", "2020-01-01");
    assertThat(late.getStatus()).isEqualTo(422);
    assertThat(Browser.text(late)).contains("value=\"2020-01-01\"").containsPattern("value=\"relation\" checked");
    assertThat(team(visit)).as("nothing was done").contains(related);
    assertThat(own.post(page, page, "officer", related, "reason", "relation", "until", "2026-06-30").getStatus()).isEqualTo(303);

    assertThat(team(visit)).hasSize(2).doesNotContain(related);
    assertThat(record(task).redraws()).singleElement().satisfies(redraw -> assertThat(redraw.out()).isEqualTo(related));
    long officer = jdbc.sql("select id from inspection_officer where certificate = ?").param(related).query(Long.class).single();
    assertThat(recusals.of(officer)).singleElement().satisfies(recusal -> {
      assertThat(recusal.reason()).isEqualTo(Recusal.Reason.RELATION);
      assertThat(recusal.party()).isEqualTo(parties.byCode(visit.party()).orElseThrow().id());
      assertThat(recusal.until()).isEqualTo("2026-06-30");
    });
    onlyReads(own, visit);
  }

  /** As colleagues of the department who see the case do. */
  private static void onlyReads(Browser phone, Visit visit) {
    assertThat(phone.get(visit.page()).getRedirectedUrl()).isEqualTo(visit.page() + "/record");
    assertThat(phone.post("/inspections/mine", visit.page(), "seen", "0", "answer-1", "fine").getStatus()).isEqualTo(404);
    assertThat(phone.post("/inspections/mine", visit.page() + "/seal").getStatus()).isEqualTo(404);
  }

  /** Entered by one officer, signed by all, sealed: without script, as on any phone. */
  private void carriedOut(Visit visit, String result, String storage) throws IOException {
    List<String> team = team(visit);
    Browser first = phone(team.getFirst());
    assertThat(Browser.text(first.get("/inspections/mine"))).contains(visit.page());
    assertThat(Browser.text(first.get(visit.page()))).contains("Food is stored off the floor").doesNotContain("The exit is free", "does not let you go on");
    var kept = first.upload(visit.page(), visit.page(), "photo-1", "shelf.png", picture(), "seen", "0", "answer-1", storage, "note-1", "as seen", "answer-2", "fine",
        "result", result, "order", "Raise the shelves.", "orderBy", "2025-08-29", "summary", "", "spoken", "yes", "spokenIn", "en", "compose", "en");
    assertThat(kept.getStatus()).isEqualTo(303);
    sealed(visit, team);
  }

  private void sealed(Visit visit, List<String> team) {
    assertThat(state(visit)).isEqualTo("underWay");
    Browser first = phone(team.getFirst());
    signed(first, visit, "party", "Wang Wu");
    for (String certificate : team) {
      long officer = jdbc.sql("select id from inspection_officer where certificate = ?").param(certificate).query(Long.class).single();
      signed(phone(certificate), visit, "" + officer, "Officer " + certificate);
    }
    var done = first.post(visit.page(), visit.page() + "/seal");
    assertThat(done.getRedirectedUrl()).as(() -> Browser.text(done)).endsWith("/record?sealed");
    assertThat(state(visit)).isEqualTo("recorded");
  }

  private static String seen(Browser phone, Visit visit) {
    Matcher seen = Pattern.compile("name=\"seen\" value=\"(\\d+)\"").matcher(Browser.text(phone.get(visit.page())));
    assertThat(seen.find()).isTrue();
    return seen.group(1);
  }

  private static void signed(Browser phone, Visit visit, String whose, String name) {
    assertThat(phone.post(
        visit.page(), visit.page() + "/sign/" + whose, "seen", seen(phone, visit), "way", "signed", "name", name, "confirmed", "yes").getStatus()).isEqualTo(303);
  }

  /** Two departments, one visit: those who come along see and act, their colleagues do not. */
  private void joint(Visit visit) {
    List<String> team = team(visit);
    assertThat(team).hasSize(4);
    assertThat(team.subList(0, 2)).allMatch(certificate -> certificate.startsWith("ST-F"));
    Browser joining = phone(team.getLast());
    assertThat(team.getLast()).startsWith("ST-W");
    assertThat(Browser.text(joining.get(visit.page()))).contains("Food is stored off the floor", "The exit is free");
    assertThat(joining.get("/cases/" + visit.number()).getStatus()).isEqualTo(200);
    String other = officers.keySet().stream().filter(certificate -> certificate.startsWith("ST-W") && !team.contains(certificate)).findFirst().orElseThrow();
    onlyReads(phone(other), visit);

    assertThat(joining.post(visit.page(), visit.page(), "seen", "0", "answer-3", "problem").getStatus()).isEqualTo(303);
    Browser first = phone(team.getFirst());
    first.post(visit.page(), visit.page(), "seen", "1", "answer-1", "fine", "answer-2", "fine", "result", "notDisclosed", "summary", "The exit was blocked.", "spoken", "yes",
        "spokenIn", "zh");
    sealed(visit, team);
    assertThat(Browser.text(joining.get(visit.page() + "/record?lang=en"))).contains("The exit was blocked.", visit.page() + "/team");
  }

  /** Recorded anew and signed anew; the earlier record stays. */
  private String sentBack(Visit visit) {
    String earlier = record(visit);
    clock.advance(Duration.ofMinutes(1));
    take(head, visit.caseId(), "correct", Map.of("explanation", "Say where."));
    projections.catchUp();
    assertThat(draw(visit)).as("before it is made anew").contains("4 were drawn: 4 visits made, 0 still to be made", "made, record sent back once, result not published yet", earlier);
    Browser first = phone(team(visit).getFirst());
    assertThat(first.post(visit.page(), visit.page(), "seen", seen(first, visit), "summary", "Nothing at the shelves.").getStatus()).isEqualTo(303);
    assertThat(first.post(visit.page(), visit.page(), "seen", seen(first, visit), "summary", "Nothing at the shelves.", "spoken", "yes", "spokenIn", "en").getStatus()).as("read once more").isEqualTo(303);
    sealed(visit, team(visit));
    assertThat(record(visit)).isNotEqualTo(earlier);
    projections.catchUp();
    assertThat(draw(visit)).as("made anew").contains("made, record sent back once, result not published yet", earlier).doesNotContain(record(visit));
    return earlier;
  }

  /** What anybody reads of what became of those who were drawn with it. */
  private String draw(Visit visit) {
    long task = jdbc.sql("select task from inspection_visit where id = ?").param(visit.id()).query(Long.class).single();
    return Browser.text(new Browser(http).get("/inspections/draws/" + task + "?lang=en"));
  }

  private String record(Visit visit) {
    return jdbc.sql("select sha256 from inspection_record where visit = ? order by no desc limit 1").param(visit.id()).query(String.class).single();
  }

  private void published(Map<String, Visit> visits) {
    projections.catchUp();
    Browser anybody = new Browser(http);
    visits.values().forEach(visit -> assertThat(anybody.get("/inspections/results/" + visit.number()).getStatus()).as("not yet").isEqualTo(404));
    Browser desk = signedIn(head);
    Visit one = visits.get("STORY-ORDER");
    assertThat(Browser.text(desk.get("/cases/" + one.number() + "?lang=en"))).as("the head comes to the record from the case").contains(one.page());
    assertThat(desk.get(one.page()).getRedirectedUrl()).isEqualTo(one.page() + "/record");
    assertThat(Browser.text(desk.get("/cases/" + one.number() + "/steps/publish?lang=en"))).as("what is published")
        .contains("Ordered to correct", "Problems at 1 of 2 points", "SHA-256 " + record(one), one.page());
    visits.values().forEach(visit -> take(head, visit.caseId(), "publish", Map.of()));
    projections.catchUp();

    assertThat(Browser.text(anybody.get("/inspections/results/" + one.number() + "?lang=en")))
        .contains("Dirty Kitchen", "Not met: Food is stored off the floor. as seen", "in time", "Somebody of the party signed", "1, kept in the record with the time of each").doesNotContain("Officer ST", "Wang Wu");
    assertThat(Browser.text(http.get().uri("/api/v1/inspections/results").exchange().getResponse())).contains(one.number());
    assertThat(Browser.text(anybody.get("/inspections/results.csv"))).contains(one.number());
    assertThat(Browser.text(anybody.get("/inspections/figures?year=2025&lang=en"))).contains("4");
    assertThat(Browser.text(anybody.get("/inspections?year=2025&lang=en"))).contains("Plan of the story", "4");
  }

  private void objections(Map<String, Visit> visits) {
    clock.advance(Duration.ofDays(3));
    Visit changed = visits.get("STORY-OBJECT");
    Visit upheld = visits.get("STORY-JOINT");
    take(city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre"), changed.caseId(), "object", Map.of("objection", "It was disclosed in time."));
    take(city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre"), upheld.caseId(), "object", Map.of("objection", "It was free."));
    clock.advance(Duration.ofDays(3));
    Browser desk = signedIn(centre);
    for (String step : List.of("upholdResult", "changeResult")) {
      assertThat(Browser.text(desk.get("/cases/" + changed.number() + "/steps/" + step + "?lang=en")).split("This text is published: anybody can read it."))
          .as("whoever decides knows who reads the explanation, and a new summary").hasSize(step.equals("changeResult") ? 3 : 2);
    }
    take(centre, changed.caseId(), "changeResult", Map.of(
        "result", "noProblem", "problems", 0, "summary", "All was disclosed.", "explanation", "The register shows it."));
    take(centre, upheld.caseId(), "upholdResult", Map.of("explanation", "The photo shows it."));
    projections.catchUp();
    assertThat(Browser.text(new Browser(http).get("/inspections/results/" + changed.number() + "?lang=en")))
        .as("also what it was, and why it is another").contains("All was disclosed.", "Before, the result was: Did not publish what it has to; problems found: 1", "The register shows it.");
    assertThat(Browser.text(new Browser(http).get("/inspections/results/" + upheld.number() + "?lang=en"))).contains("was upheld", "The photo shows it.");
    clock.advance(Duration.ofMinutes(2));
    deadlines.fireDue(clock.instant());
    for (Visit decided : List.of(changed, upheld)) {
      assertThat(state(decided)).as("whose word was taken down may still object by its link").isEqualTo("published");
      assertThat(casework.act(new Command.Take(
          new Actor.Reporter(), clock.instant(), null, decided.caseId(), 0, "object", Map.of("objection", "We were not asked.")))).isInstanceOf(Outcome.Moved.class);
      take(centre, decided.caseId(), "upholdResult", Map.of("explanation", "It was looked at twice."));
    }
    clock.advance(Duration.ofMinutes(2));
    deadlines.fireDue(clock.instant());
    for (Visit decided : List.of(changed, upheld)) {
      assertThat(state(decided)).as("once both ways, so nothing is waited for").isEqualTo("closed");
      assertThat(Browser.text(new Browser(http).get("/follow/" + decided.number() + "/" + links.token(decided.number()) + "?lang=en")))
          .contains("The matter has ended").doesNotContain("You may object", "you may object");
    }
  }

  private void corrected(Visit visit) {
    Case order = cases.forProjection(List.of(matter(visit).relations().getFirst().caseId())).getFirst();
    assertThat(order.form()).containsEntry("demands", "Raise the shelves.");
    assertThat(order.deadlines().get("correcting").dueAt()).isEqualTo("2025-08-29T15:59:00Z");
    Viewer officer = officers.get(team(visit).getFirst());
    take(officer, order.id(), "report", Map.of("done", "The shelves are raised."));
    take(officer, order.id(), "reinspect", Map.of());
    take(officer, order.id(), "confirm", Map.of("seenAt", clock.instant().toString(), "seen", "They are."));
    assertThat(matter(visit).facts()).as("one officer's word is not enough").doesNotContainEntry("corrected", true);
    assertThat(act(officer, order.id(), "countersign", Map.of())).isInstanceOf(Outcome.Refused.class);
    take(officers.get(team(visit).getLast()), order.id(), "countersign", Map.of());
    assertThat(matter(visit).facts()).containsEntry("corrected", true);
  }

  private void closed(Map<String, Visit> visits) {
    clock.advance(Duration.ofDays(30));
    deadlines.fireDue(clock.instant());
    visits.values().forEach(visit -> assertThat(state(visit)).as(visit.party()).isEqualTo("closed"));
    projections.catchUp();
    credit.settle();
  }

  private void counted(Map<String, Visit> visits) {
    assertThat(List.of("STORY-CLEAN", "STORY-ORDER", "STORY-OBJECT", "STORY-JOINT")).map(this::standing).containsExactly(
        "A noProblem", "B correctedInTime orderedToCorrect", "A noProblem", "C notDisclosed");
    assertThat(Browser.text(new Browser(http).get("/inspections/parties/STORY-ORDER?lang=en"))).contains(visits.get("STORY-ORDER").number());
    assertThat(Browser.text(new Browser(http).get("/inspections/figures?year=2025&lang=en"))).doesNotContain("??");
  }

  private String standing(String code) {
    projections.catchUp();
    var party = parties.byCode(code).orElseThrow();
    List<String> marks = jdbc.sql("select kind from inspection_mark where party = ? and withdrawn_at is null order by kind").param(party.id()).query(String.class).list();
    return party.risk() + " " + String.join(" ", marks);
  }

  /** A line for each item, under the department whose it is. */
  private void handedOn(Map<String, Visit> visits) {
    Browser desk = signedIn(head);
    String days = "?from=2025-07-01&until=2025-07-31&lang=en";
    assertThat(Browser.text(desk.get("/inspections/exports/faults.csv" + days))).contains(visits.get("STORY-JOINT").number());
    agencies.say(city.unit(TinyCity.EAST, "urban-management").id(), "11990101MB0000001A", 4, 0, head.person());
    agencies.say(city.unit(TinyCity.EAST, "water").id(), "11990101MB0000002A", 4, 0, head.person());
    String number = visits.get("STORY-JOINT").number();
    List<String> lines = Browser.text(desk.get("/inspections/exports/records.csv" + days)).lines().toList();
    assertThat(lines).filteredOn(line -> line.contains(number)).hasSize(2)
        .satisfiesExactly(
            food -> assertThat(food).contains("11990101MB0000001A433200000000001", number + "-1", "joint", "ST-F").doesNotContain("ST-W"),
            fire -> assertThat(fire).contains("11990101MB0000002A433200000000002", number + "-2", "joint", "ST-W").doesNotContain("ST-F"));
    assertThat(lines).filteredOn(line -> line.contains(visits.get("STORY-CLEAN").number())).singleElement().asString().contains("single", "doubleRandom");

    Browser beside = signedIn(city.person(Role.UNIT_HEAD, TinyCity.EAST, "water"));
    assertThat(Browser.text(beside.get("/inspections/exports/records.csv" + days))).as("whose department went along").contains(number + "-2", "ST-W")
        .doesNotContain(visits.get("STORY-CLEAN").number());
    assertThat(Browser.text(http.get().uri("/api/v1/inspections/results?department=water").exchange().getResponse())).contains(number, "\"fields\":[\"food\",\"fire\"]")
        .doesNotContain(visits.get("STORY-CLEAN").number());
  }

  private void take(Viewer viewer, long caseId, String step, Map<String, Object> input) {
    assertThat(act(viewer, caseId, step, input)).as(step).isInstanceOf(Moved.class);
  }

  private Outcome act(Viewer viewer, long caseId, String step, Map<String, Object> input) {
    return casework.act(new Command.Take(new Actor.Staff(viewer), clock.instant(), null, caseId, 0, step, input));
  }

  private Case matter(Visit visit) {
    return cases.forProjection(List.of(visit.caseId())).getFirst();
  }

  private String state(Visit visit) {
    return matter(visit).state();
  }

  private Browser phone(String certificate) {
    return phones.computeIfAbsent(certificate, each -> signedIn(officers.get(each)));
  }

  private Browser signedIn(Viewer viewer) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    return browser;
  }

  private static byte[] picture() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
