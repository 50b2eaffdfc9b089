package io.haihe.modules.inspection.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Viewer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("What the party of a visit is given on paper")
class PartyCopyTest {

  private static final String LINE = SampleVisit.ITEM + "#";

  @Autowired ApplicationContext context;
  @Autowired OnSite onSite;
  @Autowired SiteVisits visits;
  @Autowired SiteEntries entries;
  @Autowired SiteSeal seal;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired FollowLinks links;
  @Autowired ProjectionsForTests projections;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;
  @Autowired MockMvcTester http;

  private SampleVisit sample;

  @BeforeEach
  void visit() {
    clock.set(SettableClock.START.plusSeconds(3600));
    sample = SampleVisit.in(context);
  }

  private SiteState state() {
    return SiteState.of(entries.of(sample.id));
  }

  private void send(int officer, String field, String body, String secret) {
    Written one = new Written(UUID.randomUUID(), field, body, secret, state().seq(), clock.instant());
    OnSite.Taken taken = onSite.take(
        visits.find(sample.id).orElseThrow(), sample.people[officer],
        new SiteEntries.Source(sample.officers[officer], "phone " + officer, 0, clock.instant()), List.of(one));
    assertThat(taken.refused()).isEmpty();
  }

  private void sign(int officer, String whose) {
    send(officer, "signature:" + whose, "{\"way\":\"typed\",\"digest\":\"%s\",\"reason\":\"\"}".formatted(state().digest()), "{\"name\":\"Wang Wu\"}");
  }

  private void found() {
    send(0, "answer:" + LINE + "storage", "{\"value\":\"fine\"}", null);
    send(0, "answer:" + LINE + "licence", "{\"value\":\"problem\"}", null);
    send(0, "answer:" + LINE + "water", "{\"value\":\"na\"}", null);
    send(0, "note:" + LINE + "licence", "{\"text\":\"behind the door\"}", null);
    send(0, "result", "{\"value\":\"orderedToCorrect\"}", null);
    send(0, "order", "{\"text\":\"Hang up the licence.\",\"by\":\"2025-08-29\"}", null);
    send(0, "summary", "{\"text\":\"The licence was not to be seen.\"}", null);
    send(0, "spoken", "{\"value\":true}", null);
  }

  private void ordered() {
    found();
    sign(0, "party");
    sign(0, "" + sample.officers[0]);
    sign(1, "" + sample.officers[1]);
    assertThat(seal.seal(visits.find(sample.id).orElseThrow(), sample.people[0])).isInstanceOf(SiteSeal.Answer.Done.class);
  }

  private Case matter(long id) {
    return cases.forProjection(List.of(id)).getFirst();
  }

  private Browser signedIn(Viewer viewer) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    browser.get("/?lang=en");
    return browser;
  }

  private static String printed(Browser browser, Case matter, String document) {
    String page = "/cases/" + matter.number();
    return text(browser.post(page, page + "/documents/" + document).getContentAsByteArray());
  }

  private static String text(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> reads(Case matter) {
    return jdbc.sql("select person || ' ' || purpose from casework_read where case_id = ? order by at, id").param(matter.id()).query(String.class).list();
  }

  @Test
  void hasItsWayInWhoWentWhatWasFoundAndHowItWasSignedAndThatItWasHandedOverIsKept() {
    ordered();
    Case visit = matter(sample.caseId);
    String code = links.token(visit.number());
    Browser officer = signedIn(sample.people[0]);

    assertThat(printed(officer, visit, "recordForParty"))
        .contains(code, "/follow", visit.number(), "Zhang San, certificate C-", "Li Si, certificate C-")
        .contains("Food is stored off the floor", "The licence is on display", "Problem", "behind the door", "Does not apply")
        .contains("Signed by name", state().digest())
        .doesNotContain("Signature and date:", "Wang Wu");
    assertThat(reads(visit)).containsExactly(sample.people[0].person() + " hand over recordForParty");
    assertThat(printed(officer, visit, "onSiteRecord")).as("for the file").contains("Zhang San, certificate C-", "behind the door").doesNotContain(code, "Signature and date:");
  }

  @Test
  void printsWhatWasSignedAndBeneathItThatTheResultWasChangedLater() {
    ordered();
    jdbc.sql("update casework_case set facts = facts || '{\"result\":\"noProblem\",\"problems\":0,\"summary\":\"Nothing after all.\"}'::jsonb where id = ?")
        .param(sample.caseId).update();
    Case changed = matter(sample.caseId);
    assertThat(changed.facts()).as("as after an objection").containsEntry("result", "noProblem");
    Browser officer = signedIn(sample.people[0]);

    for (String document : List.of("recordForParty", "onSiteRecord")) {
      assertThat(printed(officer, changed, document).replaceAll("\\s+", " "))
          .contains("Problems found 1", "Result Ordered to correct", "What was found The licence was not to be seen.")
          .contains("The result was changed later: No problem found, problems found: 0. Nothing after all.");
    }
  }

  @Test
  void saysOfASignatureThatAColleagueWroteDownWhoDidAndThatItsOfficerConfirmedIt() {
    found();
    sign(0, "party");
    sign(0, "" + sample.officers[0]);
    sign(0, "" + sample.officers[1]);
    String written = entries.of(sample.id).getLast().id().toString();
    send(1, "signature:" + sample.officers[1], "{\"way\":\"confirmed\",\"digest\":\"%s\",\"of\":\"%s\"}".formatted(state().digest(), written), null);
    assertThat(seal.seal(visits.find(sample.id).orElseThrow(), sample.people[0])).isInstanceOf(SiteSeal.Answer.Done.class);

    assertThat(printed(signedIn(sample.people[0]), matter(sample.caseId), "recordForParty").replaceAll("\\s+", " "))
        .containsOnlyOnce("Written down by").contains("Written down by Zhang San, confirmed by Li Si from their own account");
  }

  @Test
  void saysWhyThePartyRefusedToSignInTheSentenceThatSaysThatItDid() {
    found();
    send(0, "signature:party", "{\"way\":\"refused\",\"digest\":\"%s\",\"reason\":\"No time.\"}".formatted(state().digest()), "{\"witness\":\"Zhao Liu\"}");
    sign(0, "" + sample.officers[0]);
    sign(1, "" + sample.officers[1]);
    assertThat(seal.seal(visits.find(sample.id).orElseThrow(), sample.people[0])).isInstanceOf(SiteSeal.Answer.Done.class);

    Case order = matter(matter(sample.caseId).relations().getFirst().caseId());
    for (String paper : List.of(
        printed(signedIn(sample.people[0]), matter(sample.caseId), "recordForParty"), printed(signedIn(sample.people[0]), order, "orderForParty"))) {
      assertThat(paper.replaceAll("\\s+", " ")).containsPattern("Refused to sign, with a witness, [^.]*\\d\\. Reason: No time\\.").doesNotContain("Reason: No time. No time.", "{1}");
    }
  }

  @Test
  void ofAnOrderHasTheWayInToTheOrder() {
    ordered();
    Case order = matter(matter(sample.caseId).relations().getFirst().caseId());
    String code = links.token(order.number());
    Browser officer = signedIn(sample.people[0]);

    assertThat(printed(officer, order, "orderForParty"))
        .contains(code, "Hang up the licence.", "Zhang San, certificate C-", "Signed by name").doesNotContain("Signature and date:");
    assertThat(reads(order)).containsExactly(sample.people[0].person() + " hand over orderForParty");
    assertThat(printed(officer, order, "order")).doesNotContain(code);
    assertThat(reads(order)).hasSize(1);
    String follow = "/follow/" + order.number() + "/" + code;
    assertThat(Browser.text(new Browser(http).get(follow + "?lang=en"))).contains("Report as corrected");
    assertThat(text(new Browser(http).post(follow, follow + "/documents/orderForParty").getContentAsByteArray())).contains(code);
    assertThat(reads(order)).as("whoever has the link hands nothing over").hasSize(1);
  }

  @Test
  void ofWhatThePartyDidNotSendSaysThatItIsAboutThemAndLeadsFromTheVisitToTheOrderAndItsDay() {
    ordered();
    Case visit = matter(sample.caseId);
    Case order = matter(visit.relations().getFirst().caseId());
    String toOrder = "/follow/" + order.number() + "/" + links.token(order.number());
    Browser party = new Browser(http);

    String ofVisit = Browser.text(party.get("/follow/" + visit.number() + "/" + links.token(visit.number()) + "?lang=en"));
    assertThat(ofVisit).contains("it is about you", toOrder, "To be corrected by 29 Aug 2025 (that day included): Hang up the licence.");
    String ofOrder = Browser.text(party.get(toOrder + "?lang=en"));
    assertThat(ofOrder).contains("it is about you", "What is asked of you", "The city began it", "To be corrected by: ");
    for (String page : List.of(ofVisit, ofOrder, Browser.text(party.get(toOrder + "?lang=zh")))) {
      assertThat(page).doesNotContain("You sent it", "What you sent", "What we have promised", "您已提交", "您提交的内容", "我们的承诺", "承诺于");
    }
    clock.advance(java.time.Duration.ofDays(90));
    assertThat(Browser.text(party.get(toOrder + "?lang=en"))).contains("To be corrected by: was due").doesNotContain("we have not kept this promise");
  }

  @Test
  void isPrintedFromThePageOfTheRecordByWhoeverHandsItOver() {
    found();
    String record = "/inspections/visits/" + sample.id + "/record";
    Browser officer = signedIn(sample.people[0]);
    assertThat(Browser.text(officer.get(record))).doesNotContain("For the party");
    sign(0, "party");
    sign(0, "" + sample.officers[0]);
    sign(1, "" + sample.officers[1]);
    seal.seal(visits.find(sample.id).orElseThrow(), sample.people[0]);
    Case visit = matter(sample.caseId);
    Case order = matter(visit.relations().getFirst().caseId());
    String copy = "/cases/" + visit.number() + "/documents/recordForParty";

    assertThat(Browser.text(officer.get(record)))
        .contains("For the party", "action=\"" + copy + "\"", "action=\"/cases/" + order.number() + "/documents/orderForParty\"")
        .doesNotContain("/documents/onSiteRecord");
    assertThat(text(officer.post(record, copy).getContentAsByteArray())).contains(links.token(visit.number()));
  }

  @Test
  void leavesTheLinkOnNoPublicPage() {
    ordered();
    Case visit = matter(sample.caseId);
    assertThat(casework.act(new Command.Take(new Actor.Staff(sample.head), clock.instant(), null, visit.id(), 0, "publish", Map.of()))).isInstanceOf(Moved.class);
    projections.catchUp();

    assertThat(Browser.text(new Browser(http).get("/inspections/results/" + visit.number() + "?lang=en")))
        .contains("The licence was not to be seen.").doesNotContain(links.token(visit.number()));
    assertThat(Browser.text(new Browser(http).get("/nearby/" + visit.number()))).doesNotContain(links.token(visit.number()));
  }

  @Test
  void hasLinesToSignOnWhereNothingWasSignedElectronically() {
    long id = ((Moved) casework.open(new Command.Open(
        new Actor.Staff(sample.head), clock.instant(), null, "inspection", "rectification", "food", TinyCity.NANLI, null, "1 River Road", "Paper record",
        Contact.NONE, Map.of("partyName", "Sample Inn", "demands", "Covers on the bins.", "dueBy", "2025-08-29T18:00:00+08:00"), "web", false))).caseId();

    assertThat(printed(signedIn(sample.head), matter(id), "orderForParty")).contains("Covers on the bins.", "Signature and date:").doesNotContain("Signed by name");
  }
}
