package io.haihe.kernel.casework.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Printing;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.StartFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A printed document")
class PapersTest {

  private static final String TERMS = "王某修好浴缸，\n支付八百元。<b>bold</b> <img src=\"file:///etc/passwd\"> {contact.phone} & 100 %";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired Printing printing;
  @Autowired Papers papers;
  @Autowired FollowLinks links;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private TinyCity city;
  private Viewer clerk;
  private Viewer chief;
  private Viewer mediator;

  @BeforeEach
  void people() {
    clock.set(SettableClock.START);
    city = TinyCity.in(context);
    clerk = city.person(Role.INTAKE_CLERK, TinyCity.RIVERSIDE, "office");
    chief = city.person(Role.DUTY_CHIEF, TinyCity.RIVERSIDE, "office");
    mediator = city.person(Role.HANDLER, TinyCity.EAST, "urban-management");
  }

  private void take(Viewer who, long id, String transition, Map<String, Object> input) {
    Outcome outcome =
        casework.act(new Command.Take(new Actor.Staff(who), clock.instant(), null, id, 0, transition, input));
    assertThat(outcome).as(transition).isInstanceOf(Moved.class);
  }

  private long mediating() {
    Map<String, Object> form =
        Map.of("source", "oral", "applicantName", "李明", "respondentName", "王芳", "account", "楼上漏水。Water comes through.");
    long id =
        ((Moved) casework.open(new Command.Open(
            new Actor.Reporter(), clock.instant(), null, "dispute-mediation", "dispute", "M02", TinyCity.NANLI, null, null,
            "Water", new Contact("Li Ming", "13800001111", null), form, "web", false))).caseId();
    for (String party : List.of("applicant", "respondent")) {
      take(clerk, id, "recordConsent", Map.of("party", party, "consents", true, "consentWay", "oral"));
    }
    take(clerk, id, "submit", Map.of());
    take(chief, id, "assign", Map.of("unit", city.unit(TinyCity.EAST, "urban-management").id()));
    take(mediator, id, "accept", Map.of());
    take(mediator, id, "holdSession", Map.of("heldOn", "2026-03-04", "present", List.of("applicant"), "minutes", "Looked."));
    return id;
  }

  private Case agreed(String terms) {
    long id = mediating();
    take(mediator, id, "agree",
        Map.of("agreementForm", "written", "terms", terms, "bothAccept", true, "performBy", "2026-03-20"));
    return cases.find(clerk, id).orElseThrow();
  }

  private byte[] print(Viewer who, Case now, Locale locale) {
    return papers.print(printing.print(who, now, "agreement", clock.instant()).orElseThrow(), locale, false, clock.instant());
  }

  private static String text(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void holdsTheCaseInWordsThatCanBeSelectedInBothLanguages() {
    Case now = agreed(TERMS);

    String chinese = text(print(mediator, now, Locale.CHINESE));
    String english = text(print(mediator, now, Locale.ENGLISH));

    assertThat(chinese)
        .contains("人民调解协议书", "编号 " + now.number(), "李明", "王芳", "楼上漏水", "王某修好浴缸", "第 1 页，共 1 页", "2026-03-20", "书面");
    assertThat(english).contains("Mediation agreement", "Case number " + now.number(), "李明", "page 1 of 1", "Signature and date:");
    assertThat(english).as("the city's time, eight hours ahead")
        .contains("Printed " + java.time.format.DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH)
            .format(clock.instant().atZone(java.time.ZoneId.of("Asia/Shanghai"))));
  }

  @Test
  void takesWhatPeopleWroteAsWordsAndLoadsNothing() throws IOException {
    byte[] pdf = print(mediator, agreed(TERMS), Locale.ENGLISH);

    assertThat(text(pdf)).contains("<b>bold</b>", "<img src=\"file:///etc/passwd\">", "{contact.phone} & 100 %").doesNotContain("root:", "13800001111");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getPage(0).getAnnotations()).isEmpty();
      assertThat(document.getPage(0).getResources().getXObjectNames()).isEmpty();
      assertThat(document.getDocumentCatalog().getNames()).isNull();
      assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
    }
  }

  @Test
  void isOfTheKindThatIsKeptForLong(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("agreement.pdf"), print(mediator, agreed(TERMS), Locale.CHINESE));

    assertThat(PreflightParser.validate(file.toFile()).getErrorsList()).extracting(each -> each.getErrorCode() + " " + each.getDetails()).isEmpty();
  }

  @Test
  void showsAGapWhereNoFontHasTheCharacter() {
    assertThat(text(print(mediator, agreed("姓名 \uD840\uDC00 和 é"), Locale.CHINESE))).contains("姓名 〓 和 é");
  }

  @Test
  void goesOverAsManyPagesAsItNeedsAndCountsThem() {
    String long1 = IntStream.range(0, 150).mapToObj(i -> "第" + i + "条 约定").reduce("", (a, b) -> a + "\n" + b);

    String text = text(print(mediator, agreed(long1), Locale.ENGLISH));

    assertThat(text).contains("第149条").containsPattern("page 1 of [2-9]").containsPattern("page ([2-9]) of \\1").doesNotContain("of 1\n");
  }

  @Test
  void isPrintedByWhomTheScenarioNamesInTheStatesItNamesAndThatIsKept() {
    long id = mediating();
    Case before = cases.find(clerk, id).orElseThrow();
    Case now = agreed(TERMS);
    Viewer bystander = city.person(Role.HANDLER, TinyCity.EAST, "water");
    Viewer elsewhere = city.person(Role.INTAKE_CLERK, TinyCity.WEST, "operations-centre");

    assertThat(printing.offered(mediator, before)).isEmpty();
    assertThat(printing.offered(mediator, now)).extracting("key").containsExactly("agreement");
    assertThat(printing.offered(chief, now)).as("may see the case").isEmpty();
    assertThat(printing.offered(bystander, now)).isEmpty();
    assertThat(printing.offered(elsewhere, now)).isEmpty();
    print(clerk, now, Locale.ENGLISH);
    assertThat(reads(now)).containsExactly(clerk.person() + " print agreement");
  }

  private List<String> reads(Case now) {
    return jdbc.sql("select person || ' ' || purpose from casework_read where case_id = ? order by at").param(now.id()).query(String.class).list();
  }

  @Test
  void comesToStaffAndToTheReporterAsADownloadNobodyKeeps() {
    Case now = agreed(TERMS);
    String path = "/follow/" + now.number() + "/" + links.token(now.number());
    Browser browser = new Browser(http);
    browser.signIn(mediator.login(), TinyCity.PASSWORD);

    assertThat(Browser.text(browser.get("/cases/" + now.number() + "?lang=en"))).contains("Mediation agreement (PDF)");
    MockHttpServletResponse staff = browser.post("/cases/" + now.number(), "/cases/" + now.number() + "/documents/agreement");
    assertThat(Browser.text(new Browser(http).get(path + "?lang=en"))).contains("Mediation agreement (PDF)");
    MockHttpServletResponse reporter = new Browser(http).post(path, path + "/documents/agreement");

    for (MockHttpServletResponse answer : List.of(staff, reporter)) {
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(answer.getContentType()).isEqualTo("application/pdf");
      assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment").contains(now.number() + "-agreement.pdf");
      assertThat(answer.getHeader("Cache-Control")).contains("no-store");
      assertThat(text(answer.getContentAsByteArray())).contains(now.number(), "王芳");
    }
    assertThat(reads(now)).containsExactlyInAnyOrder(mediator.person() + " print agreement", "0 print agreement");
    assertThat(browser.post("/cases/" + now.number(), "/cases/" + now.number() + "/documents/other").getStatus()).isEqualTo(404);
    assertThat(new Browser(http).post(path, "/follow/" + now.number() + "/" + "0".repeat(32) + "/documents/agreement").getStatus()).isEqualTo(404);
  }

  @Test
  void usesTheOperatorsFontsFirstAndSaysWhichCannotBeUsed(@TempDir Path folder) throws IOException {
    Path own = Files.copy(Path.of("src/main/resources/fonts/DroidSansFallbackFull.ttf"), folder.resolve("own.ttf"));
    Path broken = Files.write(folder.resolve("broken.ttf"), "no font".getBytes(StandardCharsets.UTF_8));

    assertThat(new PaperFonts(List.of(own.toString())).usual().getPostscriptFontName()).contains("Droid");
    assertThat(new PaperFonts(List.of()).runs("a中")).extracting(run -> run.font().getPostscriptFontName())
        .satisfiesExactly(latin -> assertThat(latin).contains("DejaVu"), chinese -> assertThat(chinese).contains("Droid"));
    assertThatExceptionOfType(StartFault.class).isThrownBy(() -> new PaperFonts(List.of(broken.toString())));
    assertThatExceptionOfType(StartFault.class).isThrownBy(() -> new PaperFonts(List.of(folder.resolve("none.ttf").toString())));
  }

  @Test
  void isMadeForManyAtOnce() {
    Case now = agreed(TERMS);

    assertThat(IntStream.range(0, 16).parallel().mapToObj(i -> text(print(mediator, now, Locale.CHINESE))).distinct()).hasSize(1);
  }

  @Test
  void ofASampleSaysSo() {
    clock.advance(Duration.ofMinutes(1));
    long id =
        ((Moved) casework.open(new Command.Open(
            new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", TinyCity.NANLI, null, "Gate <1>",
            "words", Contact.NONE, Map.of(), "web", true))).caseId();
    Case now = cases.find(city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre"), id).orElseThrow();

    byte[] pdf = papers.print(printing.printForReporter(now, "receipt", clock.instant()).orElseThrow(), Locale.ENGLISH, true, clock.instant());

    assertThat(text(pdf)).contains("Receipt", "Sample of a demonstration", "Gate <1>");
    assertThat(reads(now)).as("nothing personal stands in it").isEmpty();
  }
}
