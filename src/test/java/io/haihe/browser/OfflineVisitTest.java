package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.faults.Proxy;
import io.haihe.modules.inspection.visit.SampleVisit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The line between the phone and the city is a real one, and is really cut. */
@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("A visit without signal")
class OfflineVisitTest {

  @Autowired ApplicationContext context;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Proxy line;
  private Chrome chrome;
  private SampleVisit visit;
  private String path;

  @BeforeEach
  void open() throws IOException {
    TinyCity.in(context);
    visit = SampleVisit.in(context);
    path = "/inspections/visits/" + visit.id;
    line = new Proxy(port);
    chrome = new Chrome(line.port());
  }

  @AfterEach
  void close() throws IOException {
    chrome.close();
    line.close();
    assertThat(chrome.complaints()).allMatch(complaint -> complaint.contains("net::ERR") || complaint.contains("Failed to fetch"));
  }

  private void signal(BrowserContext phone, boolean there) {
    line.closed = !there;
    if (!there) {
      line.cut();
    }
    phone.setOffline(!there);
  }

  private Page officer(int which) {
    Page page = Staff.signIn(chrome.window(390, "en"), visit.people[which]).page();
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    page.onDialog(dialog -> dialog.accept());
    page.navigate(path);
    return page;
  }

  private static void takeAlong(Page page) {
    page.waitForFunction("() => navigator.serviceWorker.controller");
    page.click("[data-take]");
    page.waitForFunction("() => document.querySelector('[data-take-note]').textContent === document.querySelector('[data-take-note]').dataset.taken");
  }

  private static void answer(Page page, int line, String value) {
    page.check("input[name=answer-" + line + "][value=" + value + "]");
  }

  private static void sent(Page page) {
    page.waitForFunction("() => document.querySelector('[data-visit-status]').classList.contains('ok')");
  }

  private long entries() {
    return jdbc.sql("select count(*) from inspection_entry where visit = ?").param(visit.id).query(Long.class).single();
  }

  private void await(long entries) {
    Instant late = Instant.now().plus(Duration.ofSeconds(20));
    while (entries() < entries && Instant.now().isBefore(late)) {
      Thread.onSpinWait();
    }
    assertThat(entries()).isEqualTo(entries);
  }

  private static byte[] photo() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
    return bytes.toByteArray();
  }

  private static void writeName(Page page, String whose) {
    page.fill("#name-" + whose, "Wang Wu");
    page.check("#field-sign-" + whose + " input[name=confirmed]");
    page.locator("form[data-sign='" + whose + "'] button:not([type])").click();
  }

  private static void signByName(Page page, String whose) {
    writeName(page, whose);
    page.waitForSelector("#field-sign-" + whose + " [data-sign-state].ok");
  }

  private static void draw(Page page, String whose) {
    var pad = page.locator("#field-sign-" + whose + " canvas");
    pad.scrollIntoViewIfNeeded();
    var box = pad.boundingBox();
    page.mouse().move(box.x + 20, box.y + 20);
    page.mouse().down();
    page.mouse().move(box.x + 120, box.y + 60);
    page.mouse().up();
    page.locator("form[data-sign='" + whose + "'] button:not([type])").click();
    page.waitForSelector("#field-sign-" + whose + " [data-sign-state].ok");
  }

  @Test
  void isKeptBeyondThePageSentOnceSettledWithTheOtherOfficerAndSealed() throws IOException {
    Page page = officer(0);
    BrowserContext phone = page.context();
    takeAlong(page);
    signal(phone, false);
    answer(page, 1, "problem");
    page.setInputFiles("#photo-1", new FilePayload("shelf.jpg", "image/jpeg", photo()));
    page.waitForSelector("[data-photos] li[data-state=waiting]");
    answer(page, 2, "fine");
    draw(page, "party");
    assertThat(page.locator("[data-visit-status] [data-waiting]").innerText()).contains("4 entries, 1 photos");
    page.close();
    assertThat(entries()).isZero();

    page = phone.newPage();
    page.navigate("http://localhost:" + line.port() + path);
    page.waitForSelector("[data-photos] li[data-state=waiting]");
    assertThat(page.locator("[data-kept-note]").isVisible()).isTrue();
    assertThat(page.isChecked("input[name=answer-1][value=problem]")).isTrue();
    assertThat(page.locator("#field-sign-party [data-sign-state]").getAttribute("class")).contains("ok");
    answer(page, 3, "na");
    page.waitForSelector("#field-sign-party [data-sign-state].warn");

    // Meanwhile the other officer, who does not know of it, sees it differently.
    line.closed = false;
    Page other = officer(1);
    answer(other, 2, "problem");
    sent(other);
    await(1);

    signal(phone, true);
    sent(page);
    await(6);
    page.reload();
    sent(page);
    assertThat(entries()).as("once").isEqualTo(6);
    assertThat(jdbc.sql("select count(*) from inspection_photo where visit = ?").param(visit.id).query(Long.class).single()).isEqualTo(1);
    assertThat(page.locator("#field-line-2 [data-conflict]").innerText()).contains("Zhang San", "Fine", "Li Si", "Problem");

    answer(other, 3, "na");
    sent(other);
    other.waitForSelector("#field-line-2 [data-conflict]:not([hidden])");
    other.click("#field-line-2 label:has(input[value=fine])");
    answer(other, 2, "problem");
    answer(other, 2, "fine");
    other.waitForSelector("#field-line-2 [data-conflict][hidden]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    other.check("input[name=result][value=orderedToCorrect]");
    other.fill("#order", "Raise the shelves.");
    other.fill("#orderBy", "2025-07-10");
    other.locator("#orderBy").blur();
    other.click("[data-adopt]");
    other.check("input[name=spokenIn][value=zh]");
    other.check("input[name=spoken]");
    assertThat(other.locator("[data-spoken=zh] p").innerText()).contains("须于2025年7月10日前（含当日）改正：Raise the shelves.", "食品离地存放");
    assertThat(other.locator("[data-spoken=en]").isVisible()).isFalse();
    String sounded = other.locator("[data-spoken=zh] p").innerText();
    sent(other);
    signByName(other, "party");
    writeName(other, "" + visit.officers[0]);
    other.waitForSelector("#field-sign-" + visit.officers[0] + " [data-sign-state].warn:has-text('to be confirmed by Zhang San')");
    signByName(other, "" + visit.officers[1]);
    sent(other);
    page.reload();
    page.click("form[data-own] button");
    page.waitForSelector("#field-sign-" + visit.officers[0] + " [data-sign-state].ok:has-text('Written down by Li Si, confirmed by Zhang San')");
    sent(page);
    other.reload();
    assertThat(other.locator("[data-spoken=zh] p").innerText()).as("what the page said without the city is what the city says").isEqualTo(sounded);
    sent(other);
    Judge judge = new Judge("en");
    judge.look(other, "the page of a visit");
    other.locator("form[action$='/seal'] button").click();
    other.waitForURL(url -> url.contains("/record"));

    assertThat(other.locator("[data-record]").innerText()).hasSize(64);
    judge.look(other, "the record of a visit");
    assertThat(judge.faults()).isEmpty();
    assertThat(jdbc.sql("select state from casework_case where id = ?").param(visit.caseId).query(String.class).single()).isEqualTo("recorded");
  }

  @Test
  void saysThatThePartyRefusedToSignAndWhyAlsoWithoutSignalAndTellsWhenTheSignalIsBack() {
    Page page = officer(0);
    takeAlong(page);
    signal(page.context(), false);
    page.reload();
    assertThat(page.locator("[data-kept-note]").isVisible()).isTrue();
    answer(page, 1, "fine");
    page.check("#field-sign-party input[value=refused]");
    page.fill("#reason-party", "No time.");
    page.fill("#witness-party", "Zhao Liu");
    page.click("form[data-sign=party] button:not([type])");
    String refusal = "#field-sign-party [data-sign-state].info:has-text('Refused to sign, with a witness'):has-text('Reason: No time.')";
    page.waitForSelector(refusal);

    signal(page.context(), true);
    sent(page);
    page.waitForSelector("[data-kept-note]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
    page.reload();
    page.waitForSelector(refusal);
    sent(page);
  }

  @Test
  void showsTheOrdersOfBothAndLetsOneBeChosenAndReadOutAgainOnTheClockOfTheCityWhateverThePhoneSays() {
    Page page = officer(0);
    takeAlong(page);
    signal(page.context(), false);
    order(page, "Raise the shelves.", "2099-06-30");
    line.closed = false;
    Page other = officer(1);
    order(other, "New shelves.", "2099-07-10");
    other.check("input[name=spoken]");
    sent(other);

    signal(page.context(), true);
    sent(page);
    String both = page.locator("#field-order [data-conflict]").innerText();
    assertThat(both).contains("Zhang San", "Raise the shelves. · 30 Jun 2099", "Li Si", "New shelves. · 10 Jul 2099", "(clock of the phone: ");
    page.waitForSelector("[data-spoken-of-other]:not([hidden])");
    assertThat(page.isChecked("input[name=spoken]")).isFalse();
    page.click("#field-order button:has-text('Li Si')");
    page.waitForSelector("#field-order [data-conflict][hidden]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    assertThat(page.inputValue("#order")).isEqualTo("New shelves.");
    assertThat(page.inputValue("#orderBy")).isEqualTo("2099-07-10");
    page.check("input[name=spoken]");
    sent(page);
    page.waitForSelector("[data-spoken-of-other]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
    String log = (String) page.evaluate("() => fetch(location.pathname).then((answer) => answer.text())");
    assertThat(log).contains("clock of the device was wrong");

    other.reload();
    sent(other);
    assertThat(other.locator("#field-order [data-conflict]").isVisible()).isFalse();
    assertThat(other.isChecked("input[name=spoken]")).isTrue();
  }

  /** Fetches in the background what the city has, which shows it too. */
  private void fetch(Page page, int seq) {
    page.evaluate("() => window.dispatchEvent(new Event('online'))");
    page.waitForFunction("() => visits.visit(%d).then((one) => one.seq >= %d)".formatted(visit.id, seq));
    page.waitForFunction("() => document.querySelector('[data-visit-status] [data-waiting]').textContent !== ''");
  }

  private static void write(Page page, String field, String text) {
    page.fill(field, text);
    page.locator(field).blur();
  }

  @Test
  void showsBothWhereAColleaguesWordsCameWhileSomebodyWasWritingInTheField() {
    Page page = officer(0);
    Page other = officer(1);
    sent(page);
    page.fill("#summary", "Shelves too low.");
    page.focus("#summary");
    write(other, "#summary", "All is well.");
    write(other, "#note-2", "Behind the door.");
    await(2);
    fetch(page, 2);
    page.waitForFunction("() => document.querySelector('#note-2').value === 'Behind the door.'");
    assertThat(page.inputValue("#summary")).as("it is left to whoever writes in it").isEqualTo("Shelves too low.");
    page.locator("#summary").blur();

    page.waitForSelector("#field-summary [data-conflict]:not([hidden])");
    await(3);
    sent(page);
    assertThat(page.locator("#field-summary [data-conflict]").innerText()).contains("Zhang San", "Shelves too low.", "Li Si", "All is well.");
    page.reload();
    assertThat(page.locator("#field-summary [data-conflict]").innerText()).as("so says the city").contains("Shelves too low.", "All is well.");
    sent(page);

    // Whoever has seen both and writes again, or lets one of them hold, decides.
    write(page, "#summary", "Shelves too low, otherwise well.");
    page.waitForSelector("#field-summary [data-conflict]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
    await(4);
    sent(page);
    write(page, "#note-2", "On the wall.");
    await(5);
    fetch(other, 5);
    other.waitForFunction("() => document.querySelector('#note-2').value === 'On the wall.'");
    assertThat(other.inputValue("#summary")).isEqualTo("Shelves too low, otherwise well.");
    assertThat(other.locator("#field-summary [data-conflict]").isVisible()).isFalse();
  }

  @Test
  void showsBothWhereAColleaguesAnswerHadComeToTheDeviceButNotYetToThePage() {
    Page page = officer(0);
    Page other = officer(1);
    sent(page);
    answer(other, 1, "problem");
    await(1);
    page.evaluate("() => visits.deliver(%d)".formatted(visit.id));
    answer(page, 1, "fine");
    page.waitForSelector("#field-line-1 [data-conflict]:not([hidden])");
    await(2);
    sent(page);

    page.click("#field-line-1 button:has-text('Li Si')");
    page.waitForSelector("#field-line-1 [data-conflict]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
    assertThat(page.isChecked("input[name=answer-1][value=problem]")).isTrue();
  }

  @Test
  void showsBothWhereWhatWaitedForASignInComesAfterWhatAColleagueEnteredLaterOnThatDevice() {
    Page page = officer(0);
    page.context().clearCookies();
    answer(page, 1, "problem");
    page.waitForSelector("[data-visit-status] [data-sign-in]:not([hidden])");
    Staff.signIn(page, visit.people[1]);
    page.navigate(path);
    page.waitForFunction("() => document.querySelector('input[name=answer-1][value=problem]').checked");
    answer(page, 1, "fine");
    await(1);
    page.waitForSelector("#field-line-1 [data-conflict]:not([hidden])");

    page.context().clearCookies();
    Staff.signIn(page, visit.people[0]);
    page.navigate(path);
    await(2);
    sent(page);
    assertThat(page.locator("#field-line-1 [data-conflict]").innerText()).contains("Zhang San", "Problem", "Li Si", "Fine");
    page.reload();
    assertThat(page.locator("#field-line-1 [data-conflict]").innerText()).as("so says the city").contains("Zhang San", "Problem", "Li Si", "Fine");
  }

  private static final String NOT_SHOWN = " [data-sign-wrong]:has-text('that this page had not shown yet')";

  private long signatures() {
    return jdbc.sql("select count(*) from inspection_entry where visit = ? and field like 'signature:%'").param(visit.id).query(Long.class).single();
  }

  @Test
  void confirmsNoSignatureThatWasNotTheOneShownNorUnderAnythingElse() {
    Page page = officer(0);
    String own = "" + visit.officers[1];
    String card = "#field-sign-" + own;
    page.check("input[name=result][value=orderedToCorrect]");
    await(1);
    writeName(page, own);
    await(2);
    Page other = officer(1);
    sent(other);
    other.waitForSelector("form[data-own] button");

    page.check("input[name=result][value=noProblem]");
    await(3);
    writeName(page, own);
    await(4);
    other.click("form[data-own] button");
    other.waitForSelector(card + NOT_SHOWN);
    assertThat(other.isChecked("input[name=result][value=noProblem]")).as("it is shown").isTrue();
    assertThat(signatures()).isEqualTo(2);

    writeName(page, own);
    await(5);
    other.click("form[data-own] button");
    other.waitForFunction("() => visits.visit(%d).then((one) => one.seq === 5)".formatted(visit.id));
    other.waitForSelector(card + NOT_SHOWN);
    assertThat(signatures()).as("another one than was shown").isEqualTo(3);

    other.click("form[data-own] button");
    other.waitForSelector(card + " [data-sign-state].ok:has-text('confirmed by Li Si')");
    await(6);
    assertThat(other.locator(card + NOT_SHOWN).count()).isZero();
  }

  @Test
  void signsNothingThatThePageHadNotShown() {
    Page page = officer(0);
    Page other = officer(1);
    String card = "#field-sign-" + visit.officers[1];
    sent(other);
    page.check("input[name=result][value=noProblem]");
    await(1);
    other.evaluate("() => visits.deliver(%d)".formatted(visit.id));
    writeName(other, "" + visit.officers[1]);
    other.waitForSelector(card + NOT_SHOWN);
    assertThat(other.isChecked("input[name=result][value=noProblem]")).as("it is shown").isTrue();
    assertThat(signatures()).isZero();

    signByName(other, "" + visit.officers[1]);
    await(2);
    write(other, "#summary", "All is well.");
    signByName(other, "" + visit.officers[1]);
    await(4);
  }

  @Test
  void saysThatTheDeviceIsFullWhereItWasEnteredAndLosesNeitherWordsNorPhoto() throws IOException {
    Page page = officer(0);
    sent(page);
    page.evaluate("""
        () => {
          window.add = IDBObjectStore.prototype.add;
          IDBObjectStore.prototype.add = function (one) { const asked = window.add.call(this, one); this.transaction.abort(); return asked; };
        }
        """);
    page.click("#field-line-2 label:has(input[value=fine])");
    page.waitForSelector("#field-line-2 .error:has-text('could not keep')");
    assertThat(page.isChecked("input[name=answer-2][value=fine]")).as("it does not look kept").isFalse();
    write(page, "#summary", "All is well.");
    page.waitForSelector("#field-summary .error:has-text('could not keep')");
    page.setInputFiles("#photo-1", new FilePayload("shelf.jpg", "image/jpeg", photo()));
    page.waitForSelector("#field-line-1 .error:has-text('could not keep')");
    fetch(page, 0);
    assertThat(page.inputValue("#summary")).isEqualTo("All is well.");
    page.waitForSelector("[data-visit-status].danger");
    assertThat(page.locator("[data-visit-status] [data-waiting]").innerText()).startsWith("The rest has arrived. This device could not keep");
    assertThat(page.isDisabled("form[action$='/seal'] button")).isTrue();
    Judge judge = new Judge("en");
    judge.look(page, "a visit on a device that is full");
    assertThat(judge.faults()).isEmpty();
    assertThat(entries()).isZero();

    page.evaluate("() => { IDBObjectStore.prototype.add = window.add; }");
    for (String field : List.of("#field-line-2", "#field-summary", "#field-line-1")) {
      page.click(field + " .error button");
      page.waitForSelector(field + " .error", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
    }
    await(3);
    sent(page);
    assertThat(page.isChecked("input[name=answer-2][value=fine]")).isTrue();
    page.waitForSelector("#field-line-1 [data-photos] li[data-state=sent]");
  }

  @Test
  void worksByItsFormsWhereTheDeviceKeepsNothing() {
    Page page = Staff.signIn(chrome.window(390, "en"), visit.people[0]).page();
    page.addInitScript("IDBFactory.prototype.open = () => { throw new DOMException('private', 'InvalidStateError'); };");
    page.navigate(path);
    page.waitForSelector("button.primary:has-text('Save')");
    answer(page, 1, "fine");
    page.fill("#summary", "All is well.");
    page.click("button.primary:has-text('Save')");
    await(2);
    page.waitForFunction("() => document.querySelector('#summary').value === 'All is well.'");
  }

  @Test
  void asksTheBrowserOnceToKeepWhatIsEntered() {
    Page page = chrome.window(390, "en");
    page.addInitScript("StorageManager.prototype.persist = () => { localStorage.asked = Number(localStorage.asked ?? 0) + 1; return Promise.resolve(true); };");
    Staff.signIn(page, visit.people[0]);
    page.navigate(path);
    sent(page);
    assertThat(page.evaluate("() => localStorage.asked ?? null")).isNull();
    answer(page, 1, "fine");
    await(1);
    page.reload();
    answer(page, 2, "fine");
    await(2);
    assertThat(page.evaluate("() => localStorage.asked")).isEqualTo("1");
  }

  private static void order(Page page, String text, String by) {
    answer(page, 1, "problem");
    page.check("input[name=result][value=orderedToCorrect]");
    page.fill("#order", text);
    page.fill("#orderBy", by);
    page.locator("#orderBy").blur();
  }

  @Test
  void saysOfAVisitThatWasNotTakenAlongWhichWereAndOpensItWhenTheSignalIsBack() {
    SampleVisit left = SampleVisit.in(context);
    jdbc.sql("update inspection_team set officer = ? where visit = ? and seat = 1").params(visit.officers[0], left.id).update();
    Page page = officer(0);
    takeAlong(page);
    page.navigate("/inspections/mine");
    signal(page.context(), false);
    page.click("a[href='/inspections/visits/" + left.id + "']");

    assertThat(page.locator("h1").innerText()).isEqualTo("No signal, and not taken along");
    var along = page.locator("[data-taken-along] a");
    assertThat(along.innerText()).contains("Sample Inn");
    assertThat(along.getAttribute("href")).isEqualTo(path);
    assertThat(page.locator("[data-nothing-along]").isVisible()).isFalse();
    Judge judge = new Judge("en");
    judge.look(page, "in place of a visit that was not taken along");
    assertThat(judge.faults()).isEmpty();
    signal(page.context(), true);
    page.waitForSelector("form[data-visit='" + left.id + "']");
  }

  @Test
  void saysInItsStatusWhichPhotoWasNotTakenAndWhyUntilItIsTakenOut() {
    Page page = officer(0);
    answer(page, 1, "problem");
    page.setInputFiles("#photo-1", new FilePayload("shelf.jpg", "image/jpeg", "no picture".getBytes(StandardCharsets.UTF_8)));
    page.waitForSelector("[data-visit-status].danger");
    assertThat(page.locator("[data-visit-status] [data-waiting]").innerText()).startsWith("The rest has arrived. Not taken: 1.");
    assertThat(page.locator("[data-visit-status] [data-refused] li").innerText()).startsWith("1. Food is stored off the floor: shelf.jpg: ");
    Judge judge = new Judge("en");
    judge.look(page, "a visit with a photo that was refused");
    assertThat(judge.faults()).isEmpty();
    page.click("[data-visit-status] [data-refused] a:has-text('Photograph again')");
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("photo-1");
    page.navigate("/inspections/mine");
    page.waitForSelector("[data-unsent] li:has-text('0 entries, 0 photos. Not taken: 1.')");

    page.navigate(path);
    page.click("[data-visit-status] [data-refused] button:has-text('Take out shelf.jpg')");
    sent(page);
    assertThat(page.locator("[data-visit-status] [data-waiting]").innerText()).isEqualTo("All of it has arrived.");
    assertThat(page.locator("[data-visit-status] [data-refused] li").count()).isZero();
    page.waitForFunction("() => visits.photosWait().then((photos) => photos.length === 0)");
  }

  @Test
  void isStillAtItsOwnAddressAfterASealThatWasRefused() {
    Page page = officer(0);
    takeAlong(page);
    answer(page, 1, "fine");
    await(1);
    sent(page);
    page.click("form[action$='/seal'] button");
    assertThat(page.locator(".alert.danger").innerText()).contains("There is no result.");
    page.waitForFunction("path => location.pathname === path", path);
    page.reload();
    assertThat(page.isChecked("input[name=answer-1][value=fine]")).isTrue();

    page.navigate("http://localhost:" + line.port() + path + "/seal");
    assertThat(page.url()).endsWith(path);
  }

  @Test
  void losesNothingWhereTheSignInRanOut() {
    Page page = officer(0);
    takeAlong(page);
    page.context().clearCookies();
    answer(page, 1, "fine");
    page.waitForSelector("[data-visit-status] [data-sign-in]:not([hidden])");
    assertThat(entries()).isZero();

    Staff.signIn(page, visit.people[0]);
    page.navigate(path);
    sent(page);
    await(1);
  }

  @Test
  void weighsLittleAndFitsAPhoneInBothLanguages() {
    for (String language : new String[] {"zh", "en"}) {
      Judge judge = new Judge(language);
      Page page = chrome.window(390, language);
      page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE).setColorScheme(language.equals("zh") ? ColorScheme.LIGHT : ColorScheme.DARK));
      page.navigate("/sign-in?lang=" + language);
      Staff.signIn(page, visit.people[0]);
      judge.open(page, path);
      judge.open(page, "/inspections/mine");
      assertThat(judge.faults()).isEmpty();
    }
    Page first = chrome.window(390, "zh-CN");
    first.context().addCookies(Staff.signIn(chrome.window(390, "zh-CN"), visit.people[0]).page().context().cookies());
    Weight weight = Weight.of(first, path);
    assertThat(weight.kilobytes()).as(weight.told()).isLessThanOrEqualTo(60);
  }
}
