package io.haihe.kernel.intake.web;

import static io.haihe.kernel.intake.web.Resident.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Files;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A file that answers a question, sent without script,")
class AnswerFilesTest {

  private static final String FORM = "/report/talent-service";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired Files files;
  @Autowired FollowLinks links;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;

  private Resident resident;
  private Viewer clerk;

  @BeforeEach
  void city() {
    clerk = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    resident = new Resident(http);
  }

  private static MockMultipartFile pdf(String field, String name) {
    return new MockMultipartFile(field, name, "application/pdf", ("%PDF-1.4\n% " + name + "\n%%EOF").getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(MockMultipartFile file) {
    try {
      return Digests.sha256Hex(file.getBytes());
    } catch (java.io.IOException never) {
      throw new AssertionError(never);
    }
  }

  private static Map<String, String> application(String... more) {
    Map<String, String> entered = new HashMap<>(Map.of(
        "text", "I apply for the grant", "category", "T31", "place", TinyCity.EAST.toString(), "contact.phone", "13800001111",
        "f.situation", "planning", "f.education", "master", "f.insuredMonths", "3", "step", "send"));
    for (int i = 0; i < more.length; i += 2) {
      entered.put(more[i], more[i + 1]);
    }
    return entered;
  }

  private Case opened(MockHttpServletResponse answer) {
    assertThat(answer.getStatus()).as(text(answer)).isEqualTo(303);
    return cases.find(clerk, String.valueOf(answer.getRedirectedUrl()).split("/")[3]).orElseThrow();
  }

  private List<String> attached(Case now) {
    return cases.timeline(clerk, now).stream()
        .filter(entry -> entry.kind() == Entry.Kind.ATTACHED)
        .map(entry -> String.valueOf(entry.input().get("name")))
        .toList();
  }

  private Resident signedIn() {
    Resident browser = new Resident(http);
    browser.send("/sign-in", "/sign-in", Map.of("login", clerk.login(), "password", TinyCity.PASSWORD));
    return browser;
  }

  private static String chosen(String question, MockMultipartFile file) {
    return "name=\"f." + question + "\" value=\"" + sha256(file) + "\" checked";
  }

  @Test
  void isKeptWhileTheRestIsMendedAndStandsUnderItsQuestion() {
    MockMultipartFile degree = pdf("file.degreeProof", "degree.pdf");
    MockHttpServletResponse wrong = resident.send(FORM, FORM, application("contact.phone", ""), degree);
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(text(wrong)).contains(chosen("degreeProof", degree), "degree.pdf (1 KB)", "I apply for the grant");

    Case now = opened(resident.send(Resident.hidden(wrong), FORM, application("f.degreeProof", sha256(degree))));

    assertThat(now.form()).containsEntry("degreeProof", sha256(degree));
    assertThat(attached(now)).containsExactly("degree.pdf");
    long id = files.find(now.id(), sha256(degree)).orElseThrow().id();
    assertThat(page(now)).contains("<dt>Degree certificate</dt>", "<a href=\"/cases/" + now.number() + "/files/" + id + "\">degree.pdf</a>");
  }

  private String page(Case now) {
    io.haihe.kernel.org.Browser browser = new io.haihe.kernel.org.Browser(http);
    browser.signIn(clerk.login(), TinyCity.PASSWORD);
    return text(browser.get("/cases/" + now.number() + "?lang=en"));
  }

  @Test
  void isTakenBackByUntickingIt() {
    MockMultipartFile degree = pdf("file.degreeProof", "degree.pdf");
    MockHttpServletResponse wrong = resident.send(FORM, FORM, application("contact.phone", ""), degree);

    Case now = opened(resident.send(Resident.hidden(wrong), FORM, application()));

    assertThat(now.form()).doesNotContainKey("degreeProof");
    assertThat(attached(now)).isEmpty();
  }

  @Test
  void isNotReadToBeShown() {
    MockMultipartFile degree = pdf("file.degreeProof", "unread.pdf");
    MockHttpServletResponse wrong = resident.send(FORM, FORM, application("contact.phone", ""), degree);
    assertThat(jdbc.sql("update intake_held_file set bytes = '' where name = 'unread.pdf'").update()).isOne();

    MockHttpServletResponse again =
        resident.send(Resident.hidden(wrong), FORM, application("f.degreeProof", sha256(degree), "step", "", "ask", "next"));

    assertThat(text(again)).contains(chosen("degreeProof", degree), "unread.pdf (1 KB)");
  }

  @Test
  void leavesItsRoomToTheOneThatTakesItsPlace() {
    Map<String, String> hidden = Resident.hidden(resident.get(FORM));
    String before = "";
    for (int i = 1; i <= 13; i++) {
      MockMultipartFile next = pdf("file.degreeProof", "degree" + i + ".pdf");
      MockHttpServletResponse wrong =
          resident.send(hidden, FORM, application("contact.phone", "", "f.degreeProof", before), next);
      assertThat(text(wrong)).as("file %d", i).contains(chosen("degreeProof", next)).doesNotContain("degree" + (i - 1) + ".pdf");
      hidden = Resident.hidden(wrong);
      before = sha256(next);
    }

    assertThat(attached(opened(resident.send(hidden, FORM, application("f.degreeProof", before))))).containsExactly("degree13.pdf");
  }

  @Test
  void isNoAnswerWhereThereIsNoRoomForIt() {
    Case now = correcting();
    String follow = "/follow/" + now.number() + "/" + links.token(now.number());
    MockMultipartFile[] pages = new MockMultipartFile[13];
    for (int i = 0; i < pages.length; i++) {
      pages[i] = pdf("file.papers", "page" + i + ".pdf");
    }

    MockHttpServletResponse full = resident.send(follow, follow + "/take/correct", Map.of("f.corrected", ""), pages);

    assertThat(text(full)).contains(chosen("papers", pages[11]), "id=\"correct-error-papers\"", "12 files").doesNotContain(sha256(pages[12]));
  }

  @Test
  void goesAlongWhereTheSameFormIsSentForAnotherMatter() {
    Map<String, String> hidden = Resident.hidden(resident.get(FORM));
    opened(resident.send(hidden, FORM, application()));
    MockMultipartFile degree = pdf("file.degreeProof", "degree.pdf");
    MockMultipartFile loose = pdf("files", "loose.pdf");

    MockHttpServletResponse before = resident.send(hidden, FORM, application("text", "Another grant"), degree, loose);
    assertThat(before.getStatus()).isEqualTo(422);
    assertThat(text(before)).contains("This form was sent before", chosen("degreeProof", degree), "loose.pdf");
    Case other = opened(resident.send(
        Resident.hidden(before), FORM, application("text", "Another grant", "f.degreeProof", sha256(degree))));

    assertThat(attached(other)).containsExactlyInAnyOrder("loose.pdf", "degree.pdf");
  }

  @Test
  void goesAlongWhereStaffSendTheSameFormForAnotherMatter() {
    Resident browser = signedIn();
    String form = "/cases/new/talent-service";
    Map<String, String> hidden = Resident.hidden(browser.get(form));
    assertThat(browser.send(hidden, form, application("another", "on")).getStatus()).isEqualTo(303);
    MockMultipartFile degree = pdf("file.degreeProof", "degree.pdf");

    MockHttpServletResponse before = browser.send(hidden, form, application("text", "Another grant", "another", "on"), degree);
    assertThat(before.getStatus()).isEqualTo(422);
    assertThat(Resident.hidden(before).get("key")).as(text(before)).isNotEqualTo(hidden.get("key"));
    assertThat(text(before)).contains(chosen("degreeProof", degree));
    MockHttpServletResponse other = browser.send(
        Resident.hidden(before), form, application("text", "Another grant", "another", "on", "f.degreeProof", sha256(degree)));

    assertThat(other.getStatus()).as(text(other)).isEqualTo(303);
    Case now = cases.find(clerk, String.valueOf(other.getRedirectedUrl()).replace("/cases/", "")).orElseThrow();
    assertThat(attached(now)).containsExactly("degree.pdf");
  }

  @Test
  void countsOnceWhereItIsAlsoSentBesideTheForm() {
    List<MockMultipartFile> sent = new ArrayList<>(List.of(pdf("file.degreeProof", "same.pdf"), pdf("files", "same.pdf")));
    for (int i = 0; i < 11; i++) {
      sent.add(pdf("files", "beside" + i + ".pdf"));
    }

    Case now = opened(resident.send(FORM, FORM, application(), sent.toArray(MockMultipartFile[]::new)));

    assertThat(attached(now)).hasSize(12).containsOnlyOnce("same.pdf");
  }

  @Test
  void isNotLostWhereTheFormWasSentBeforeAndTheCaseIsFull() {
    Map<String, String> hidden = Resident.hidden(resident.get(FORM));
    MockMultipartFile[] pages = new MockMultipartFile[12];
    for (int i = 0; i < pages.length; i++) {
      pages[i] = pdf("files", "page" + i + ".pdf");
    }
    Case now = opened(resident.send(hidden, FORM, application(), pages));

    MockHttpServletResponse again = resident.send(hidden, FORM, application(), pdf("files", "thirteenth.pdf"));
    assertThat(again.getStatus()).isEqualTo(422);
    assertThat(text(again)).contains("At most 12 files", "thirteenth.pdf");

    long id = jdbc.sql("select id from intake_held_file where name = 'thirteenth.pdf' order by id desc limit 1").query(Long.class).single();
    resident.send(hidden, FORM, application("step", "drop:" + id));
    assertThat(opened(resident.send(hidden, FORM, application())).number()).isEqualTo(now.number());
  }

  @Test
  void isClosedToTheReporterWhereStaffEnterItForAnInternalQuestion() {
    Resident browser = signedIn();
    String form = "/cases/new/talent-service";

    MockHttpServletResponse answer = browser.send(
        form, form, application("another", "on"), pdf("file.degreeProof", "degree.pdf"), pdf("files", "beside.pdf"));

    assertThat(answer.getStatus()).as(text(answer)).isEqualTo(303);
    Case now = cases.find(clerk, String.valueOf(answer.getRedirectedUrl()).replace("/cases/", "")).orElseThrow();
    assertThat(open(now)).containsExactlyInAnyOrderEntriesOf(Map.of("degree.pdf", false, "beside.pdf", true));
  }

  @Test
  void isOpenToTheReporterWhoBroughtIt() {
    Case now = opened(resident.send(FORM, FORM, application(), pdf("file.degreeProof", "degree.pdf")));

    assertThat(open(now)).containsExactlyEntriesOf(Map.of("degree.pdf", true));
  }

  private Map<String, Boolean> open(Case now) {
    return cases.timeline(clerk, now).stream()
        .filter(entry -> entry.kind() == Entry.Kind.ATTACHED)
        .collect(Collectors.toMap(entry -> String.valueOf(entry.input().get("name")), Entry::open));
  }

  @Test
  void isTakenFromStaffAndFromTheReporterWhoseCaseIsFull() {
    Case now = correcting();
    String follow = "/follow/" + now.number() + "/" + links.token(now.number());
    List<MockMultipartFile> pictures = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      pictures.add(pdf("files", "picture" + i + ".pdf"));
    }
    assertThat(resident.send(follow, follow + "/add", Map.of(), pictures.toArray(MockMultipartFile[]::new)).getStatus()).isEqualTo(303);
    assertThat(text(resident.send(follow, follow + "/add", Map.of(), pdf("files", "thirteenth.pdf")))).contains("At most 12 files");
    assertThat(attached(now)).hasSize(12);

    Resident browser = signedIn();
    String add = "/cases/" + now.number() + "/steps/correct";
    MockHttpServletResponse staff = browser.send(add, add, Map.of("f.corrected", ""), pdf("file.papers", "lease.pdf"));
    String lease = sha256(pdf("file.papers", "lease.pdf"));
    assertThat(browser.send(Resident.hidden(staff), add, Map.of("f.corrected", "The lease", "f.papers", lease)).getStatus()).isEqualTo(302);

    assertThat(attached(now)).hasSize(13).contains("lease.pdf");
  }

  @Test
  void isTakenFromAReporterWhoHasAddedAllTheyMay() {
    Case now = correcting();
    String follow = "/follow/" + now.number() + "/" + links.token(now.number());
    List<MockMultipartFile> pictures = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      pictures.add(pdf("files", "picture" + i + ".pdf"));
    }
    resident.send(follow, follow + "/add", Map.of(), pictures.toArray(MockMultipartFile[]::new));

    MockHttpServletResponse done =
        resident.send(follow, follow + "/take/correct", Map.of("f.corrected", "The lease"), pdf("file.papers", "lease.pdf"));

    assertThat(done.getStatus()).as(text(done)).isEqualTo(303);
    assertThat(attached(now)).hasSize(13).contains("lease.pdf");
  }

  @Test
  void isReplacedByAnotherWhereOnlyOneIsAskedFor() {
    MockMultipartFile degree = pdf("file.degreeProof", "degree.pdf");
    MockMultipartFile better = pdf("file.degreeProof", "better.pdf");
    MockHttpServletResponse wrong = resident.send(FORM, FORM, application("contact.phone", ""), degree);

    Case now = opened(resident.send(Resident.hidden(wrong), FORM, application("f.degreeProof", sha256(degree)), better));

    assertThat(attached(now)).containsExactly("better.pdf");
  }

  @Test
  void isRefusedAtItsQuestionWhereItIsOfAnotherKindOrNotThere() {
    MockMultipartFile words = new MockMultipartFile("file.degreeProof", "degree.txt", "text/plain", "I have one".getBytes(StandardCharsets.UTF_8));

    assertThat(text(resident.send(FORM, FORM, application(), words)))
        .contains("id=\"error-degreeProof\"", "The file degree.txt is not of a kind that is asked for here (application/pdf, image/*).");
    assertThat(text(resident.send(FORM, FORM, application("f.degreeProof", "0".repeat(64)))))
        .contains("id=\"error-degreeProof\"", "There is no file 000");
  }

  @Test
  void isHandedInByTheReporterWithALaterStep() {
    Case now = correcting();
    String follow = "/follow/" + now.number() + "/" + links.token(now.number());
    MockMultipartFile lease = pdf("file.papers", "lease.pdf");
    MockMultipartFile page = pdf("file.papers", "page.pdf");

    MockHttpServletResponse wrong = resident.send(follow, follow + "/take/correct", Map.of("f.corrected", ""), lease, page);
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(text(wrong)).contains(chosen("papers", lease), chosen("papers", page));
    assertThat(attached(now)).as("nothing is in the case before the step is right").isEmpty();
    MockHttpServletResponse done = resident.send(
        Resident.hidden(wrong), follow + "/take/correct",
        Map.of("f.corrected", "The lease", "f.papers", sha256(lease) + "\n" + sha256(page)));

    assertThat(done.getStatus()).as(text(done)).isEqualTo(303);
    assertThat(attached(now)).containsExactly("lease.pdf", "page.pdf");
    long id = files.find(now.id(), sha256(lease)).orElseThrow().id();
    assertThat(text(resident.get(follow))).contains("The papers: </span><a href=\"" + follow + "/files/" + id + "\" download>lease.pdf</a>");
    assertThat(resident.get(follow + "/files/" + id).getStatus()).isEqualTo(200);
  }

  @Test
  void isHandedInByStaffWithAStep() {
    Case now = correcting();
    Resident browser = signedIn();
    String step = "/cases/" + now.number() + "/steps/correct";
    MockMultipartFile lease = pdf("file.papers", "lease.pdf");

    MockHttpServletResponse wrong = browser.send(step, step, Map.of("f.corrected", ""), lease);
    assertThat(wrong.getStatus()).as(text(wrong)).isEqualTo(422);
    assertThat(text(wrong)).contains("enctype=\"multipart/form-data\"", chosen("papers", lease));
    MockHttpServletResponse done =
        browser.send(Resident.hidden(wrong), step, Map.of("f.corrected", "The lease", "f.papers", sha256(lease)));

    assertThat(done.getStatus()).as(text(done)).isEqualTo(302);
    assertThat(attached(now)).containsExactly("lease.pdf");
    assertThat(page(now)).contains(">lease.pdf</a>");
  }

  /** An application that its reporter must complete. */
  private Case correcting() {
    Case now = opened(resident.send(FORM, FORM, application()));
    Command.Take ask =
        new Command.Take(new Actor.Staff(clerk), clock.instant(), null, now.id(), 0, "askCorrection", Map.of("missing", "The lease."));
    assertThat(casework.act(ask)).isInstanceOf(Moved.class);
    return now;
  }
}
