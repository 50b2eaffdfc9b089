package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.haihe.CityTest;
import io.haihe.ItemsForTests;
import io.haihe.SampleCatalogue;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("Fees, appointments and counters")
class CounterStoryTest extends BrowserStory {

  private final Judge judge = new Judge("en");

  private Page window(int width) {
    Page page = chrome.window(width, "en");
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    return page;
  }

  @Test
  void rateAVisitOnAPhoneFromTheSlip() {
    Page phone = window(390);
    Unit centre = city.unit(TinyCity.EAST, "operations-centre");
    context.getBean(JdbcClient.class).sql("insert into counter_queue values (?, 'R', ?, '许可', 'Permits', true)").params(centre.id(), centre.place().value()).update();
    phone.navigate("/hall/" + centre.id());
    phone.locator("button.primary.large:has-text('R ·')").click();
    phone.waitForURL("**/tickets/**");
    judge.look(phone, "slip of somebody who waits");
    context.getBean(JdbcClient.class).sql("update counter_ticket set state = 'DONE', ended_at = drawn_at where unit = ? and letter = 'R'").param(centre.id()).update();
    phone.reload();
    judge.look(phone, "slip of somebody who was served");
    phone.locator("input[name=level][value='1']").check();
    phone.fill("textarea[name=words]", "I was sent away");
    phone.locator("#rate button").click();
    phone.waitForSelector("#rating[data-rating=open]");
    judge.look(phone, "rated slip");

    Page desk = Staff.signIn(window(1440), city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre")).page();
    desk.navigate("/counter/ratings");
    assertThat(desk.locator("main").innerText()).contains("I was sent away");
    judge.look(desk, "bad ratings");
    assertThat(judge.faults()).isEmpty();
  }

  @Test
  void payAFeeOnAPhone() {
    Page phone = window(390);
    phone.navigate(payable());
    judge.look(phone, "case with a fee");
    phone.locator("a.button.primary[href$='/fee']").click();
    judge.look(phone, "fee");
    phone.locator("main form button").click();
    phone.waitForURL("**/pay/sandbox/*");
    judge.look(phone, "bank that is played");
    phone.locator("main form button").click();
    phone.waitForURL("**/fee");

    judge.look(phone, "receipt");
    assertThat(phone.locator("main").innerText()).contains("Receipt", "¥120.00");
    assertThat(judge.faults()).isEmpty();
  }

  /** Of a case that was entered for whoever stands there. */
  private void receipt(Page clerk) {
    String number = ((Moved) context.getBean(Casework.class).open(new Command.Open(
        new Actor.Reporter(), SettableClock.START, null, "city-management", "matter", "06010", TinyCity.NANLI, null, null, "Rubbish",
        new Contact("Li", "13800001111", null), Map.of(), "counter", false))).number();
    context.getBean(JdbcClient.class).sql("update counter_ticket set case_number = ? where state = 'CALLED'").param(number).update();
    clerk.navigate("/counter");
    clerk.locator("main a[href='/counter/receipts/" + number + "']").click();
    clerk.waitForURL("**/counter/receipts/*");
    judge.look(clerk, "receipt of an application");
    assertThat(clerk.locator("main").innerText()).contains(number, "/follow/" + number);
    clerk.navigate("/counter");
  }

  /** The page of a case that was granted and whose fee is asked for. */
  private String payable() {
    context.getBean(ItemsForTests.class).publish(ItemsForTests.paid("120101-900", 12_000));
    Moved opened = (Moved) context.getBean(Casework.class).open(new Command.Open(
        new Actor.Reporter(), SettableClock.START, null, "government-service", "application", "XK", TinyCity.EAST, null, null, "Plates",
        new Contact("Li", "13800001111", null), Map.of("item", "120101-900", "applicant", "person", "applicantName", "Li", "proof", "attached", "delivery", "counter"),
        "web", false));
    take(opened.caseId(), Role.INTAKE_CLERK, "operations-centre", "accept", Map.of());
    take(opened.caseId(), Role.HANDLER, "urban-management", "propose", Map.of("proposal", "grant", "reason", "Fine"));
    take(opened.caseId(), Role.UNIT_HEAD, "urban-management", "grantForFee", Map.of("resultNo", "P-1", "answer", "Granted"));
    return "/follow/" + opened.number() + "/" + context.getBean(FollowLinks.class).token(opened.number());
  }

  private void take(long id, Role role, String unit, String step, Map<String, Object> input) {
    assertThat(context.getBean(Casework.class).act(new Command.Take(
        new Actor.Staff(city.person(role, TinyCity.EAST, unit)), SettableClock.START, null, id, 0, step, input))).as(step).isInstanceOf(Moved.class);
  }

  @Test
  void bookDrawANumberAndAreCalled() {
    String item = SampleCatalogue.in(context);
    Unit centre = city.unit(TinyCity.EAST, "operations-centre");
    Page head = Staff.signIn(window(1440), city.person(Role.UNIT_HEAD, TinyCity.EAST, "operations-centre")).page();
    head.navigate("/appointments/offices/" + centre.id());
    head.locator("main form button.primary").click();
    head.waitForURL("**/appointments/desk?**");
    head.navigate("/counter/queues/" + centre.id());
    head.fill("#letter", "A");
    head.fill("#nameZh", "综合");
    head.fill("#nameEn", "General");
    head.locator("main form button.primary").click();
    head.waitForSelector("main li");

    Page phone = window(390);
    phone.navigate("/services/" + item + "?place=" + TinyCity.EAST);
    phone.locator("main a[href^='/appointments?']").click();
    phone.waitForSelector("#name");
    phone.locator("main form button.primary").click();
    phone.waitForSelector(".error");
    judge.look(phone, "booking with nothing entered");
    phone.locator("input[name=slot]").first().check();
    phone.fill("#name", "Li Na");
    phone.fill("#phone", "138 0000 1234");
    phone.locator("main form button.primary").click();
    phone.waitForSelector("a[download]");
    judge.look(phone, "appointment");
    String number = phone.locator("dd.mono").first().innerText();

    Page hall = window(390);
    hall.navigate("/hall/" + centre.id());
    hall.fill("#appointment", number);
    hall.locator("main form:has(#appointment) button").click();
    hall.waitForSelector("h1.counter-number");
    judge.look(hall, "ticket");

    Page clerk = Staff.signIn(window(1440), city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre")).page();
    clerk.navigate("/counter");
    clerk.selectOption("#office", String.valueOf(centre.id()));
    clerk.fill("#window", "3");
    clerk.locator("main form button.primary").click();
    clerk.waitForSelector("#now");
    judge.look(clerk, "window with a visitor");
    receipt(clerk);
    hall.navigate("/hall/" + centre.id() + "/board");
    judge.look(hall, "board");

    assertThat(clerk.locator("main").innerText()).contains("A001", number);
    assertThat(hall.locator("#board").innerText()).contains("A001", "Window 3");
    assertThat(judge.faults()).isEmpty();
  }
}
