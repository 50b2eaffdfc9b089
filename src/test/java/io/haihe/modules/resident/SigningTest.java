package io.haihe.modules.resident;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FileInfo;
import io.haihe.kernel.casework.Files;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.OwnCases;
import io.haihe.kernel.casework.Personal;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CityTest
@DisplayName("An application that asks for a signature")
class SigningTest {

  private static final String PASSWORD = "seven blue kettles";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired Files files;
  @Autowired FollowLinks links;
  @Autowired AccountStore accounts;
  @Autowired OwnedCases owned;
  @Autowired OwnCases own;
  @Autowired PasskeyStore passkeys;
  @Autowired SignatureAddition addition;
  @Autowired SignatureExport export;
  @Autowired SignatureRetention retention;
  @Autowired JsonMapper json;

  private Viewer clerk;
  private Account account;
  private Browser here;
  private Case matter;

  @BeforeEach
  void begin() {
    clerk = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.RIVERSIDE, "office");
    here = browser();
    account = open(here);
    matter = applied();
    owned.add(account.id(), matter, clock.instant());
  }

  private Browser browser() {
    Browser browser = new Browser(http);
    browser.get("/?lang=en");
    return browser;
  }

  private Account open(Browser who) {
    who.post("/my/sign-up", "/my/sign-up", "name", "Zhao Lan", "login", "zhao%d@example.org".formatted(PEOPLE.incrementAndGet()), "password", PASSWORD);
    return accounts.find(jdbc.sql("select max(id) from resident_account").query(Long.class).single()).orElseThrow();
  }

  private Case applied() {
    Outcome opened = casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "elder-allowance", "allowance", "L1", TinyCity.RIVERSIDE, null, null, "For myself.",
        new Contact("Zhao", "02283000000", null),
        Map.of("applicant", "self", "elderName", "Zhao Lan", "elderId", "120101194001011236", "ageGroup", "from80", "account", "6222000000000000"),
        "web", false));
    String number = ((Moved) opened).number();
    Case now = cases.find(clerk, number).orElseThrow();
    FileInfo card = files.store(now.id(), "card.txt", "text/plain", "the card".getBytes(StandardCharsets.UTF_8));
    casework.act(new Command.Attach(new Actor.Reporter(), clock.instant(), null, now.id(), 0, card, true));
    return now;
  }

  private String page() {
    return "/my/cases/" + matter.number() + "/sign";
  }

  private String challenge() {
    MockHttpServletResponse asked = here.post(page(), page() + "/options");
    assertThat(asked.getStatus()).isEqualTo(200);
    return json.readTree(asked.getContentAsByteArray()).path("challenge").asString();
  }

  private MockHttpServletResponse send(String answer) {
    return here.post(page(), page(), "credential", answer);
  }

  private SoftPasskey signed() throws GeneralSecurityException {
    SoftPasskey key = SoftPasskey.of(account, passkeys);
    assertThat(send(key.sign(challenge())).getRedirectedUrl()).isEqualTo(page() + "?done");
    return key;
  }

  private String staffRead() {
    return addition.of(Locale.ENGLISH, cases.find(clerk, matter.number()).orElseThrow()).stream()
        .flatMap(section -> section.lines().stream())
        .map(line -> line.name() + line.text() + line.details())
        .collect(Collectors.joining());
  }

  private String standing() {
    return export.of(matter.id()).getFirst().get("standing").toString();
  }

  @Test
  void leadsToItsSignatureAndGoesOnWhenItWasSignedByPasskey() throws GeneralSecurityException {
    assertThat(text(here.get("/follow/" + matter.number() + "/" + links.token(matter.number())))).contains(page(), "asks you to sign");
    assertThat(text(here.get("/my"))).contains("To be signed");
    assertThat(text(here.get(page()))).contains("has no passkey", "card.txt", "For myself.");

    signed();

    assertThat(cases.find(clerk, matter.number()).orElseThrow().facts()).containsKey("signedAt");
    assertThat(text(here.get(page()))).contains("Signed by passkey", "By you", "what was signed is unchanged").doesNotContain("data-passkey=\"sign\"");
    assertThat(text(here.get("/my"))).contains(">Signed<");
    assertThat(staffRead()).contains("Signed by passkey", "what was signed is unchanged").doesNotContain("Zhao");
    assertThat(addition.personal(Locale.ENGLISH, matter)).flatExtracting(Addition.Section::lines).extracting(Addition.Line::text).containsExactly("Zhao Lan");
    assertThat(text(here.get("/follow/" + matter.number() + "/" + links.token(matter.number())))).contains("Signed by passkey").doesNotContain("asks you to sign");
  }

  @Test
  void leadsToItsSignatureFromThePageAfterSendingAndSaysThatItIsInTheAccount() {
    String receipt = "/report/done/" + matter.number() + "/" + links.token(matter.number());

    assertThat(text(here.get(receipt))).contains(page(), "asks you to sign", "It is in your account").doesNotContain("only way back");
    assertThat(text(browser().get(receipt))).contains(page(), "asks you to sign", "only way back");
  }

  @Test
  void isNotOfferedForAnAccountItIsInAlready() {
    String follow = "/follow/" + matter.number() + "/" + links.token(matter.number());
    Browser other = browser();
    open(other);

    assertThat(text(here.get(follow))).doesNotContain("Keep it in my account");
    assertThat(text(other.get(follow))).contains("Keep it in my account");
  }

  @Test
  void isNotAcceptedUnsignedUnlessTheCounterTookASignatureOnPaperAndSaysSo() {
    Outcome unsigned = casework.act(new Command.Take(new Actor.Staff(clerk), clock.instant(), null, matter.id(), 0, "accept", Map.of("onPaper", false)));
    assertThat(((Outcome.Refused) unsigned).text()).isEqualTo("refusals.notSigned");

    Outcome onPaper = casework.act(new Command.Take(new Actor.Staff(clerk), clock.instant(), null, matter.id(), 0, "accept", Map.of("onPaper", true)));
    assertThat(onPaper).isInstanceOf(Moved.class);
    assertThat(cases.find(clerk, matter.number()).orElseThrow().facts()).containsEntry("signedOnPaper", true);
  }

  @Test
  void isExportedSoThatAnybodyCanJudgeTheSignature() throws GeneralSecurityException, IOException {
    signed();

    Map<String, Object> signature = export.of(matter.id()).getFirst();
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.write(bytes(signature, "nonce"));
    signed.write(signature.get("application").toString().getBytes(StandardCharsets.UTF_8));
    JsonNode client = json.readTree(bytes(signature, "clientDataJSON"));

    assertThat(client.path("challenge").asString())
        .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.sha256(signed.toByteArray())));
    assertThat(signature.get("application").toString())
        .contains(matter.number(), "For myself.", Digests.sha256Hex("the card".getBytes(StandardCharsets.UTF_8)))
        .doesNotContain("Zhao", "6222000000000000", "02283000000");
    assertThat(text(here.post("/my/data", "/my/export"))).isNotEmpty();
  }

  private static byte[] bytes(Map<String, Object> signature, String what) {
    return Base64.getUrlDecoder().decode(signature.get(what).toString());
  }

  @Test
  void showsThatAFileWasChanged() throws GeneralSecurityException {
    signed();
    jdbc.sql("update casework_file set bytes = 'another card' where case_id = ?").param(matter.id()).update();

    assertThat(staffRead()).contains("has been changed since");
    assertThat(text(here.get(page()))).contains("has been changed since");
  }

  @Test
  void showsThatWhatWasEnteredWasChanged() throws GeneralSecurityException {
    signed();
    jdbc.sql("alter table casework_entry disable trigger user").update();
    int changed =
        jdbc.sql("update casework_entry set body = replace(body, 'For myself.', 'For my son.') where case_id = ? and seq = 1")
            .param(matter.id())
            .update();
    jdbc.sql("alter table casework_entry enable trigger user").update();

    assertThat(changed).isOne();
    assertThat(standing()).isEqualTo("changed");
  }

  @Test
  void showsThatSomethingPersonalWasChanged() throws ReflectiveOperationException, GeneralSecurityException {
    signed();
    Personal now = own.personal(matter.id(), "test", clock.instant()).orElseThrow();
    Personal other = new Personal(new Contact("Zhao", "02283000001", null), now.entered());
    Object store = context.getBean(Class.forName("io.haihe.kernel.casework.PersonalStore"));
    Method keep = store.getClass().getDeclaredMethod("keep", long.class, Personal.class);
    keep.setAccessible(true);

    keep.invoke(store, matter.id(), other);
    assertThat(standing()).isEqualTo("changed");

    keep.invoke(store, matter.id(), now);
    assertThat(standing()).isEqualTo("holds");
  }

  @Test
  void holdsWhateverTheOfficeDoes() throws GeneralSecurityException {
    signed();
    casework.act(new Command.Take(
        new Actor.Staff(clerk), clock.instant(), null, matter.id(), 0, "askCorrection", Map.of("missing", "The identity card.")));

    assertThat(staffRead()).contains("what was signed is unchanged").doesNotContain("that is not signed");
  }

  @Test
  void showsThatTheRecordWasWrittenOver() throws GeneralSecurityException {
    signed();
    jdbc.sql("update resident_signature set at = at + interval '1 hour' where case_id = ?").param(matter.id()).update();

    assertThat(staffRead()).contains("its record was written over");
  }

  @Test
  void refusesThePasskeyOfSomebodyElse() throws GeneralSecurityException {
    SoftPasskey others = SoftPasskey.of(open(browser()), passkeys);

    MockHttpServletResponse refused = send(others.sign(challenge()));

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(text(refused)).contains("belongs to another account");
    assertThat(export.of(matter.id())).isEmpty();
  }

  @Test
  void refusesAPasskeyThatWasRemovedMeanwhile() throws GeneralSecurityException {
    SoftPasskey key = SoftPasskey.of(account, passkeys);
    String answer = key.sign(challenge());
    passkeys.remove(account.id(), new Bytes(key.id()));

    assertThat(text(send(answer))).contains("not in your account any more");
    assertThat(export.of(matter.id())).isEmpty();
  }

  @Test
  void stillHoldsWhenThePasskeyIsRemovedLaterAndTheAccountClosed() throws GeneralSecurityException {
    SoftPasskey key = signed();
    passkeys.remove(account.id(), new Bytes(key.id()));
    assertThat(standing()).isEqualTo("holds");

    accounts.delete(account.id());
    assertThat(standing()).isEqualTo("holds");
  }

  @Test
  void refusesAnAnswerSentTwiceAndOneThatComesTooLate() throws GeneralSecurityException {
    SoftPasskey key = SoftPasskey.of(account, passkeys);
    String late = key.sign(challenge());
    clock.advance(Duration.ofMinutes(6));
    assertThat(text(send(late))).contains("took too long, or was sent before");
    assertThat(text(send(late))).contains("took too long, or was sent before");

    String answer = key.sign(challenge());
    assertThat(send(answer).getRedirectedUrl()).isEqualTo(page() + "?done");
    assertThat(text(send(answer))).contains("took too long, or was sent before");
    assertThat(here.post(page(), page() + "/options").getStatus()).as("signed already").isEqualTo(409);
    assertThat(export.of(matter.id())).hasSize(1);
  }

  @Test
  void refusesASignatureOfSomethingElseThanWasAsked() throws GeneralSecurityException {
    SoftPasskey key = SoftPasskey.of(account, passkeys);
    String before = challenge();
    challenge();

    assertThat(text(send(key.sign(before)))).contains("did not sign what was asked");
  }

  @Test
  void isSignedAgainWhenSomethingWasHandedInMeanwhileOrLater() throws GeneralSecurityException {
    SoftPasskey key = SoftPasskey.of(account, passkeys);
    String answer = key.sign(challenge());
    handIn("second.txt");
    assertThat(text(send(answer))).contains("handed in while you signed");

    assertThat(send(key.sign(challenge())).getRedirectedUrl()).isEqualTo(page() + "?done");
    handIn("third.txt");
    assertThat(text(here.get(page()))).contains("that is not signed", "what was signed is unchanged", "data-passkey=\"sign\"");

    assertThat(send(key.sign(challenge())).getRedirectedUrl()).isEqualTo(page() + "?done");
    assertThat(export.of(matter.id())).extracting(signature -> signature.get("standing")).containsExactly("holds", "holds");
  }

  private void handIn(String name) {
    FileInfo more = files.store(matter.id(), name, "text/plain", name.getBytes(StandardCharsets.UTF_8));
    casework.act(new Command.Attach(new Actor.Reporter(), clock.instant(), null, matter.id(), 0, more, true));
  }

  @Test
  void isSignedByThePasswordOnceMoreWhereTheScenarioAllowsIt() {
    MockHttpServletResponse wrong = here.post(page(), page() + "/password", "old", "wrong wrong wrong");
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(export.of(matter.id())).isEmpty();

    assertThat(here.post(page(), page() + "/password", "old", PASSWORD).getRedirectedUrl()).isEqualTo(page() + "?done");
    assertThat(staffRead()).contains("Signed by password", "entered once more", "what was signed is unchanged");
    assertThat(text(here.post(page(), page() + "/password", "old", PASSWORD))).contains("nothing to sign");
  }

  @Test
  void forgetsWhoSignedTogetherWithThePersonalDataAndHoldsAllTheSame() throws GeneralSecurityException {
    signed();
    retention.forget();
    assertThat(addition.personal(Locale.ENGLISH, matter)).isNotEmpty();

    jdbc.sql("delete from casework_personal where case_id = ?").param(matter.id()).update();
    retention.forget();

    assertThat(addition.personal(Locale.ENGLISH, matter)).isEmpty();
    assertThat(staffRead()).contains("what was signed is unchanged", "removed together with the personal data");
  }

  @Test
  void isSignedByNobodyWhoseMatterItIsNot() {
    Browser other = browser();
    open(other);
    assertThat(other.get(page()).getStatus()).isEqualTo(404);
    assertThat(other.post("/my", page() + "/password", "old", PASSWORD).getStatus()).isEqualTo(404);

    String linked = page() + "?code=" + links.token(matter.number());
    assertThat(text(other.get(linked))).contains("Keep it in my account");
    assertThat(other.post(linked, page() + "/keep", "code", links.token(matter.number())).getRedirectedUrl()).isEqualTo(page());
    assertThat(other.get(page()).getStatus()).isEqualTo(200);
    assertThat(List.of(browser().get(page()).getStatus())).as("nobody signed in").containsExactly(302);
  }
}
