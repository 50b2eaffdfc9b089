package io.haihe.modules.inspection.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Finding;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("Who went on a visit")
class WhoWentTest {

  private static final String LINE = SampleVisit.ITEM + "#";
  private static final String RECUSALS = "/inspection/recusals";

  @Autowired ApplicationContext context;
  @Autowired OnSite onSite;
  @Autowired SiteVisits visits;
  @Autowired SiteEntries entries;
  @Autowired SiteSeal seal;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired ProjectionsForTests projections;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;
  @Autowired MockMvcTester http;

  private SampleVisit sample;
  private String team;

  @BeforeEach
  void visit() {
    clock.set(SettableClock.START.plusSeconds(3600));
    sample = SampleVisit.in(context);
    team = "/inspections/visits/" + sample.id + "/team";
  }

  @Test
  void isChangedByNobodyOnceTheRecordIsSealed() {
    Browser head = signedIn(sample.head);
    assertThat(Browser.text(head.get(team))).as("still to be made").contains("Take " + certificate(0) + " out");
    sealed();

    assertThat(Browser.text(head.get(team))).contains("Who went is what the record says").doesNotContain("Take " + certificate(0) + " out");
    var refused = head.post(team, team, "officer", certificate(0), "reason", "unavailable");

    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(Browser.text(refused)).contains("the visit has been made");
    assertThat(visits.team(sample.id)).extracting(officer -> officer.id()).containsExactly(sample.officers[0], sample.officers[1]);
  }

  @Test
  void isChangedByNobodyWhileTheRecordWaitsForTheStepOfItsCase() {
    jdbc.sql("insert into inspection_record (visit, no, last_seq, body, sha256, prepared_by, prepared_at) values (?, 1, 1, '{}', '', 1, now())").param(sample.id).update();

    assertThat(signedIn(sample.head).post(team, team, "officer", certificate(0), "reason", "unavailable").getStatus()).isEqualTo(409);
  }

  @Test
  void standsInTheResultAsTheRecordHasItWhateverTheTeamSaysSince() {
    sealed();
    assertThat(casework.act(new Command.Take(new Actor.Staff(sample.head), clock.instant(), null, sample.caseId, 0, "publish", Map.of()))).isInstanceOf(Moved.class);
    projections.catchUp();
    long newcomer = rewritten();

    String number = cases.forProjection(List.of(sample.caseId)).getFirst().number();
    assertThat(Browser.text(new Browser(http).get("/inspections/results/" + number + "?lang=en"))).contains(certificate(0), certificate(1), "Somebody of the party signed the record").doesNotContain("C-NEW-");
    assertThat(jdbc.sql("select certificate from inspection_went where visit = ? order by seat").param(sample.id).query(String.class).list())
        .as("for the ministries too, without " + newcomer).containsExactly(certificate(0), certificate(1));
  }

  @Test
  void isNotSealedByAPageThatShowsAnotherTeam() {
    answered();
    SiteVisit seen = visits.find(sample.id).orElseThrow();
    rewritten();

    assertThat(seal.seal(seen, sample.people[1])).isInstanceOfSatisfying(SiteSeal.Answer.Open.class, open ->
        assertThat(open.findings()).extracting(Finding::code).containsExactly("inspection.visit.seal.team"));
  }

  @Test
  void isAnotherWhereARecusalIsDeclaredAfterTheDrawAsThePagesSayTheHeadIsToldAndTheSealWaitsFor() {
    Browser own = signedIn(sample.people[0]);
    Browser colleague = signedIn(sample.people[1]);
    assertThat(Browser.text(own.get(RECUSALS))).doesNotContain(team);
    answered();
    assertThat(missing()).doesNotContain("inspection.visit.check.recused");

    recused(own);

    assertThat(Browser.text(own.get(RECUSALS))).contains("You are drawn for a party you must not inspect", "href=\"" + team + "\"");
    assertThat(Browser.text(own.get(team))).contains("I cannot go (" + certificate(0) + ")", "A recusal was declared since the draw");
    assertThat(Browser.text(signedIn(sample.head).get(team))).containsOnlyOnce("Must not inspect this party");
    assertThat(Browser.text(colleague.get("/inspections/visits/" + sample.id)))
        .contains("As things stand the record cannot be sealed", "Zhang San (" + certificate(0) + ") must not inspect this party");
    assertThat(told()).singleElement(InstanceOfAssertFactories.STRING)
        .contains("Zhang San (" + certificate(0) + ") must not inspect", "see that somebody else goes");
    recused(own);
    assertThat(told()).as("once").hasSize(1);
    assertThat(missing()).contains("inspection.visit.check.recused");
    rewritten();
    assertThat(missing()).doesNotContain("inspection.visit.check.recused");
    assertThat(Browser.text(signedIn(sample.head).get(team))).doesNotContain("Must not inspect this party");
  }

  @Test
  void isAnotherWhereACertificateHoldsNoMoreAsTheHeadReads() {
    Browser head = signedIn(sample.head);
    assertThat(Browser.text(head.get(team))).doesNotContain("Certificate does not hold");

    jdbc.sql("update inspection_officer set status = 'SUSPENDED' where id = ?").param(sample.officers[1]).update();

    assertThat(Browser.text(head.get(team))).containsOnlyOnce("Certificate does not hold").contains("Until it holds again or somebody else goes");
  }

  @Test
  void staysWhereTheRecusalCameAfterTheRecord() {
    sealed();

    Browser own = signedIn(sample.people[0]);
    recused(own);

    assertThat(Browser.text(own.get(RECUSALS))).doesNotContain(team);
    assertThat(Browser.text(own.get(team))).doesNotContain("Must not inspect this party");
    assertThat(told()).isEmpty();
  }

  private void recused(Browser own) {
    String party = jdbc.sql("select code from inspection_party where id = ?").param(sample.party).query(String.class).single();
    assertThat(own.post(RECUSALS, RECUSALS, "party", party, "reason", "RELATION").getStatus()).isEqualTo(303);
  }

  private List<String> told() {
    return jdbc.sql("select text_en from notice_message where person = ? and path = ?").params(sample.head.person(), team).query(String.class).list();
  }

  private List<String> missing() {
    return ((SiteSeal.Answer.Open) seal.seal(visits.find(sample.id).orElseThrow(), sample.people[1])).findings().stream().map(Finding::code).toList();
  }

  /** Somebody else in the place of the first, behind the program's back. */
  private long rewritten() {
    long newcomer = jdbc.sql(
            """
            insert into inspection_officer (certificate, name, unit, region, fields, valid_from, valid_until, status, changed_at)
            select 'C-NEW-' || id, 'New', unit, region, fields, valid_from, valid_until, status, changed_at from inspection_officer where id = ? returning id
            """)
        .param(sample.officers[0])
        .query(Long.class)
        .single();
    jdbc.sql("update inspection_team set out_at = '2099-01-01', reason = 'unavailable' where visit = ? and officer = ?").params(sample.id, sample.officers[0]).update();
    jdbc.sql("insert into inspection_team (visit, officer, unit, seat) select ?, id, unit, 1 from inspection_officer where id = ?").params(sample.id, newcomer).update();
    return newcomer;
  }

  private String certificate(int officer) {
    return jdbc.sql("select certificate from inspection_officer where id = ?").param(sample.officers[officer]).query(String.class).single();
  }

  private void send(int officer, String field, String body, String secret) {
    Written one = new Written(UUID.randomUUID(), field, body, secret, SiteState.of(entries.of(sample.id)).seq(), clock.instant());
    assertThat(onSite.take(
        visits.find(sample.id).orElseThrow(), sample.people[officer],
        new SiteEntries.Source(sample.officers[officer], "phone " + officer, 0, clock.instant()), List.of(one)).refused()).isEmpty();
  }

  private void answered() {
    for (String line : List.of("storage", "licence", "water")) {
      send(0, "answer:" + LINE + line, "{\"value\":\"fine\"}", null);
    }
    send(0, "result", "{\"value\":\"noProblem\"}", null);
    send(0, "summary", "{\"text\":\"All is well.\"}", null);
    send(0, "nophoto", "{\"text\":\"The lens is broken.\"}", null);
    send(0, "spoken", "{\"value\":true}", null);
  }

  private void sealed() {
    answered();
    String digest = SiteState.of(entries.of(sample.id)).digest();
    String typed = "{\"way\":\"typed\",\"digest\":\"%s\",\"reason\":\"\"}".formatted(digest);
    send(0, "signature:party", typed, "{\"name\":\"Wang Wu\"}");
    for (int i = 0; i < 2; i++) {
      send(i, "signature:" + sample.officers[i], typed, "{\"name\":\"officer\"}");
    }
    assertThat(seal.seal(visits.find(sample.id).orElseThrow(), sample.people[0])).isInstanceOf(SiteSeal.Answer.Done.class);
  }

  private Browser signedIn(Viewer viewer) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    browser.get("/?lang=en");
    return browser;
  }
}
