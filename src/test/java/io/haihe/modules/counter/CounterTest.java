package io.haihe.modules.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.counter.Ticket.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A counter")
class CounterTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Counters counters;
  @Autowired QueueStore queues;
  @Autowired TicketStore tickets;
  @Autowired Cases cases;
  @Autowired FollowLinks links;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private TinyCity city;
  private Unit centre;
  private Queue permits;

  @BeforeEach
  void office() {
    city = TinyCity.in(context);
    centre = city.unit(TinyCity.EAST, "operations-centre");
    jdbc.sql("delete from counter_ticket").update();
    clock.set(SettableClock.START);
    permits = new Queue(centre.id(), "A", centre.place(), "许可", "Permits", true);
    queues.keep(permits);
    queues.keep(new Queue(centre.id(), "B", centre.place(), "社保", "Benefits", true));
  }

  private Optional<Ticket> next(String window, long person) {
    return counters.next(centre.id(), List.of("A", "B"), window, person);
  }

  private void done(Ticket ticket) {
    counters.end(ticket, State.DONE);
  }

  private static <T> List<T> atOnce(List<Callable<T>> all) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(all).stream().map(CounterTest::get).toList();
    }
  }

  private static <T> T get(Future<T> answer) {
    try {
      return answer.get();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void givesEachVisitorANumberOfTheirOwnThoughManyDrawAtTheSameMoment() throws Exception {
    List<Ticket> drawn = atOnce(IntStream.range(0, 50).<Callable<Ticket>>mapToObj(n -> () -> counters.draw(permits)).toList());

    assertThat(drawn.stream().map(Ticket::no).sorted().toList()).isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
    clock.advance(Duration.ofDays(1));
    assertThat(counters.draw(permits).label()).as("each day begins anew").isEqualTo("A001");
  }

  @Test
  void neverCallsOneNumberToTwoWindows() throws Exception {
    IntStream.range(0, 30).forEach(n -> counters.draw(permits));

    List<Optional<Ticket>> called = atOnce(IntStream.range(0, 40).<Callable<Optional<Ticket>>>mapToObj(n -> () -> next("W" + n, 1000 + n)).toList());

    List<Long> ids = called.stream().flatMap(Optional::stream).map(Ticket::id).toList();
    assertThat(ids).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void callsOneVisitorToAWindowHoweverOftenItsButtonIsPressed() throws Exception {
    IntStream.range(0, 5).forEach(n -> counters.draw(permits));

    List<Optional<Ticket>> called = atOnce(IntStream.range(0, 10).<Callable<Optional<Ticket>>>mapToObj(n -> () -> next("1", 7)).toList());

    assertThat(called.stream().flatMap(Optional::stream).map(Ticket::id).distinct()).hasSize(1);
    assertThat(tickets.day(centre.id(), LocalDate.of(2025, 6, 16)).waiting()).isEqualTo(4);
    assertThat(next("1", 8)).as("the window has a visitor").isEmpty();
    assertThat(counters.taken(centre.id(), "1")).isTrue();
    done(called.stream().flatMap(Optional::stream).findFirst().orElseThrow());
    assertThat(next("1", 7).orElseThrow().label()).isEqualTo("A002");
  }

  @Test
  void callsWhoeverHasAnAppointmentFirstFromItsTimeOn() {
    Instant now = clock.instant();
    LocalDate today = LocalDate.of(2025, 6, 16);
    counters.draw(permits);
    tickets.draw(centre.id(), today, "A", "111111", now.plus(Duration.ofMinutes(30)), now);
    tickets.draw(centre.id(), today, "A", "222222", now.plus(Duration.ofMinutes(10)), now);
    counters.draw(permits);

    Ticket first = next("1", 7).orElseThrow();
    assertThat(first.label()).as("nobody's time has come").isEqualTo("A001");
    done(first);
    clock.advance(Duration.ofMinutes(31));
    Ticket second = next("1", 7).orElseThrow();
    assertThat(second.appointment()).as("the earlier one").isEqualTo("222222");
    done(second);
    Ticket third = next("1", 7).orElseThrow();
    assertThat(third.appointment()).isEqualTo("111111");
    done(third);
    assertThat(next("1", 7).orElseThrow().label()).isEqualTo("A004");
  }

  @Test
  void takesAnAppointmentOfTheDayOnce() {
    jdbc.sql("insert into appointment_office values (?, ?, 'Hall', 127, '08:00', '20:00', 30, 2, 14, 120, 7, '{}', '{}', true) on conflict do nothing")
        .params(centre.id(), centre.place().value())
        .update();
    jdbc.sql(
            """
            insert into appointment_booking (number, unit, item, case_number, starts_at, seat, state, language, booked_at, changed_at, forget_at)
            values ('654321', ?, '', '', '2025-06-16T02:00:00Z', 1, 'BOOKED', 'en', now(), now(), now()),
                   ('654322', ?, '', '', '2025-06-17T02:00:00Z', 1, 'BOOKED', 'en', now(), now(), now())
            """)
        .params(centre.id(), centre.id())
        .update();
    Browser visitor = new Browser(http);
    String hall = "/hall/" + centre.id();

    String ticket = Objects.requireNonNull(visitor.post(hall, hall, "appointment", "654321").getRedirectedUrl());
    assertThat(Browser.text(visitor.get(ticket + "?lang=en"))).contains("A001", "10:00");
    assertThat(visitor.post(hall, hall, "appointment", "654321").getStatus()).as("again").isEqualTo(422);
    assertThat(visitor.post(hall, hall, "appointment", "654322").getStatus()).as("tomorrow's").isEqualTo(422);
    assertThat(jdbc.sql("select state from appointment_booking where number = '654321'").query(String.class).single()).isEqualTo("ARRIVED");
  }

  @Test
  void showsInTheHallWhoIsCalledWhere() {
    Browser visitor = new Browser(http);
    String hall = "/hall/" + centre.id();
    String ticket = Objects.requireNonNull(visitor.post(hall, hall, "letter", "B").getRedirectedUrl());
    assertThat(Browser.text(visitor.get(ticket))).contains("B001", "社保", "Benefits");

    Ticket called = next("12", 7).orElseThrow();

    assertThat(Browser.text(visitor.get(hall + "/board"))).contains("B001", "12号窗口", "Window 12");
    assertThat(Browser.text(visitor.get(ticket))).contains("Please come to window 12");
    counters.end(called, State.SKIPPED);
    assertThat(next("12", 7)).as("who was passed over is not called again").isEmpty();
    assertThat(new Browser(http).get(ticket.replaceAll("[0-9a-f]{16}$", "0".repeat(16))).getStatus()).isEqualTo(404);
  }

  @Test
  void entersAnApplicationForWhoeverStandsThereAndPrintsTheReceipt() {
    Viewer clerk = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    Browser window = new Browser(http);
    window.signIn(clerk.login(), TinyCity.PASSWORD);
    counters.draw(permits);
    clock.advance(Duration.ofMinutes(4));
    String refused = window.post("/counter", "/counter/next", "office", "" + centre.id(), "window", "third-from-the-door").getRedirectedUrl();
    assertThat(Browser.text(window.get(refused + "&lang=en"))).contains("at most 12 characters", "value=\"third-from-the-door\"");
    assertThat(window.post("/counter", "/counter/next", "office", "" + centre.id(), "window", "3").getStatus()).isEqualTo(303);
    assertThat(Browser.text(window.get("/counter?lang=en"))).contains("A001", "waited 4 min");

    String form = "/cases/new/city-management";
    assertThat(Browser.text(window.get(form + "?lang=en"))).contains("A001", "value=\"counter\" checked");
    String receipt = Objects.requireNonNull(window.post(
        form, form, "key", UUID.randomUUID().toString(), "text", "Rubbish at the school gate", "category", "06010", "place", TinyCity.RIVERSIDE.toString(),
        "channel", "counter", "contact.phone", "13800001111", "step", "send").getRedirectedUrl());

    String number = receipt.replace("/counter/receipts/", "");
    Case opened = cases.find(clerk, number).orElseThrow();
    assertThat(opened.channel()).isEqualTo("counter");
    Entry note = cases.timeline(clerk, opened).getLast();
    assertThat(note.by().person()).isEqualTo(clerk.person());
    assertThat(note.input().get("text")).asString().contains("A001", "3号窗口");
    assertThat(Browser.text(window.get(receipt))).contains(number, "/follow/" + number + "/" + links.token(number));
    Browser other = new Browser(http);
    other.signIn(city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre").login(), TinyCity.PASSWORD);
    assertThat(other.get(receipt).getStatus()).as("for whoever did not serve them").isEqualTo(404);
    window.post("/counter", "/counter/done");
    assertThat(Browser.text(window.get("/counter?lang=en"))).contains("1 served");
  }

  @Test
  void isOpenedByWhoeverHeadsTheOffice() {
    Browser head = new Browser(http);
    head.signIn(city.person(Role.UNIT_HEAD, TinyCity.EAST, "operations-centre").login(), TinyCity.PASSWORD);
    String page = QueuePages.PATH + "/" + centre.id();

    assertThat(Browser.text(head.post(page, page, "letter", "c", "nameZh", "保留名称"))).contains("保留名称");
    head.post(page, page, "letter", "C", "nameZh", "婚姻登记", "nameEn", "Marriages");
    assertThat(queues.of(centre.id())).extracting(Queue::letter).containsExactly("A", "B", "C");
    head.post(page, page, "letter", "C", "nameZh", "婚姻登记", "nameEn", "Marriages", "open", "false");
    assertThat(queues.of(centre.id())).extracting(Queue::letter).containsExactly("A", "B");
  }
}
