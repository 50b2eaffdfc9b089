package io.haihe.modules.counter;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.counter.Ticket.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A visit at a counter")
class VisitRatingTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Counters counters;
  @Autowired QueueStore queues;
  @Autowired TicketPages slips;
  @Autowired VisitRatingStore ratings;
  @Autowired Rating rating;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private TinyCity city;
  private Unit centre;
  private Browser visitor;
  private Browser chief;
  private Browser clerk;

  @BeforeEach
  void office() {
    city = TinyCity.in(context);
    centre = city.unit(TinyCity.EAST, "operations-centre");
    clock.set(SettableClock.START);
    jdbc.sql("delete from counter_rating").update();
    jdbc.sql("delete from counter_ticket").update();
    queues.keep(new Queue(centre.id(), "A", centre.place(), "许可", "Permits", true));
    visitor = english();
    chief = staff(Role.DUTY_CHIEF);
    clerk = staff(Role.INTAKE_CLERK);
  }

  private Browser english() {
    Browser browser = new Browser(http);
    browser.get("/?lang=en");
    return browser;
  }

  private Browser staff(Role role) {
    Viewer person = city.person(role, TinyCity.EAST, "operations-centre");
    Browser browser = english();
    browser.signIn(person.login(), TinyCity.PASSWORD);
    return browser;
  }

  private Ticket drawn() {
    return counters.draw(queues.of(centre.id()).getFirst());
  }

  private Ticket served(State how) {
    drawn();
    Ticket ticket = counters.next(centre.id(), List.of("A"), "1", 7).orElseThrow();
    counters.end(ticket, how);
    return ticket;
  }

  private String page(Ticket ticket) {
    return slips.path(ticket.unit(), ticket.id());
  }

  private MockHttpServletResponse rate(Ticket ticket, String... fields) {
    return visitor.post("/hall/" + ticket.unit(), page(ticket) + "/rating", fields);
  }

  private static MockHttpServletResponse call(Browser who, Ticket ticket, String came) {
    who.post("/counter/ratings", "/counter/ratings/" + ticket.id() + "/contact");
    return who.post("/counter/ratings", "/counter/ratings/" + ticket.id() + "/call", "came", came, "said", "Said on the telephone");
  }

  private String list(Browser who) {
    return text(who.get("/counter/ratings"));
  }

  @Test
  void isRatedOnceAfterItWasServedAndNeverByDefault() {
    Ticket waiting = drawn();
    assertThat(text(visitor.get(page(waiting)))).contains("<svg", "rate your visit on this page").doesNotContain("name=\"level\"");
    assertThat(text(rate(waiting, "level", "5"))).contains("This visit cannot be rated");
    jdbc.sql("delete from counter_ticket").update();
    Ticket ticket = served(State.DONE);
    assertThat(text(visitor.get(page(ticket)))).contains("name=\"level\" value=\"3\"").doesNotContain("checked");

    MockHttpServletResponse none = rate(ticket, "words", "Quick and kind");
    assertThat(none.getStatus()).isEqualTo(422);
    assertThat(text(none)).contains("Choose how satisfied you were", "Quick and kind");

    assertThat(rate(ticket, "level", "4", "words", "Quick and kind").getRedirectedUrl()).isEqualTo(page(ticket));
    assertThat(text(visitor.get(page(ticket)))).contains("You rated this visit", "Satisfied").doesNotContain("name=\"level\"");
    assertThat(list(chief)).as("nothing is to be done").contains("No rating waits for anybody");
  }

  @Test
  void isNotRatedWhereItWasPassedOverIsLongAgoOrBelongsToAnother() {
    Ticket skipped = served(State.SKIPPED);
    assertThat(rate(skipped, "level", "1").getStatus()).isEqualTo(422);
    Ticket old = served(State.DONE);
    assertThat(visitor.post("/hall/" + old.unit(), "/hall/" + old.unit() + "/tickets/" + old.id() + "/0000000000000000/rating", "level", "1").getStatus())
        .isEqualTo(404);
    clock.advance(Duration.ofDays(16));
    assertThat(text(rate(old, "level", "1"))).contains("This visit cannot be rated");
    assertThat(ratings.find(old.id())).isEmpty();
  }

  @Test
  void hasOneRatingThoughTwoAreSentAtTheSameMoment() throws Exception {
    Ticket ticket = served(State.DONE);
    Rating rating = context.getBean(Rating.class);
    List<Callable<Boolean>> sent = IntStream.rangeClosed(1, 5)
        .<Callable<Boolean>>mapToObj(level -> () -> {
          rating.rate(ticket, new EnteredRating(Integer.toString(level), "", ""));
          return true;
        })
        .toList();

    long taken;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      taken = threads.invokeAll(sent).stream().filter(one -> one.state() == Future.State.SUCCESS).count();
    }
    assertThat(taken).isOne();
    assertThat(text(rate(ticket, "level", "5"))).contains("This visit was rated already");
  }

  @Test
  void isLookedIntoWhenItWasBadAnsweredInTimeAndCalledBackAboutBySomebodyElse() {
    Ticket ticket = served(State.DONE);
    rate(ticket, "level", "1", "words", "I was sent away", "phone", "13900001111");
    assertThat(text(visitor.get(page(ticket)))).contains("within five working days");
    String base = "/counter/ratings/" + ticket.id();

    assertThat(list(chief)).contains("I was sent away", "To be answered by", "A001").doesNotContain("13900001111");
    assertThat(list(clerk)).contains("Whoever heads the office or its hall answers").doesNotContain(base + "/answer");
    assertThat(clerk.post("/counter", base + "/answer", "mended", "true", "answer", "No").getStatus()).isEqualTo(403);
    assertThat(chief.post("/counter/ratings", base + "/answer", "mended", "true", "answer", " ").getStatus()).isEqualTo(422);
    chief.post("/counter/ratings", base + "/answer", "mended", "true", "answer", "We are sorry; there is a second window now.");
    assertThat(text(visitor.get(page(ticket)))).contains("there is a second window now", "calls you back");

    assertThat(list(chief)).contains("Somebody who neither served nor answered calls back");
    assertThat(text(chief.post("/counter/ratings", base + "/call", "came", "content"))).contains("Whoever served or answered does not call back");
    assertThat(list(clerk)).contains("Have the number shown and call").doesNotContain(base + "/call");
    assertThat(text(clerk.post("/counter/ratings", base + "/call", "came", "content", "said", "Fine."))).contains("You have not had the number shown");
    assertThat(text(clerk.post("/counter/ratings", base + "/contact"))).contains("13900001111");
    assertThat(jdbc.sql("select count(*) from counter_read where rating = ?").param(ticket.id()).query(Long.class).single()).isOne();

    assertThat(text(clerk.post("/counter/ratings", base + "/call", "came", "again", "said", " "))).contains("What was said is missing");
    clerk.post("/counter/ratings", base + "/call", "came", "again", "said", "Still one window");
    assertThat(list(chief)).contains("Not content before", "To be answered by", "Still one window");
    assertThat(ratings.since(SettableClock.START.minusSeconds(1))).singleElement().satisfies(sum -> assertThat(sum.mended()).isZero());
    chief.post("/counter/ratings", base + "/answer", "mended", "true", "answer", "It was looked into again.");
    clerk.post("/counter/ratings", base + "/call", "came", "content", "said", "Content now");
    assertThat(list(chief)).contains("No rating waits for anybody");
    assertThat(text(visitor.get(page(ticket)))).contains("It was looked into again.", "The office has answered.");
  }

  @Test
  void isNotCalledBackAboutByWhoeverServed() {
    Viewer serving = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    Browser window = english();
    window.signIn(serving.login(), TinyCity.PASSWORD);
    drawn();
    Ticket ticket = counters.next(centre.id(), List.of("A"), "1", serving.person()).orElseThrow();
    counters.end(ticket, State.DONE);
    rate(ticket, "level", "1", "phone", "13900001111");
    chief.post("/counter/ratings", "/counter/ratings/" + ticket.id() + "/answer", "mended", "true", "answer", "Sorry.");

    assertThat(list(window)).contains("Somebody who neither served nor answered calls back");
    assertThat(text(call(window, ticket, "content"))).contains("Whoever served or answered does not call back");
    assertThat(ratings.find(ticket.id()).orElseThrow().state()).isEqualTo(VisitRating.State.ANSWERED);
  }

  @Test
  void showsThatAnAnswerIsOverdueAndIsSettledByItWhereNobodyIsToBeCalled() {
    Ticket ticket = served(State.DONE);
    rate(ticket, "level", "2", "words", "Slow");
    clock.advance(Duration.ofDays(6));
    assertThat(list(staff(Role.DUTY_CHIEF))).contains("To be answered by");
    clock.advance(Duration.ofDays(2));
    assertThat(list(staff(Role.DUTY_CHIEF))).contains("Overdue since");

    Browser later = staff(Role.DUTY_CHIEF);
    later.post("/counter/ratings", "/counter/ratings/" + ticket.id() + "/answer", "mended", "false", "answer", "Three were ill.");
    assertThat(list(later)).contains("No rating waits for anybody");
  }

  @Test
  void goesUpToTheHeadAndThenToTheCommandCentreWhereNobodyAnswersInTime() {
    Ticket ticket = served(State.DONE);
    rate(ticket, "level", "1", "words", "Slow", "phone", "13900001111");
    clock.advance(Duration.ofDays(6));
    rating.raise();
    assertThat(list(staff(Role.UNIT_HEAD))).as("in time").contains("A001").doesNotContain("With whoever heads the unit");

    clock.advance(Duration.ofDays(2));
    rating.raise();
    rating.raise();
    assertThat(list(staff(Role.UNIT_HEAD))).contains("With whoever heads the unit since").doesNotContain("With the command centre");
    Browser commander = staff(Role.COMMAND_CENTRE);
    assertThat(list(commander)).doesNotContain("A001");
    assertThat(text(commander.get("/me"))).doesNotContain("href=\"/counter/ratings\"");

    clock.advance(Duration.ofDays(2));
    rating.raise();
    commander = staff(Role.COMMAND_CENTRE);
    assertThat(text(commander.get("/me"))).contains("href=\"/counter/ratings\"");
    assertThat(list(commander)).contains("A001", "Slow", "With the command centre since");
    assertThat(ratings.toRaise(clock.instant().plus(Duration.ofDays(99)))).as("there is nobody above").isEmpty();
    assertThat(commander.post("/counter/ratings", "/counter/ratings/" + ticket.id() + "/contact").getStatus()).as("others call back").isEqualTo(404);

    commander.post("/counter/ratings", "/counter/ratings/" + ticket.id() + "/answer", "mended", "true", "answer", "The centre has seen to it.");
    assertThat(ratings.find(ticket.id()).orElseThrow()).extracting(VisitRating::state, VisitRating::centreAt).containsExactly(VisitRating.State.ANSWERED, null);
    assertThat(list(commander)).doesNotContain("A001");
    assertThat(list(staff(Role.INTAKE_CLERK))).contains("A001", "The centre has seen to it.");
  }

  private String inbox(Viewer who) {
    Browser browser = english();
    browser.signIn(who.login(), TinyCity.PASSWORD);
    return text(browser.get("/messages"));
  }

  @Test
  void tellsWhoeverIsToAnswerWhenItComesToThemOnceAndNobodyElse() {
    Viewer answering = city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    Viewer head = city.person(Role.UNIT_HEAD, TinyCity.EAST, "operations-centre");
    Viewer command = city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre");
    Viewer elsewhere = city.person(Role.COMMAND_CENTRE, TinyCity.WEST, "operations-centre");
    Viewer serving = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    jdbc.sql("delete from notice_message").update();
    rate(served(State.DONE), "level", "4");
    assertThat(inbox(answering)).as("a good one").contains("There is no message.");

    Ticket ticket = served(State.DONE);
    rate(ticket, "level", "1", "words", "Rude to my mother", "phone", "13900001111");
    assertThat(inbox(answering)).contains("A visit was rated badly: ticket A002", "Answer by ").doesNotContain("Rude", "13900001111");
    assertThat(inbox(head)).contains("There is no message.");

    clock.advance(Duration.ofDays(9));
    rating.raise();
    rating.raise();
    assertThat(inbox(head)).containsOnlyOnce("was not answered in time and is with you now");
    assertThat(inbox(command)).contains("There is no message.");
    clock.advance(Duration.ofDays(5));
    rating.raise();
    rating.raise();
    assertThat(inbox(command)).containsOnlyOnce("is with the command centre now");
    assertThat(inbox(elsewhere)).contains("There is no message.");
    assertThat(inbox(serving)).contains("There is no message.");

    Browser commander = english();
    commander.signIn(command.login(), TinyCity.PASSWORD);
    String id = jdbc.sql("select id::text from notice_message where person = ?").param(command.person()).query(String.class).single();
    assertThat(commander.post("/messages", "/messages/open", "id", id, "number", "").getRedirectedUrl()).isEqualTo("/counter/ratings");
    assertThat(inbox(command)).doesNotContain("Mark all as read");
    Browser stranger = english();
    stranger.signIn(elsewhere.login(), TinyCity.PASSWORD);
    assertThat(stranger.post("/messages", "/messages/open", "id", id, "number", "").getRedirectedUrl()).as("another's").isEqualTo("/messages");
  }

  @Test
  void tellsOnceMoreWhereTheVisitorWasNotContent() {
    Viewer answering = city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    Ticket ticket = served(State.DONE);
    rate(ticket, "level", "1", "phone", "13900001111");
    chief.post("/counter/ratings", "/counter/ratings/" + ticket.id() + "/answer", "mended", "false", "answer", "Three were ill.");
    call(clerk, ticket, "again");
    assertThat(jdbc.sql("select count(*) from notice_message where person = ? and notice like ?")
        .params(answering.person(), "rating " + ticket.id() + " %").query(Long.class).single()).isEqualTo(2);
  }

  @Test
  void beginsItsWayUpAnewWhereTheVisitorWasNotContentWithTheAnswer() {
    Ticket ticket = served(State.DONE);
    rate(ticket, "level", "1", "phone", "13900001111");
    clock.advance(Duration.ofDays(9));
    rating.raise();
    staff(Role.DUTY_CHIEF).post("/counter/ratings", "/counter/ratings/" + ticket.id() + "/answer", "mended", "false", "answer", "Three were ill.");
    call(staff(Role.INTAKE_CLERK), ticket, "again");
    rating.raise();
    assertThat(ratings.find(ticket.id()).orElseThrow().headAt()).isNull();

    clock.advance(Duration.ofDays(9));
    rating.raise();
    assertThat(ratings.find(ticket.id()).orElseThrow().headAt()).isNotNull();
  }

  @Test
  void isSeenByNobodyOfAnotherOffice() {
    Ticket ticket = served(State.DONE);
    rate(ticket, "level", "1", "phone", "13900001111");
    Viewer other = city.person(Role.DUTY_CHIEF, TinyCity.WEST, "operations-centre");
    Browser elsewhere = english();
    elsewhere.signIn(other.login(), TinyCity.PASSWORD);

    assertThat(list(elsewhere)).doesNotContain("A001");
    clock.advance(Duration.ofDays(9));
    rating.raise();
    clock.advance(Duration.ofDays(5));
    rating.raise();
    Browser centre = english();
    centre.signIn(city.person(Role.COMMAND_CENTRE, TinyCity.WEST, "operations-centre").login(), TinyCity.PASSWORD);
    assertThat(list(centre)).contains("No rating waits for anybody");
    assertThat(elsewhere.post("/counter", "/counter/ratings/" + ticket.id() + "/contact").getStatus()).isEqualTo(404);
  }

  @Test
  void keepsWordsAndNumberSealedAndForgetsThemThirtyDaysAfterItIsSettled() {
    Ticket ticket = served(State.DONE);
    rate(ticket, "level", "2", "words", "Slow", "phone", "13900001111");
    assertThat(jdbc.sql("select count(*) from counter_rating where position('1390000' in encode(sealed, 'escape')) > 0").query(Long.class).single()).isZero();
    clock.advance(Duration.ofDays(40));
    assertThat(ratings.forget(clock.instant())).as("not settled").isZero();

    staff(Role.DUTY_CHIEF).post("/counter/ratings", "/counter/ratings/" + ticket.id() + "/answer", "mended", "true", "answer", "Sorry.");
    call(staff(Role.INTAKE_CLERK), ticket, "content");
    assertThat(ratings.find(ticket.id())).map(VisitRating::said).isEqualTo(Optional.of("Said on the telephone"));
    clock.advance(Duration.ofDays(31));
    assertThat(ratings.forget(clock.instant())).isOne();
    assertThat(ratings.find(ticket.id())).map(VisitRating::words).isEqualTo(Optional.of(""));
    assertThat(ratings.find(ticket.id())).map(VisitRating::said).isEqualTo(Optional.of(""));
  }

  @Test
  void countsInWhatAnybodyMaySeeOfTheOffice() {
    for (int level : List.of(5, 5, 4, 1, 3)) {
      rate(served(State.DONE), "level", Integer.toString(level));
    }

    String csv = text(english().get("/services/ratings.csv"));
    assertThat(csv).containsPattern("(?m)^.*operations-centre.*,5,3\\.6.*$");
  }
}
