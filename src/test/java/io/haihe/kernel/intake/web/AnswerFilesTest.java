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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
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
    Resident browser = new Resident(http);
    browser.send("/sign-in", "/sign-in", Map.of("login", clerk.login(), "password", TinyCity.PASSWORD));
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
