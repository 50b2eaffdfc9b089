package io.haihe.modules.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ItemsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Deadlines;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.payment.Notice.Kind;
import io.haihe.modules.payment.Order.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("The fee of a case")
class PaymentTest {

  private static final String ITEM = "120101-900";
  private static final long FEE = 12_000;

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired Deadlines deadlines;
  @Autowired FollowLinks links;
  @Autowired ItemsForTests items;
  @Autowired OrderStore orders;
  @Autowired NoticeStore notices;
  @Autowired SandboxBank bank;
  @Autowired Rounds rounds;
  @Autowired SettableClock clock;

  private TinyCity city;
  private Viewer centre;

  @BeforeEach
  void city() {
    city = TinyCity.in(context);
    centre = city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre");
    items.publish(ItemsForTests.paid(ITEM, FEE));
  }

  private record Payable(long id, String number, String page) {}

  /** A case that was granted, and whose fee is asked for. */
  private Payable payable() {
    Moved opened = (Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "government-service", "application", "XK", TinyCity.EAST, null, null, "Plates",
        new Contact("Li", "13800001111", null), Map.of("item", ITEM, "applicant", "person", "applicantName", "Li", "proof", "attached", "delivery", "counter"), "web", false));
    take(opened.caseId(), city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre"), "accept", Map.of());
    take(opened.caseId(), city.person(Role.HANDLER, TinyCity.EAST, "urban-management"), "propose", Map.of("proposal", "grant", "reason", "Fine"));
    take(opened.caseId(), city.person(Role.UNIT_HEAD, TinyCity.EAST, "urban-management"), "grantForFee", Map.of("resultNo", "P-1", "answer", "Granted"));
    return new Payable(opened.caseId(), opened.number(), FeePages.path(opened.number(), links.token(opened.number())));
  }

  private void take(long id, Viewer who, String step, Map<String, Object> input) {
    assertThat(casework.act(new Command.Take(new Actor.Staff(who), clock.instant(), null, id, 0, step, input))).as(step).isInstanceOf(Moved.class);
  }

  private String state(Payable one) {
    return cases.find(centre, one.id()).orElseThrow().state();
  }

  private long timesPaid(Payable one) {
    return cases.timeline(centre, cases.find(centre, one.id()).orElseThrow()).stream().filter(entry -> entry.name().equals("feePaid")).count();
  }

  /** Opens an order as a resident does. */
  private Order order(Payable one) {
    Browser resident = new Browser(http);
    String bankPage = Objects.requireNonNull(resident.post(one.page(), one.page()).getRedirectedUrl());
    assertThat(bankPage).startsWith(SandboxPages.PATH);
    return orders.find(bankPage.substring(SandboxPages.PATH.length())).orElseThrow();
  }

  private SandboxBank.Told told(Order order, Kind kind) {
    return new SandboxBank.Told(order.number(), kind, order.amount(), order.currency(), "R1", clock.instant().toString());
  }

  private SandboxBank.Signed paid(Order order) {
    return bank.sign(told(order, Kind.PAID), clock.instant(), UUID.randomUUID().toString());
  }

  private String send(SandboxBank.Signed signed) {
    var request = http.post().uri("/payments/notices/sandbox").content(signed.body());
    signed.headers().forEach(request::header);
    return new String(request.exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void isPaidByPhoneWithoutScriptAndGivesAReceipt() {
    Payable one = payable();
    Browser resident = new Browser(http);
    String follow = one.page().replace("/fee", "");

    assertThat(Browser.text(resident.get(follow))).contains(one.page(), "120.00");
    String bankPage = Objects.requireNonNull(resident.post(one.page(), one.page()).getRedirectedUrl());
    assertThat(Browser.text(resident.get(bankPage))).contains("120.00");
    String back = Objects.requireNonNull(resident.post(bankPage, bankPage).getRedirectedUrl());

    assertThat(back).isEqualTo(one.page());
    assertThat(Browser.text(resident.get(back))).contains(bankPage.substring(SandboxPages.PATH.length()), "120.00").doesNotContain("<button class=\"button primary\">");
    assertThat(state(one)).isEqualTo("granted");
    assertThat(orders.ofCase(one.id())).singleElement().extracting(Order::state).isEqualTo(State.SETTLED);
  }

  @Test
  void isTakenOnceHoweverOftenAndInWhateverOrderItsNoticesCome() {
    Payable one = payable();
    Order order = order(one);
    SandboxBank.Signed first = paid(order);

    assertThat(send(bank.sign(told(order, Kind.REFUNDED), clock.instant(), UUID.randomUUID().toString()))).isEqualTo("out_of_order");
    assertThat(state(one)).isEqualTo("paying");
    assertThat(send(first)).isEqualTo("taken");
    assertThat(send(first)).isEqualTo("replayed");
    assertThat(send(paid(order))).isEqualTo("doubled");

    assertThat(state(one)).isEqualTo("granted");
    assertThat(timesPaid(one)).isEqualTo(1);
  }

  @Test
  void isTakenOnceOfManyNoticesAtTheSameMoment() throws Exception {
    Payable one = payable();
    Order order = order(one);
    List<Callable<String>> senders = IntStream.range(0, 24).<Callable<String>>mapToObj(n -> {
      SandboxBank.Signed signed = paid(order);
      return () -> send(signed);
    }).toList();

    List<String> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = threads.invokeAll(senders).stream().map(answer -> {
        try {
          return answer.get();
        } catch (Exception failed) {
          throw new IllegalStateException(failed);
        }
      }).toList();
    }

    assertThat(answers).containsOnlyOnce("taken");
    assertThat(answers.stream().filter("doubled"::equals)).hasSize(23);
    assertThat(timesPaid(one)).isEqualTo(1);
  }

  @Test
  void isNotTakenFromWhoeverForgesOrWaitsTooLong() {
    Payable one = payable();
    Order order = order(one);
    SandboxBank.Signed good = paid(order);
    Map<String, String> otherNonce = new HashMap<>(good.headers());
    otherNonce.put(SandboxBank.NONCE, "another-nonce");
    Map<String, String> otherTime = new HashMap<>(good.headers());
    otherTime.put(SandboxBank.TIMESTAMP, Long.toString(clock.instant().getEpochSecond() + 1));
    byte[] otherBody = new String(good.body(), StandardCharsets.UTF_8).replace("12000", "1").getBytes(StandardCharsets.UTF_8);

    for (SandboxBank.Signed bad : List.of(
        new SandboxBank.Signed(Map.of(), good.body()), new SandboxBank.Signed(otherNonce, good.body()),
        new SandboxBank.Signed(otherTime, good.body()), new SandboxBank.Signed(good.headers(), otherBody))) {
      assertThat(send(bad)).isEqualTo("forged");
    }
    clock.advance(Duration.ofMinutes(6));
    assertThat(send(good)).isEqualTo("stale");

    assertThat(state(one)).isEqualTo("paying");
    assertThat(orders.find(order.number()).orElseThrow().state()).isEqualTo(State.OPEN);
  }

  @Test
  void isNotTakenWithAnotherAmountOrCurrencyAndStaffAreShown() {
    Payable one = payable();
    Order order = order(one);

    assertThat(send(bank.sign(
        new SandboxBank.Told(order.number(), Kind.PAID, 1, "CNY", "R", clock.instant().toString()), clock.instant(), "nonce-less"))).isEqualTo("differs");
    assertThat(send(bank.sign(
        new SandboxBank.Told(order.number(), Kind.PAID, FEE, "USD", "R", clock.instant().toString()), clock.instant(), "nonce-dollars"))).isEqualTo("differs");
    assertThat(send(bank.sign(
        new SandboxBank.Told("no-such-order", Kind.PAID, FEE, "CNY", "R", clock.instant().toString()), clock.instant(), "nonce-unknown"))).isEqualTo("unknown_order");

    assertThat(state(one)).isEqualTo("paying");
    String page = staffPage(centre);
    assertThat(page).contains(one.number(), "12,000 USD".replace(",", ""), "¥0.01", "no-such-order");
    assertThat(staffPage(city.person(Role.COMMAND_CENTRE, TinyCity.WEST, "operations-centre"))).doesNotContain(one.number());
  }

  private String staffPage(Viewer viewer) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    return Browser.text(browser.get(PaymentPages.PATH));
  }

  @Test
  void goesBackWhenItComesAfterTheCaseEnded() {
    Payable one = payable();
    Order order = order(one);
    assertThat(casework.act(new Command.Take(new Actor.Reporter(), clock.instant(), null, one.id(), 0, "withdraw", Map.of()))).isInstanceOf(Moved.class);

    assertThat(send(paid(order))).isEqualTo("taken");
    assertThat(state(one)).isEqualTo("withdrawn");
    assertThat(orders.find(order.number()).orElseThrow().state()).isEqualTo(State.REFUND_DUE);

    bank.pay(order.number());
    Browser browser = new Browser(http);
    browser.signIn(centre.login(), TinyCity.PASSWORD);
    assertThat(browser.post(PaymentPages.PATH, PaymentPages.PATH + "/" + order.number() + "/refund").getStatus()).isEqualTo(303);
    assertThat(orders.find(order.number()).orElseThrow().state()).isEqualTo(State.REFUNDING);
    assertThat(send(bank.sign(told(order, Kind.REFUNDED), clock.instant(), UUID.randomUUID().toString()))).isEqualTo("taken");
    assertThat(orders.find(order.number()).orElseThrow().state()).isEqualTo(State.REFUNDED);
    assertThat(bank.ask(order.number()).orElseThrow().refundedAt()).isNotNull();
  }

  @Test
  void paidTwiceByTwoOrdersIsKeptOnceAndGivenBackOnce() {
    Payable one = payable();
    Order first = order(one);
    assertThat(order(one).number()).as("while it runs there is one").isEqualTo(first.number());
    clock.advance(Duration.ofHours(3));
    Order second = order(one);
    assertThat(second.number()).isNotEqualTo(first.number());

    assertThat(send(paid(first))).isEqualTo("taken");
    assertThat(send(paid(second))).isEqualTo("taken");

    assertThat(timesPaid(one)).isEqualTo(1);
    assertThat(orders.find(first.number()).orElseThrow().state()).isEqualTo(State.SETTLED);
    assertThat(orders.find(second.number()).orElseThrow().state()).isEqualTo(State.REFUND_DUE);
  }

  /** The notice got lost, or the server died between the notice and the step. */
  @Test
  void isFoundByAskingTheBank() {
    Payable lost = payable();
    Order unheard = order(lost);
    bank.pay(unheard.number());
    Payable died = payable();
    Order half = order(died);
    orders.paid(half.number(), "R", clock.instant());
    clock.advance(Duration.ofMinutes(10));

    rounds.catchUp();
    rounds.catchUp();

    assertThat(Stream.of(lost, died).map(this::state)).containsOnly("granted");
    assertThat(Stream.of(lost, died).map(this::timesPaid)).containsOnly(1L);
  }

  @Test
  void isComparedDayByDayWithTheBooksOfTheBank() {
    Payable one = payable();
    Order good = order(one);
    bank.pay(good.number());
    send(paid(good));
    Payable other = payable();
    Order unheard = order(other);
    bank.pay(unheard.number());
    Payable third = payable();
    Order invented = order(third);
    orders.paid(invented.number(), "R", clock.instant());

    Browser browser = new Browser(http);
    browser.signIn(centre.login(), TinyCity.PASSWORD);
    Map<String, String> lines = Browser.text(browser.get("/admin/payments.csv?lang=en")).lines()
        .collect(Collectors.toMap(line -> line.split(",")[0], line -> line, (first, same) -> first));

    assertThat(lines.get(good.number())).contains("agrees", "120.00 CNY");
    assertThat(lines.get(unheard.number())).contains("paid there, not known here");
    assertThat(lines.get(invented.number())).contains("known here, not paid there");
  }

  @Test
  void isNotAskedOfWhoeverHasNotTheLink() {
    Payable one = payable();
    assertThat(new Browser(http).get(one.page().replaceAll("[0-9a-f]{32}", "0".repeat(32))).getStatus()).isEqualTo(404);
    Instant before = clock.instant();
    clock.advance(Duration.ofDays(31));
    deadlines.fireDue(clock.instant());
    assertThat(state(one)).isEqualTo("terminated");
    assertThat(Browser.text(new Browser(http).get(one.page()))).doesNotContain("120.00");
    clock.set(before);
  }
}
