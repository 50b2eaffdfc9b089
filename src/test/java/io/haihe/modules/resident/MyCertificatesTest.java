package io.haihe.modules.resident;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.CertificateBook;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.HeldCertificate;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Scenarios;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A resident's certificates")
class MyCertificatesTest {

  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired Scenarios scenarios;
  @Autowired ProjectionsForTests projections;
  @Autowired CertificateBook certificates;
  @Autowired OwnedCases owned;
  @Autowired FollowLinks links;

  private Viewer clerk;
  private Browser here;
  private Case granted;
  private HeldCertificate held;

  @BeforeEach
  void begin() {
    clerk = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    scenarios.load(Path.of("src/test/resources/sample-scenarios/sample-licence"));
    here = resident();
    granted = applied(Map.of());
    take("grant", Map.of("no", "T-1"));
    keep(granted);
    held = certificates.held(List.of(granted.number())).getFirst();
  }

  private Browser resident() {
    Browser browser = new Browser(http);
    browser.get("/?lang=en");
    browser.post("/my/sign-up", "/my/sign-up", "login", "holder%d@example.org".formatted(PEOPLE.incrementAndGet()), "password", "seven blue kettles");
    return browser;
  }

  private void keep(Case found) {
    owned.add(jdbc.sql("select max(id) from resident_account").query(Long.class).single(), found, clock.instant());
  }

  private Case applied(Map<String, Object> more) {
    Map<String, Object> form = new HashMap<>(Map.of("name", "Zhang", "trade", "Tea"));
    form.putAll(more);
    Moved opened = (Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "sample-licence", "licence", "S1", TinyCity.EAST, null, null, "A licence",
        new Contact("Zhang", "13800001111", null), form, "web", false));
    return cases.find(clerk, opened.number()).orElseThrow();
  }

  private void take(String step, Map<String, Object> input) {
    assertThat(casework.act(new Command.Take(new Actor.Staff(clerk), clock.instant(), null, granted.id(), 0, step, input))).isInstanceOf(Moved.class);
    projections.catchUp();
  }

  private Case given() {
    Case next = applied(Map.of("held", held.certificate().number() + " " + held.code(), "agree", true));
    projections.catchUp();
    return next;
  }

  @Test
  void standInTheAccountWithWhetherTheyHoldAndWhereTheyAreCheckedAndPrinted() {
    String page = text(here.get("/my/certificates"));

    assertThat(page).contains(held.certificate().number(), "Valid until", "/check/" + held.code(), "Not given for anything so far");
    assertThat(here.get("/check/" + held.code()).getStatus()).isEqualTo(200);
    String pdf = "/follow/" + granted.number() + "/" + links.token(granted.number()) + "/documents/" + held.document();
    assertThat(page).contains("action=\"" + pdf + "\"");
    MockHttpServletResponse printed = here.post("/my/certificates", pdf);
    assertThat(printed.getContentType()).isEqualTo("application/pdf");

    take("revoke", Map.of("why", "No tea"));
    assertThat(text(here.get("/my/certificates"))).contains("Revoked on", "No tea");
    assertThat(text(resident().get("/my/certificates"))).as("nobody else's").contains("You have no certificates yet").doesNotContain(held.certificate().number());
  }

  @Test
  void sayWhatTheyWereGivenFor() throws IOException {
    Case next = given();

    assertThat(text(here.get("/my/certificates"))).contains("Given for", next.number(), "by whoever applied");
    assertThat(unzipped(here.post("/my/certificates", "/my/export"))).contains(held.certificate().number(), next.number());
  }

  private static String unzipped(MockHttpServletResponse zip) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.getContentAsByteArray()))) {
      in.getNextEntry();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void areUsedByConsentThatIsTakenBackInTheAccountUntilUseWasMadeOfIt() {
    Case taken = given();
    Case used = given();
    keep(taken);
    keep(used);
    Browser staff = new Browser(http);
    staff.signIn(clerk.login(), TinyCity.PASSWORD);
    staff.post("/cases/" + used.number(), "/cases/" + used.number() + "/contact", "purpose", "to compare");

    String data = text(here.get("/my/data"));
    assertThat(data).contains("Use of", taken.number(), used.number(), "cannot be taken back any more");
    assertThat(data.split("/my/consents/cases/", -1)).as("one to take back").hasSize(2);
    String path = data.replaceAll("(?s).*action=\"(/my/consents/cases/[^\"]+)\".*", "$1");
    resident().post("/my/data", path);
    assertThat(text(here.get("/my/data"))).as("taken back by nobody else").contains(path);

    here.post("/my/data", path);
    assertThat(text(here.get("/my/data"))).contains("Taken back on").doesNotContain("/my/consents/cases/");
    assertThat(text(staff.get("/cases/" + taken.number() + "?lang=en"))).contains("took back the consent");
  }
}
