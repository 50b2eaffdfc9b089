package io.haihe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.ProjectionsForTests;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Scenarios;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("On a phone, a certificate")
class CertificateStoryTest extends BrowserStory {

  private static final Pattern PAIR = Pattern.compile("Certificate number (SL\\S+)\\s+Check code (\\S+)");

  /** @return number of the case */
  private String granted(Viewer clerk) {
    context.getBean(Scenarios.class).load(Path.of("src/test/resources/sample-scenarios/sample-licence"));
    Casework casework = context.getBean(Casework.class);
    Instant now = context.getBean(SettableClock.class).instant();
    long id =
        ((Moved) casework.open(new Command.Open(
            new Actor.Reporter(), now, null, "sample-licence", "licence", "S1", TinyCity.EAST, null, null, "A licence",
            new Contact("Zhang", "13800001111", null), Map.of("name", "张小明", "trade", "Tea"), "web", false))).caseId();
    casework.act(new Command.Take(new Actor.Staff(clerk), now, null, id, 0, "grant", Map.of("no", "T-1")));
    return context.getBean(JdbcClient.class).sql("select number from casework_case where id = ?").param(id).query(String.class).single();
  }

  @Test
  void isDownloadedCheckedComparedAndGivenAgain(@TempDir Path folder) throws Exception {
    Viewer clerk = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    String number = granted(clerk);
    String follow = "/follow/" + number + "/" + context.getBean(FollowLinks.class).token(number);
    Page phone = chrome.window(390, "en");

    phone.navigate(follow);
    Download download = phone.waitForDownload(() -> phone.locator("#documents button").click());
    Path pdf = folder.resolve("licence.pdf");
    download.saveAs(pdf);
    Matcher pair;
    try (var document = Loader.loadPDF(pdf.toFile())) {
      pair = PAIR.matcher(new PDFTextStripper().getText(document));
    }
    Assertions.assertThat(pair.find()).isTrue();

    phone.navigate("/check");
    phone.fill("#code", pair.group(2));
    phone.locator("form[action='/check'] button").click();
    assertThat(phone.locator("#standing")).containsText("This certificate is valid");
    phone.setInputFiles("#pdf", pdf);
    phone.locator("#file button").click();
    assertThat(phone.locator("#file .alert.ok")).containsText("byte for byte");
    Assertions.assertThat(Axe.faults(phone)).isEmpty();

    phone.navigate("/report/sample-licence");
    Assertions.assertThat(phone.locator("[name='f.agree']").count()).as("nothing to agree to yet").isZero();
    phone.fill("#text", "Another one");
    phone.selectOption("#category", "S1");
    phone.fill("[name='f.name']", "Li");
    phone.fill("#contact-name", "Li");
    phone.fill("#contact-phone", "13800002222");
    phone.fill("[name='f.held']", pair.group(1) + " " + pair.group(2));
    phone.locator("[name='f.held']").blur();
    phone.getByText("I agree to this use").click();
    phone.waitForResponse(
        response -> response.url().contains("/report/places"), () -> phone.selectOption("#place-district", TinyCity.EAST.toString()));
    phone.locator("form[data-report] .button-row button.primary").click();
    phone.waitForSelector("[data-number]");
    String next = phone.locator("[data-number]").innerText();
    context.getBean(ProjectionsForTests.class).catchUp();

    phone.navigate(follow);
    assertThat(phone.getByText("given by the applicant for Sample licence (" + next + ")")).isVisible();
    Assertions.assertThat(Axe.faults(phone)).isEmpty();
    Page desk = Staff.signIn(chrome.window(1440, "en"), clerk).page();
    desk.navigate("/cases/" + next);
    assertThat(desk.getByText("Certificates given instead of papers")).isVisible();
    Assertions.assertThat(Axe.faults(desk)).isEmpty();
  }
}
