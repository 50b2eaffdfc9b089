package io.haihe.modules.certificate;

import static io.haihe.kernel.org.FormToken.formToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.common.HybridBinarizer;
import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.CaseConsents;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Certificate;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.casework.Printing;
import io.haihe.kernel.casework.Sealing;
import io.haihe.kernel.casework.papers.Papers;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.unit.DataSize;

@CityTest
@DisplayName("A certificate")
class CertificateTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired Scenarios scenarios;
  @Autowired ProjectionsForTests projections;
  @Autowired Sealing sealing;
  @Autowired CertificateProjection projection;
  @Autowired CertificateStore store;
  @Autowired HeldCertificates held;
  @Autowired UseConsents consents;
  @Autowired FollowLinks links;
  @Autowired JdbcClient jdbc;
  @Autowired Texts texts;
  @Autowired SettableClock clock;

  private Viewer clerk;

  @BeforeEach
  void city() {
    clock.set(SettableClock.START);
    clerk = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    scenarios.load(Path.of("src/test/resources/sample-scenarios/sample-licence"));
  }

  private Outcome apply(Map<String, Object> more) {
    Map<String, Object> form = new HashMap<>(Map.of("name", "张小明", "trade", "Tea"));
    form.putAll(more);
    return casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "sample-licence", "licence", "S1", TinyCity.EAST, null, null, "A licence",
        new Contact("Zhang", "13800001111", null), form, "web", false));
  }

  private Case applied(Map<String, Object> more) {
    return find(((Moved) apply(more)).caseId());
  }

  private Case find(long id) {
    return cases.find(clerk, id).orElseThrow();
  }

  private void take(Case now, String step, Map<String, Object> input) {
    assertThat(casework.act(new Command.Take(new Actor.Staff(clerk), clock.instant(), null, now.id(), 0, step, input)))
        .as(step).isInstanceOf(Moved.class);
    clock.advance(Duration.ofMinutes(1));
  }

  private Case granted() {
    Case now = applied(Map.of());
    take(now, "grant", Map.of("no", "T-1"));
    return find(now.id());
  }

  private Issued issued(Case now) {
    projections.catchUp();
    return store.ofCases(List.of(now.number())).getFirst();
  }

  private String code(Issued issued) {
    return content(issued).code();
  }

  private Content content(Issued issued) {
    return store.content(issued).orElseThrow();
  }

  private byte[] download(Case now) {
    String path = "/follow/" + now.number() + "/" + links.token(now.number());
    MockHttpServletResponse answer = new Browser(http).post(path, path + "/documents/licence");
    assertThat(answer.getStatus()).isEqualTo(200);
    return answer.getContentAsByteArray();
  }

  private MockHttpServletResponse checked(String code, String language, String address) {
    return http.get().uri("/check/" + code).accept(MediaType.TEXT_HTML).header("Accept-Language", language).remoteAddress(address)
        .exchange().getResponse();
  }

  private String check(String code) {
    return Browser.text(checked(code, "en", "10.8.0.1"));
  }

  private List<Finding> refused(String heldText, boolean agrees) {
    Map<String, Object> more = new HashMap<>(Map.of("held", heldText));
    if (agrees) {
      more.put("agree", true);
    }
    return ((Refused) apply(more)).findings();
  }

  @Test
  void isIssuedOnceWithTheStepHoweverOftenAndByHoweverManyTheTimelineIsRead() {
    Case now = granted();

    IntStream.range(0, 6).parallel().forEach(i -> download(now));
    Issued first = issued(now);
    projections.rebuild(projection);
    download(now);

    assertThat(store.ofCases(List.of(now.number()))).containsExactly(first);
    assertThat(first.number()).isEqualTo(now.number() + "-2");
    assertThat(first.type()).isEqualTo("sample-licence");
    assertThat(first.until()).isAfter(first.issuedAt().plus(Duration.ofDays(364))).isBefore(first.issuedAt().plus(Duration.ofDays(367)));
    assertThat(content(first).holder()).isEqualTo("张小明");
    assertThat(content(first).text(Locale.ENGLISH).facts()).extracting("value").contains("张小明", "Tea", "T-1");
  }

  @Test
  void canBeDownloadedBeforeTheTimelineWasRead() {
    Case now = granted();
    byte[] pdf = download(now);

    assertThat(SignedPdf.text(pdf)).contains("经营许可证", "张小明", "T-1", "/check/" + code(issued(now)), "证照编号 " + now.number() + "-2");
  }

  @Test
  void keepsWhatIsPersonalSealedAndItsCodeUnreadable() {
    Issued issued = issued(granted());

    String row = jdbc.sql("select certificate_certificate::text from certificate_certificate where number = ?").param(issued.number())
        .query(String.class).single();
    byte[] sealed = jdbc.sql("select sealed from certificate_certificate where number = ?").param(issued.number()).query(byte[].class).single();

    assertThat(row).doesNotContain("张小明").doesNotContain(code(issued));
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(code(issued)).doesNotContain("holder");
    assertThat(code(issued)).matches("[0-9A-HJKMNP-TV-Z]{26}").isNotEqualTo(code(issued(granted())));
  }

  @Test
  void isSignedSoThatEveryChangedByteShows() {
    Case now = granted();
    byte[] pdf = download(now);

    SignedPdf signed = SignedPdf.read(pdf);
    assertThat(signed.coversWholeFile()).isTrue();
    assertThat(signed.verifies()).isTrue();
    assertThat(signed.subFilter()).isEqualTo("ETSI.CAdES.detached");
    assertThat(signed.location()).contains("/check/");
    for (int at = 20; at < pdf.length; at += 977) {
      byte[] changed = pdf.clone();
      changed[at] ^= 1;
      assertThat(signed.isOfSignature(at) || !SignedPdf.stands(changed)).as("a reader sees byte " + at).isTrue();
      assertThat(store.isHandedOut(changed, issued(now).number())).as("the city sees byte " + at).isFalse();
    }
    byte[] longer = Arrays.copyOf(pdf, pdf.length + 1);
    assertThat(SignedPdf.stands(longer)).as("something behind it").isFalse();
  }

  @Test
  void isOfTheKindThatIsKeptForLong(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("licence.pdf"), download(granted()));

    assertThat(PreflightParser.validate(file.toFile()).getErrorsList())
        .extracting(each -> each.getErrorCode() + " " + each.getDetails()).isEmpty();
  }

  @Test
  void hasSquaresThatLeadToItsPage() throws Exception {
    Case now = granted();
    byte[] pdf = download(now);

    var picture = new BinaryBitmap(new HybridBinarizer(Luminance.of(SignedPdf.picture(pdf))));
    String read = new MultiFormatReader().decode(picture).getText();

    assertThat(read).isEqualTo("http://localhost/check/" + code(issued(now)));
  }

  @Test
  void isCheckedByAnybodyInBothLanguagesWithoutShowingWhoseItIs() {
    Issued issued = issued(granted());

    MockHttpServletResponse english = checked(code(issued), "en", "10.8.0.1");
    String chinese = Browser.text(checked(CheckCode.grouped(code(issued)).toLowerCase(Locale.ROOT), "zh", "10.8.0.1"));

    assertThat(Browser.text(english)).contains("This certificate is valid", "Licence to trade", issued.number(), "张**", "Valid until")
        .doesNotContain("张小明").doesNotContain("<script>");
    assertThat(chinese).contains("该证照有效", "经营许可证", "张**").doesNotContain("张小明");
    assertThat(english.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(english.getHeader("X-Robots-Tag")).contains("noindex");
  }

  @Test
  void saysWhenAndWhyItWasRevoked() {
    Case now = granted();
    Issued issued = issued(now);
    take(now, "revoke", Map.of("why", "The tea was none"));
    projections.catchUp();

    assertThat(check(code(issued))).contains("This certificate was revoked", "Revoked on", "The tea was none").doesNotContain("is valid");
    assertThat(SignedPdf.text(download(find(now.id())))).as("what was issued stays what it was").contains("T-1");
  }

  @Test
  void isRevokedAlsoWhenItsCaseIsInTheArchiveByThen() {
    Case now = granted();
    Issued issued = issued(now);
    clock.advance(Duration.ofDays(60));
    sealing.sealDue(clock.instant());
    assertThat(jdbc.sql("select count(*) from casework_sealed where id = ?").param(now.id()).query(Long.class).single()).isOne();
    assertThat(check(code(issued))).contains("Valid until");

    take(now, "revoke", Map.of("why", "No tea"));
    projections.catchUp();

    assertThat(jdbc.sql("select count(*) from casework_sealed where id = ?").param(now.id()).query(Long.class).single()).isZero();
    assertThat(check(code(issued))).contains("This certificate was revoked", "No tea");
    assertThat(refused(issued.number() + " " + code(issued), true)).extracting(Finding::code).containsExactly("casework.certificate.revoked");
    clock.advance(Duration.ofDays(60));
    sealing.sealDue(clock.instant());
    projections.rebuild(projection);
    assertThat(check(code(issued))).as("read anew from the archive").contains("This certificate was revoked", "No tea");
  }

  @Test
  void hasSquaresThatLeadToTheSiteTheOperatorNamesHoweverItWasReached() throws Exception {
    Case now = granted();
    CertificateSettings named =
        new CertificateSettings(" https://city.example.org/ ", "", "", 120, DataSize.ofMegabytes(200), DataSize.ofMegabytes(10), Duration.ofHours(1));
    CertificatePress press =
        new CertificatePress(
            scenarios, context.getBean(Register.class), store, context.getBean(CertificatePaper.class), context.getBean(Papers.class),
            context.getBean(PdfSigner.class), context.getBean(TimeWords.class), named);

    byte[] pdf =
        press.print(context.getBean(Printing.class).printForReporter(now, "licence", clock.instant()).orElseThrow(), Locale.ENGLISH, clock.instant())
            .orElseThrow();

    var picture = new BinaryBitmap(new HybridBinarizer(Luminance.of(SignedPdf.picture(pdf))));
    assertThat(new MultiFormatReader().decode(picture).getText()).isEqualTo("https://city.example.org/check/" + code(issued(now)));
  }

  @Test
  void takesTheSiteFromTheSettingOfTheEnvironment() {
    CertificateSettings bound =
        new Binder(new MapConfigurationPropertySource(Map.of("haihe.certificates.site", "https://city.example.org")))
            .bindOrCreate("haihe.certificates", CertificateSettings.class);

    assertThat(bound.site()).isEqualTo("https://city.example.org");
  }

  @Test
  void runsOut() {
    Issued issued = issued(granted());

    clock.advance(Duration.ofDays(400));

    assertThat(check(code(issued))).contains("This certificate has run out", "Ran out on").doesNotContain("is valid");
  }

  @Test
  void isTheOnlyOneAWrongCodeTellsNothingOfAndNobodyTriesManyTimes() {
    String wrong = "0".repeat(26);

    assertThat(checked(wrong, "en", "10.8.0.2").getStatus()).isEqualTo(404);
    assertThat(check("nonsense")).contains("There is no certificate with this code");
    for (int i = 0; i < 120; i++) {
      checked(wrong, "en", "10.8.0.2");
    }
    assertThat(checked(wrong, "en", "10.8.0.2").getStatus()).isEqualTo(429);
    assertThat(checked(wrong, "en", "10.8.0.3").getStatus()).isEqualTo(404);
  }

  @Test
  void isRecognisedAsAFileOnlyByteForByteAndOnlyUnderItsOwnCode() {
    Case now = granted();
    byte[] pdf = download(now);
    Issued issued = issued(now);
    Issued other = issued(granted());
    byte[] changed = pdf.clone();
    changed[changed.length / 2] ^= 1;

    assertThat(sent(issued, pdf)).contains("This file is the certificate, byte for byte");
    assertThat(sent(issued, changed)).contains("This file is not this certificate");
    assertThat(sent(other, pdf)).contains("This file is not this certificate");
    assertThat(sent(issued, new byte[0])).contains("No file came with this");
  }

  private String sent(Issued issued, byte[] file) {
    String path = "/check/" + code(issued);
    var answer = http.post().uri(path).multipart().file(new MockMultipartFile("file", "licence.pdf", "application/pdf", file))
        .with(formToken())
        .accept(MediaType.TEXT_HTML).header("Accept-Language", "en").exchange().getResponse();
    return Browser.text(answer);
  }

  @Test
  void isGivenByItsNumberAndCodeInsteadOfAPaperAndOnlyTheNumberIsKept() {
    Issued issued = issued(granted());

    Case next = applied(Map.of("held", issued.number().toLowerCase(Locale.ROOT) + " " + CheckCode.grouped(code(issued)), "agree", true));

    assertThat(next.form()).containsEntry("held", issued.number()).containsEntry("agree", true);
    assertThat(jdbc.sql("select body::text from casework_entry where case_id = ?").param(next.id()).query(String.class).list().toString())
        .doesNotContain(code(issued)).doesNotContain(CheckCode.grouped(code(issued)));
  }

  @Test
  void isRefusedWithTheSameWordsForAWrongNumberAndAWrongCode() {
    Issued issued = issued(granted());
    Issued other = issued(granted());

    for (String wrong : List.of(issued.number() + " " + code(other), other.number() + " " + code(issued), issued.number(), "x y", issued.number() + " " + "0".repeat(26))) {
      assertThat(refused(wrong, true)).as(wrong).extracting(Finding::field, Finding::code)
          .containsExactly(tuple("held", "casework.certificate.unknown"));
    }
  }

  @Test
  void isNotUsedWithoutConsent() {
    Issued issued = issued(granted());

    assertThat(refused(issued.number() + " " + code(issued), false)).extracting(Finding::field, Finding::code)
        .containsExactly(tuple("agree", "casework.certificate.consent"));
    projections.catchUp();
    assertThat(jdbc.sql("select count(*) from certificate_use where certificate = ?").param(issued.number()).query(Long.class).single()).isZero();
  }

  @Test
  void isRefusedWhenItWasRevokedOrHasRunOutOrIsAnother() {
    Case now = granted();
    Issued issued = issued(now);
    String pair = issued.number() + " " + code(issued);
    jdbc.sql("update certificate_certificate set type = 'other' where number = ?").param(issued.number()).update();
    assertThat(refused(pair, true)).extracting(Finding::code).containsExactly("casework.certificate.type");
    jdbc.sql("update certificate_certificate set type = 'sample-licence' where number = ?").param(issued.number()).update();

    Issued late = issued(granted());
    take(now, "revoke", Map.of("why", "No tea"));
    projections.catchUp();
    List<Finding> findings = refused(pair, true);
    assertThat(findings).extracting(Finding::code).containsExactly("casework.certificate.revoked");
    assertThat(texts.sentence(Locale.ENGLISH, findings.getFirst())).contains("Licence to trade", "No tea", "Give one that is valid");

    clock.advance(Duration.ofDays(400));
    assertThat(refused(late.number() + " " + code(late), true)).extracting(Finding::code).containsExactly("casework.certificate.expired");
  }

  @Test
  void tellsItsHolderWhatItWasGivenForAndTheStaffThereWhetherItHoldsAndWhatItSays() {
    Case first = granted();
    Issued issued = issued(first);
    Case next = applied(Map.of("name", "Li", "held", issued.number() + " " + code(issued), "agree", true));
    projections.catchUp();
    projections.rebuild(projection);
    Browser staff = new Browser(http);
    staff.signIn(clerk.login(), TinyCity.PASSWORD);

    String follow = "/follow/" + first.number() + "/" + links.token(first.number());
    assertThat(Browser.text(new Browser(http).get(follow + "?lang=en")))
        .contains("Your certificates", "given by the applicant for Sample licence (" + next.number() + ")");
    String page = Browser.text(staff.get("/cases/" + next.number() + "?lang=en"));
    assertThat(page).contains("Certificates given instead of papers", "Licence you hold", issued.number(), "Valid until").doesNotContain("张小明");
    String shown = Browser.text(staff.post("/cases/" + next.number(), "/cases/" + next.number() + "/contact", "purpose", "to compare"));
    assertThat(shown).contains("张小明", "T-1", "Tea");
    assertThat(jdbc.sql("select purpose from casework_read where case_id = ? and person = ?").param(next.id()).param(clerk.person())
        .query(String.class).list()).contains("to compare");
    assertThat(jdbc.sql("select count(*) from certificate_use where certificate = ?").param(issued.number()).query(Long.class).single()).isOne();

    take(first, "revoke", Map.of("why", "No tea"));
    projections.catchUp();
    assertThat(Browser.text(staff.get("/cases/" + next.number() + "?lang=en"))).contains("Revoked on", "No tea");
  }

  @Test
  void isNotReadWhereTheConsentWasTakenBackAndTheConsentStandsOnceItWasRead() {
    Issued issued = issued(granted());
    Case taken = applied(Map.of("name", "Li", "held", issued.number() + " " + code(issued), "agree", true));
    Case read = applied(Map.of("name", "Li", "held", issued.number() + " " + code(issued), "agree", true));
    projections.catchUp();
    Browser staff = new Browser(http);
    staff.signIn(clerk.login(), TinyCity.PASSWORD);
    assertThat(Browser.text(staff.post("/cases/" + read.number(), "/cases/" + read.number() + "/contact", "purpose", "to compare"))).contains("张小明");
    CaseConsents.Given first = consents.of(List.of(taken.number())).getFirst();
    CaseConsents.Given second = consents.of(List.of(read.number())).getFirst();

    assertThat(first.usedAt()).isNull();
    assertThat(second.usedAt()).isNotNull();
    assertThat(consents.withdraw(second.key(), List.of(read.number()), clock.instant())).as("read before").isFalse();
    assertThat(consents.withdraw(first.key(), List.of(read.number()), clock.instant())).as("of another's case").isFalse();
    assertThat(consents.withdraw(first.key(), List.of(taken.number()), clock.instant())).isTrue();
    assertThat(consents.withdraw(first.key(), List.of(taken.number()), clock.instant())).as("once").isFalse();

    assertThat(Browser.text(staff.get("/cases/" + taken.number() + "?lang=en"))).contains("took back the consent");
    assertThat(Browser.text(staff.post("/cases/" + taken.number(), "/cases/" + taken.number() + "/contact", "purpose", "to compare")))
        .contains("took back the consent").doesNotContain("张小明", "T-1");
    assertThat(consents.of(List.of(taken.number())).getFirst().usedAt()).isNull();
  }

  @Test
  void losesWhatIsPersonalWhenItEndedLongAgoAndCanStillBeChecked() {
    Case now = granted();
    Issued issued = issued(now);
    take(now, "revoke", Map.of("why", "No tea"));
    projections.catchUp();
    String code = code(issued);
    store.removeDue(clock.instant().plus(Duration.ofDays(20)));
    assertThat(store.content(issued)).isPresent();

    store.removeDue(clock.instant().plus(Duration.ofDays(40)));

    assertThat(store.content(issued)).isEmpty();
    assertThat(check(code)).contains("This certificate was revoked", "No tea", "Removed, since").doesNotContain("张");
  }

  @Test
  void staysWithTheAccountOfItsHolderByTheNumberOfTheCase() {
    Case now = granted();
    Issued issued = issued(now);

    assertThat(held.ofCases(List.of(now.number(), "SL00000000000000"))).singleElement().satisfies(one -> {
      assertThat(one.number()).isEqualTo(issued.number());
      assertThat(one.title(Locale.CHINESE)).isEqualTo("经营许可证");
      assertThat(one.standing(clock.instant())).isEqualTo(Certificate.Standing.VALID);
    });
  }

  @Test
  void isReadInTheLogWhenItIsIssuedAndWhenItIsPrinted() {
    Case now = granted();
    issued(now);
    download(now);

    assertThat(jdbc.sql("select purpose from casework_read where case_id = ? order by at, purpose").param(now.id()).query(String.class).list())
        .containsExactly("certificate licence", "print licence");
  }
}
