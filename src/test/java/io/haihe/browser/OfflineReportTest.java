package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.faults.Proxy;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The line between the phone and the city is a real one, and is really cut. */
@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ParameterizedClass(name = "in {0}")
@CsvSource({"zh-CN, 等待信号, 已发送, 未被接收", "en, Waits for a signal, Sent, Not taken"})
@DisplayName("A report written without signal")
class OfflineReportTest {

  private static final String FORM = "/report/city-management";

  @Autowired ApplicationContext context;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Parameter(0)
  String language;

  @Parameter(1)
  String waiting;

  @Parameter(2)
  String sent;

  @Parameter(3)
  String refused;

  private Proxy line;
  private Chrome chrome;
  private Page page;
  private BrowserContext phone;

  @BeforeEach
  void open() throws IOException {
    TinyCity.in(context);
    line = new Proxy(port);
    chrome = new Chrome(line.port());
    page = chrome.window(390, language);
    phone = page.context();
    page.navigate(FORM);
    awaitTrue("async path => Boolean(await caches.match(path) && navigator.serviceWorker.controller)", FORM);
  }

  private void awaitTrue(String condition, Object about) {
    Instant late = Instant.now().plus(Duration.ofSeconds(20));
    while (!page.evaluate(condition, about).equals(true)) {
      assertThat(Instant.now()).as(condition).isBefore(late);
      page.waitForTimeout(50);
    }
  }

  @AfterEach
  void close() throws IOException {
    chrome.close();
    line.close();
    assertThat(chrome.complaints()).allMatch(complaint -> complaint.contains("net::ERR") || complaint.contains("Failed to fetch") || complaint.contains("htmx:"));
  }

  private void signal(boolean there) {
    line.closed = !there;
    if (!there) {
      line.cut();
    }
    phone.setOffline(!there);
  }

  private long cases(String text) {
    return jdbc.sql("select count(*) from casework_case where text = ?").param(text).query(Long.class).single();
  }

  private void write(String text, String address) throws IOException {
    page.fill("#text", text);
    page.selectOption("#category", "06010");
    page.fill("#address", address);
    page.fill("#contact-phone", "13800001111");
    page.setInputFiles("#files", new FilePayload("lamp.jpg", "image/jpeg", photo()));
  }

  private static byte[] photo() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
    return bytes.toByteArray();
  }

  private void send() {
    page.locator("form[data-report] .button-row button.primary").click();
  }

  private String kept() {
    page.waitForSelector("[data-outbox-list] li");
    return page.locator("[data-outbox]").innerText();
  }

  private void waitFor(String state) {
    page.waitForFunction("state => document.querySelector('[data-part=state]')?.textContent.includes(state)", state);
  }

  @Test
  void isKeptBeyondThePageAndSentOnceWhenThereIsASignal() throws IOException {
    String text = "Without signal, in " + language;
    signal(false);
    page.navigate(FORM);
    assertThat(page.locator("[data-kept-note]").isVisible()).isTrue();
    write(text, "河沿街道");
    send();
    page.waitForSelector("[data-sent-later]:not([hidden])");
    assertThat(page.locator("[data-sent-later]").innerText()).isNotBlank();
    page.close();

    page = phone.newPage();
    page.navigate("http://localhost:" + line.port() + FORM);
    assertThat(kept()).contains(waiting, text);
    assertThat(cases(text)).isZero();

    phone.clearCookies();
    signal(true);
    waitFor(sent);
    page.reload();
    assertThat(cases(text)).isEqualTo(1);
    String number = jdbc.sql("select number from casework_case where text = ?").param(text).query(String.class).single();
    assertThat(kept()).contains(number).doesNotContain(text);
    assertThat(String.valueOf(page.evaluate("outbox.all().then(JSON.stringify)"))).as("what stays on the phone")
        .contains(number).doesNotContain("13800001111", text);
    page.locator("[data-part=follow]").click();
    page.waitForSelector("#steps");
    assertThat(page.locator("#steps").innerText()).isNotBlank();
    assertThat(page.locator("#steps img").getAttribute("alt")).isEqualTo("lamp.jpg");
  }

  @Test
  void isOneCaseWhereTheReplyWasLost() throws Exception {
    String text = "The reply is lost, in " + language;
    write(text, "河沿街道");
    line.loses = "/kept";
    send();
    Instant late = Instant.now().plus(Duration.ofSeconds(20));
    while (cases(text) == 0 && Instant.now().isBefore(late)) {
      Thread.sleep(50);
    }
    Thread.sleep(500);
    while (!page.locator("[data-sent-later]").isVisible() && Instant.now().isBefore(late)) {
      line.cut(); // Chromium itself sends once more what a line it had used before has lost
      page.waitForTimeout(100);
    }
    page.waitForSelector("[data-sent-later]:not([hidden])");
    assertThat(kept()).contains(waiting, text);

    line.loses = "";
    line.cut(); // what the worker has sent by itself meanwhile would wait for its reply until the server lets the line go
    page.evaluate("document.querySelector('[data-outbox-send]').click()"); // also where the worker was faster and nothing waits any more
    waitFor(sent);

    assertThat(page.locator("[data-sent-later]").isVisible()).as("that it is kept and waits").isFalse();
    assertThat(cases(text)).isEqualTo(1);
    assertThat(kept()).contains(jdbc.sql("select number from casework_case where text = ?").param(text).query(String.class).single());
  }

  @Test
  void isShownWithTheReasonWhereItWasRefusedAndCanBeMendedAndSent() throws IOException {
    String text = "Nobody knows where, in " + language;
    signal(false);
    write(text, "somewhere");
    send();
    page.waitForSelector("[data-sent-later]:not([hidden])");

    signal(true);
    waitFor(refused);
    assertThat(page.locator("[data-part=reasons]").innerText()).isNotBlank();
    assertThat(cases(text)).isZero();

    page.locator("[data-part=mend]").click();
    page.waitForSelector("#field-place [role=alert]");
    assertThat(page.locator("#text").inputValue()).isEqualTo(text);
    assertThat(page.locator("#field-files").innerText()).contains("lamp.jpg");
    page.fill("#address", "河沿街道");
    send();
    page.waitForSelector("[data-number]");
    assertThat(cases(text)).isEqualTo(1);
    page.navigate(FORM);
    assertThat(page.locator("[data-outbox]").isVisible()).as("nothing waits").isFalse();
  }

  @Test
  void isDeletedFromThePhoneWhenItsWriterWantsIt() throws IOException {
    String text = "Better not, in " + language;
    signal(false);
    write(text, "河沿街道");
    send();
    page.waitForSelector("[data-part=remove]");
    page.onDialog(dialog -> dialog.accept());
    page.locator("[data-part=remove]").click();
    page.waitForFunction("() => document.querySelector('[data-outbox]').hidden");

    assertThat(page.evaluate("outbox.all().then(all => all.length)")).isEqualTo(0);
  }

  @Test
  void hasAKeyOfItsOwnThoughThePageWasKept() {
    signal(false);
    page.navigate(FORM);
    String first = page.locator("input[name=key]").inputValue();
    page.navigate(FORM);

    assertThat(page.locator("input[name=key]").inputValue()).isNotEqualTo(first);
  }
}
