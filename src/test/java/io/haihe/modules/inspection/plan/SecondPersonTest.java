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
import io.haihe.modules.inspection.draw.DrawRecord;
import io.haihe.modules.inspection.draw.RedrawReason;
import io.haihe.modules.inspection.draw.Verification;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.register.Officers;
import io.haihe.modules.inspection.register.Recusal;
import io.haihe.modules.inspection.register.Recusals;
import io.haihe.platform.BadInput;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

@CityTest
@DisplayName("What takes two people in a draw")
class SecondPersonTest {

  private static final LocalDate DAY = LocalDate.of(2025, 6, 18);
  private static final String VALUE = "03 11 19 22 27 33 + 08";
  private static final String WAITING = "/inspection/recusals/waiting";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired VisitStore visits;
  @Autowired Redraws redraws;
  @Autowired Revealing revealing;
  @Autowired Commitments commitments;
  @Autowired DrawStore drawStore;
  @Autowired Officers officers;
  @Autowired Recusals recusals;
  @Autowired TransactionOperations transaction;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private SampleDraws sample;
  private Viewer head;
  private Viewer centre;
  private Unit unit;
  private SampleRegister register;

  @BeforeEach
  void begin() {
    register = new SampleRegister(jdbc);
    sample = new SampleDraws(context, register);
    head = sample.head;
    centre = sample.centre;
    unit = sample.unit;
    register.party("P1", TinyCity.NANLI, "D", "food");
  }

  // Who announces does not draw

  @Test
  void aDrawIsNotMadeByWhomeverItsHeadDelegatesTheSeatTo() {
    long task = sample.announced();
    clock.advance(Duration.ofDays(2));
    Viewer acting = delegate(head, "second.person.deputy");
    Browser browser = signedIn(acting);

    assertThat(Browser.text(browser.get("/inspections/tasks/" + task))).contains("somebody by the seat by which you act").doesNotContain("name=\"again\"");
    assertThat(Browser.text(browser.get("/inspections/plans"))).doesNotContain("Draws to be made now");
    assertRefused(acting, task);
    sample.reveal(task);
    assertThat(visits.progress(task).drawn()).isOne();
  }

  @Test
  void aDrawIsNotMadeByWhoDelegatedTheSeatItWasAnnouncedByNorByAnotherDelegate() {
    long task = sample.task();
    Viewer acting = delegate(head, "second.person.one");
    commitments.commit(acting, task, new DrawForm(SampleDraws.SOURCE, SampleDraws.MOMENT, 1));
    clock.advance(Duration.ofDays(2));

    assertRefused(head, task);
    assertRefused(delegate(head, "second.person.two"), task);
    Viewer other = sample.city.colleague(head, "second.person.head");
    revealing.reveal(other, task, new Revealing.Entered(VALUE, VALUE, ""));
    assertThat(visits.progress(task).drawn()).as("by another head").isOne();
  }

  @Test
  void aDrawIsMadeByAnotherHeadWhoStandsInForWhoAnnouncedIt() {
    long task = sample.announced();
    clock.advance(Duration.ofDays(2));
    Viewer other = sample.city.deputy(head, Role.UNIT_HEAD, sample.city.colleague(head, "second.person.stands.in"), clock.instant());

    revealing.reveal(other, task, new Revealing.Entered(VALUE, VALUE, ""));

    assertThat(visits.progress(task).drawn()).as("the seat is their own, too").isOne();
  }

  private void assertRefused(Viewer viewer, long task) {
    assertThatThrownBy(() -> revealing.reveal(viewer, task, new Revealing.Entered(VALUE, VALUE, "")))
        .isInstanceOfSatisfying(BadInput.class, bad -> assertThat(bad.findings()).extracting(finding -> finding.code())
            .containsExactly("inspection.plan.reveal.same"));
  }

  // What is entered for another who is not to visit a party

  @Test
  void aDeckIsNotNarrowedByRecusalsOfOneBeforeTheDrawIsAnnounced() {
    List<String> deck = officers.ofUnit(unit.id()).stream().map(Officer::certificate).toList();
    deck.stream().skip(2).forEach(officer -> recuse(officer, "may know them"));
    confirm(centre, officers.byCertificate(deck.getLast()).orElseThrow().id());

    long task = sample.drawn();

    DrawRecord record = Verification.of(drawStore.record(task)).record().orElseThrow();
    assertThat(record.announcement().pools().recused("P1")).as("of what the head entered, what the command centre confirmed").containsExactly(deck.getLast());
    long visit = visits.of(task, 0, 1).getFirst().id();
    List<Long> ids = officers.ofUnit(unit.id()).stream().map(Officer::id).toList();
    assertThat(recusals.counting(visit, ids, DAY)).singleElement().extracting(Recusal::officer).isEqualTo(ids.getLast());
    assertThat(jdbc.sql("select sum(pairs) from inspection_draw_recusal where task = ?").param(task).query(Long.class).single()).as("told in public").isOne();
  }

  @Test
  void aDrawIsNotSteeredByRecusalsThatAHeadEnteredForOthersAfterItWasAnnounced() {
    long task = sample.drawn();
    long visit = visits.of(task, 0, 1).getFirst().id();
    List<String> deck = officers.ofUnit(unit.id()).stream().map(Officer::certificate).filter(one -> !going(visit).contains(one)).toList();
    deck.subList(0, 5).forEach(one -> recuse(one, "I heard they know each other"));
    recuse(going(visit).getFirst(), "I heard they know each other");
    assertThat(Browser.text(signedIn(head).get("/inspections/visits/" + visit + "/team"))).as("nor is the one who goes").doesNotContain("Must not inspect this party");
    assertThat(recusals.drawn(officers.byCertificate(going(visit).getFirst()).orElseThrow().id(), DAY)).as("nor does their page say so").isEmpty();

    String came = redraws.redraw(head, visit, going(visit).getFirst(), "unavailable");

    DrawRecord record = Verification.of(drawStore.record(task)).record().orElseThrow();
    assertThat(record.redraws()).as("the next of the deck comes, and nobody is passed over").singleElement().satisfies(redraw -> assertThat(redraw.in()).isEqualTo(came));
    assertThat(jdbc.sql("select text_en from notice_message where person = ? and path = ?").params(centre.person(), WAITING).query(String.class).list())
        .filteredOn(text -> text.contains("I heard they know each other")).hasSize(6);
  }

  @Test
  void aRedrawPassesOverWhoseRecusalASecondPersonConfirmedAndEverybodyReadsWhoEnteredItAndWhen() {
    long task = sample.drawn();
    long visit = visits.of(task, 0, 1).getFirst().id();
    String first = going(visit).getFirst();
    String next = Verification.of(drawStore.record(task)).record().orElseThrow()
        .redraw("P1", first, RedrawReason.UNAVAILABLE, clock.instant()).redraws().getFirst().in();
    recuse(Objects.requireNonNull(next), "owns half of it");
    long recusal = jdbc.sql("select max(id) from inspection_recusal").query(Long.class).single();
    String confirm = "/inspection/recusals/" + recusal + "/confirm";
    Browser browser = signedIn(centre);
    assertThat(signedIn(head).post("/admin/inspection/officers", confirm).getStatus()).as("no second person").isEqualTo(404);
    assertThat(Browser.text(browser.get(WAITING))).contains(next, "owns half of it", confirm, head.name());
    assertThat(browser.post(WAITING, confirm).getStatus()).isEqualTo(303);
    assertThat(Browser.text(browser.get(WAITING))).doesNotContain(confirm);

    String came = redraws.redraw(head, visit, first, "unavailable");

    assertThat(came).isNotEqualTo(next);
    assertThat(open(task)).containsSubsequence(next, came, "Recusal entered by the head of the unit on 18 Jun 2025", "after the draw was announced",
        "Confirmed by the command centre on 18 Jun 2025");
    assertThat(jdbc.sql("select text_en from notice_message where person = ? and path = ?").params(centre.person(), "/inspections/visits/" + visit + "/team")
        .query(String.class).list()).singleElement().asString().contains("Passed over: " + next, "entered by " + head.name(), "confirmed by " + centre.name());
    assertThat(Verification.of(drawStore.record(task)).whole()).isTrue();
  }

  @Test
  void aRedrawPassesOverWhoConfirmedOrDeclaredForThemself() {
    long task = sample.drawn();
    long visit = visits.of(task, 0, 1).getFirst().id();
    List<String> deck = officers.ofUnit(unit.id()).stream().map(Officer::certificate).filter(one -> !going(visit).contains(one)).toList();
    Viewer one = sample.city.person(Role.HANDLER, TinyCity.EAST, "urban-management");
    register.account(deck.get(0), one.person());
    recuse(deck.get(0), "they say");
    long id = officers.byCertificate(deck.get(0)).orElseThrow().id();
    long now = recusals.counting(visit, List.of(id), DAY).size();
    signedIn(one).post("/inspection/recusals", "/inspection/recusals", "party", "P1", "reason", "INTEREST");

    assertThat(now).isZero();
    assertThat(recusals.counting(visit, List.of(id), DAY)).as("the officer's own word, the same as the head's").singleElement().matches(Recusal::own);
    String confirm = "/inspection/recusals/" + recusals.of(id).getLast().id() + "/confirm";
    assertThat(signedIn(one).post("/inspection/recusals", confirm).getStatus()).isEqualTo(303);
    assertThat(recusals.counting(visit, List.of(id), DAY)).hasSize(2);
    assertThat(recusals.of(id).getLast().confirmedBy()).isEqualTo(one.person());
  }

  @Test
  void aDrawIsNotSteeredByWhoeverConfirmsWhatTheyEnteredThemselves() {
    long task = sample.drawn();
    long visit = visits.of(task, 0, 1).getFirst().id();
    String officer = going(visit).getFirst();
    long id = officers.byCertificate(officer).orElseThrow().id();
    long party = visits.of(task, 0, 1).getFirst().party();
    transaction.executeWithoutResult(status ->
        recusals.declare(id, party, Recusal.Reason.INTEREST, null, centre.person(), "they are friends", clock.instant()));
    String confirm = "/inspection/recusals/" + recusals.of(id).getFirst().id() + "/confirm";

    assertThat(Browser.text(signedIn(centre).get(WAITING))).contains("they are friends").doesNotContain(confirm);
    assertThat(Browser.text(signedIn(centre).post(WAITING, confirm))).contains("You entered it yourself");
    assertThat(recusals.counting(visit, List.of(id), DAY)).isEmpty();

    Viewer another = sample.city.person(Role.COMMAND_CENTRE, TinyCity.CITY, "operations-centre");
    assertThat(signedIn(another).post(WAITING, confirm).getStatus()).isEqualTo(303);
    assertThat(recusals.counting(visit, List.of(id), DAY)).hasSize(1);
  }

  @Test
  void aDrawIsNotSteeredByWhoeverConfirmsWhatWasEnteredByTheirSeat() {
    long task = sample.drawn();
    long visit = visits.of(task, 0, 1).getFirst().id();
    String officer = going(visit).getFirst();
    redraws.redraw(delegate(centre, "second.person.centre"), visit, officer, "interest");
    long id = officers.byCertificate(officer).orElseThrow().id();
    String confirm = "/inspection/recusals/" + recusals.of(id).getFirst().id() + "/confirm";

    assertThat(Browser.text(signedIn(centre).get(WAITING))).contains(officer).doesNotContain(confirm);
    assertThat(Browser.text(signedIn(centre).post(WAITING, confirm))).contains("somebody by the seat by which you act");
    assertThat(recusals.of(id)).singleElement().matches(Recusal::unconfirmed);

    confirm(sample.city.person(Role.COMMAND_CENTRE, TinyCity.CITY, "operations-centre"), id);
    assertThat(recusals.counting(visit, List.of(id), DAY)).hasSize(1);
  }

  private void recuse(String officer, String why) {
    long id = officers.byCertificate(officer).orElseThrow().id();
    String page = "/admin/inspection/officers/" + id;
    assertThat(signedIn(head).post(page, page + "/recusals", "party", "P1", "reason", "INTEREST", "why", why).getStatus()).isEqualTo(303);
  }

  private void confirm(Viewer viewer, long officer) {
    String confirm = "/inspection/recusals/" + recusals.of(officer).getFirst().id() + "/confirm";
    assertThat(signedIn(viewer).post(WAITING, confirm).getStatus()).isEqualTo(303);
  }

  private List<String> going(long visit) {
    return visits.team(visit).stream().filter(VisitStore.Member::in).map(VisitStore.Member::certificate).toList();
  }

  private String open(long task) {
    return Browser.text(new Browser(http).get("/inspections/draws/" + task + "?lang=en"));
  }

  /** Somebody who acts by another's seat from now on. */
  private Viewer delegate(Viewer whose, String login) {
    return sample.city.deputy(whose, whose.seats().getFirst().role(), login, clock.instant());
  }

  private Browser signedIn(Viewer viewer) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    return browser;
  }
}
