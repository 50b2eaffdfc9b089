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
import io.haihe.kernel.casework.Choice;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.intake.Upload;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Finding;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("What is entered at a visit")
class OnSiteTest {

  private static final String LINE = SampleVisit.ITEM + "#";

  @Autowired ApplicationContext context;
  @Autowired OnSite onSite;
  @Autowired SiteVisits visits;
  @Autowired SiteEntries entries;
  @Autowired SyncController sync;
  @Autowired SitePhotos photos;
  @Autowired SiteChecks checks;
  @Autowired SiteSeal seal;
  @Autowired SpokenSummary summary;
  @Autowired SiteProjection projection;
  @Autowired VisitJudge judge;
  @Autowired Casework casework;
  @Autowired ProjectionsForTests projections;
  @Autowired Cases cases;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;
  @Autowired MockMvcTester http;

  private SampleVisit sample;

  @BeforeEach
  void visit() {
    clock.set(SettableClock.START.plusSeconds(3600));
    sample = SampleVisit.in(context);
  }

  private SiteVisit now() {
    return visits.find(sample.id).orElseThrow();
  }

  private SiteState state() {
    return SiteState.of(entries.of(sample.id));
  }

  private static Written written(String field, String body, int seen) {
    return new Written(UUID.randomUUID(), field, body, null, seen, SettableClock.START.plusSeconds(3600));
  }

  private OnSite.Taken send(int officer, Written... all) {
    return send(officer, 0, all);
  }

  private OnSite.Taken send(int officer, long ahead, Written... all) {
    return onSite.take(
        now(), sample.people[officer], new SiteEntries.Source(sample.officers[officer], "phone " + officer, ahead, clock.instant()), List.of(all));
  }

  private static String value(String value) {
    return "{\"value\":\"" + value + "\"}";
  }

  private static byte[] picture() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  private Written signature(String whose, String way, @Nullable String secret) {
    String body = "{\"way\":\"%s\",\"digest\":\"%s\",\"reason\":\"%s\"}".formatted(way, state().digest(), way.equals("refused") ? "no time" : "");
    return new Written(UUID.randomUUID(), "signature:" + whose, body, secret, state().seq(), clock.instant());
  }

  private void answerAll() {
    send(0, written("answer:" + LINE + "storage", value("fine"), 0), written("answer:" + LINE + "licence", value("fine"), 0),
        written("answer:" + LINE + "water", value("na"), 0), written("result", value("noProblem"), 0),
        written("summary", "{\"text\":\"All is well.\"}", 0), written("nophoto", "{\"text\":\"The lens is broken.\"}", 0),
        written("spoken", "{\"value\":true}", 0));
  }

  private void readOut() {
    send(0, written("spoken", "{\"value\":true}", state().seq()));
  }

  private void sign() {
    send(0, signature("party", "typed", "{\"name\":\"Wang Wu\"}"));
    signOfficers();
  }

  private void signOfficers() {
    for (int i = 0; i < 2; i++) {
      send(i, signature("" + sample.officers[i], "typed", "{\"name\":\"officer\"}"));
    }
  }

  private List<String> missing() {
    return ((SiteSeal.Answer.Open) seal.seal(now(), sample.people[0])).findings().stream().map(Finding::code).map(code -> code.replace("inspection.visit.", "")).toList();
  }

  private SiteSeal.Answer.Done sealed() {
    return (SiteSeal.Answer.Done) seal.seal(now(), sample.people[0]);
  }

  private void headTakes(String step, Map<String, Object> input) {
    assertThat(casework.act(new Command.Take(new Actor.Staff(sample.head), clock.instant(), null, sample.caseId, 0, step, input))).isInstanceOf(Moved.class);
  }

  private Outcome byHand(int officer, String step, Map<String, Object> input) {
    return casework.act(new Command.Take(new Actor.Staff(sample.people[officer]), clock.instant(), null, sample.caseId, 0, step, input));
  }

  private Case matter() {
    return cases.forProjection(List.of(sample.caseId)).getFirst();
  }

  /** What is published of it, that the party signed, refused to or was not met, is. */
  @Test
  void saysOfThePartyNothingByOneOfficersWordAlone() {
    answerAll();
    sign();
    send(0, signature("party", "absent", null));
    assertThat(missing()).containsExactly("seal.partyUnseen");
    send(0, signature("" + sample.officers[0], "typed", "{\"name\":\"officer\"}"));
    assertThat(missing()).as("by whoever wrote it down").containsExactly("seal.partyUnseen");

    send(1, signature("" + sample.officers[1], "typed", "{\"name\":\"officer\"}"));
    assertThat(sealed()).isNotNull();
  }

  @Test
  void isOneEntryHoweverOftenItIsSentAlsoAtTheSameMoment() throws Exception {
    Written one = written("answer:" + LINE + "storage", value("fine"), 0);
    List<Callable<OnSite.Taken>> all = IntStream.range(0, 12).<Callable<OnSite.Taken>>mapToObj(n -> () -> send(0, one)).toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(all)) {
        assertThat(answer.get().accepted()).containsExactly(one.id());
      }
    }

    assertThat(entries.of(sample.id)).hasSize(1);
    assertThat(matter().state()).isEqualTo("underWay");
    Written other = new Written(one.id(), one.field(), value("problem"), null, 0, one.phoneAt());
    assertThat(send(0, other).refused()).containsEntry(one.id(), "reused");
  }

  @Test
  void staysSideBySideWhereTwoOfficersDidNotKnowOfEachOtherUntilOneChooses() {
    send(0, written("answer:" + LINE + "storage", value("fine"), 0), written("answer:" + LINE + "licence", value("fine"), 0));
    send(1, written("answer:" + LINE + "storage", value("problem"), 0), written("answer:" + LINE + "water", value("na"), 0));

    assertThat(state().conflicts()).map(SiteField::toString).containsExactly("answer:" + LINE + "storage");
    assertThat(state().answer(LINE + "licence")).isEqualTo("fine");
    assertThat(state().answer(LINE + "water")).isEqualTo("na");
    assertThat(missing()).contains("seal.conflict.answer");

    send(0, written("answer:" + LINE + "storage", value("problem"), state().seq()));
    assertThat(state().conflicts()).isEmpty();
    assertThat(state().answer(LINE + "storage")).isEqualTo("problem");
    assertThat(entries.of(sample.id)).as("nothing is thrown away").hasSize(5);
  }

  private void fromOneDevice(int officer, Written written) {
    onSite.take(now(), sample.people[officer], new SiteEntries.Source(sample.officers[officer], "shared", 0, clock.instant()), List.of(written));
  }

  private Written storage(String value, int minute) {
    return new Written(UUID.randomUUID(), "answer:" + LINE + "storage", value(value), null, 0, clock.instant().minus(Duration.ofMinutes(minute)));
  }

  @Test
  void standsBesideWhatAColleagueEnteredLaterOnTheSameDeviceWhereItComesAfterThat() {
    Written waited = storage("fine", 20);
    fromOneDevice(1, storage("problem", 10));
    fromOneDevice(0, waited);
    assertThat(state().standing(SiteField.of(SiteField.Kind.ANSWER, LINE + "storage"))).hasSize(2);
    assertThat(state().conflicts()).map(SiteField::toString).containsExactly("answer:" + LINE + "storage");

    fromOneDevice(1, storage("problem", 5));
    assertThat(state().conflicts()).as("whoever writes later on that device has seen what stands there").isEmpty();
    fromOneDevice(1, storage("fine", 60));
    assertThat(state().conflicts()).as("one officer's come in their order, though the clock was set back").isEmpty();
    assertThat(state().answer(LINE + "storage")).isEqualTo("fine");
  }

  @Test
  void isOrderedByHowItCameWhateverTheClockOfThePhoneSaysAndBothTimesAreKept() {
    Instant future = clock.instant().plus(Duration.ofDays(400));
    Written wrong = new Written(UUID.randomUUID(), "answer:" + LINE + "water", value("fine"), null, 0, future);
    send(0, Duration.ofDays(400).toMillis(), wrong);
    send(0, written("answer:" + LINE + "water", value("na"), 1));

    assertThat(state().answer(LINE + "water")).isEqualTo("na");
    assertThat(entries.of(sample.id).getFirst().phoneAt()).isEqualTo(future);
    assertThat(entries.of(sample.id).getFirst().madeAt()).isEqualTo(clock.instant());
  }

  /** Whatever a clock shows, what was written with it is not lost. */
  @ParameterizedTest
  @ValueSource(strings = {"+1000000000-01-01T00:00:00Z", "-271821-04-20T00:00:00Z", "+275760-09-13T00:00:00Z", "soon", ""})
  void isTakenForMadeWhenItCameWhereThePhoneTellsNoTime(String nonsense) {
    UUID id = UUID.randomUUID();
    UUID photo = UUID.randomUUID();
    var sent = new SyncController.Sent("phone", nonsense, 0, List.of(
        new SyncController.SentEntry(id.toString(), "answer:" + LINE + "water", value("fine"), null, 0, nonsense),
        new SyncController.SentEntry(
            UUID.randomUUID().toString(), "photo:" + LINE + "water:" + photo, "{\"at\":\"" + nonsense + "\",\"name\":\"w.jpg\"}", null, 0, nonsense)));

    var answer = sync.take(sample.id, sent, sample.people[0], new DefaultCsrfToken("header", "field", "token"), Locale.ENGLISH).getBody();

    assertThat(answer.refused()).isEmpty();
    assertThat(answer.accepted()).hasSize(2).contains(id);
    assertThat(entries.of(sample.id)).extracting(SiteEntry::madeAt).containsOnly(clock.instant());
    assertThat(Browser.text(signedIn(0).get("/inspections/visits/" + sample.id + "?lang=en"))).doesNotContain("clock of the device was wrong");
  }

  @Test
  void tellsThePhoneThatItsClockIsWrong() {
    Browser browser = new Browser(http);
    browser.signIn(sample.people[0].login(), TinyCity.PASSWORD);
    send(0, 12 * 60_000, written("answer:" + LINE + "water", value("fine"), 0));

    assertThat(Browser.text(browser.get("/inspections/visits/" + sample.id + "?lang=en"))).contains("clock of the device was wrong: 16 Jun 2025, 10:00");
  }

  @Test
  void isRefusedEntryByEntryWhereItCannotBeOne() {
    Written lie = new Written(
        UUID.randomUUID(), "signature:party", "{\"way\":\"drawn\",\"digest\":\"\"}", "{\"picture\":\"data:image/png;base64,PGh0bWw+\"}", 0, clock.instant());
    Written good = written("result", value("pending"), 0);
    Written field = written("answer:nothing", value("fine"), 0);
    Written value = written("result", value("wonderful"), 0);
    Written alone = signature("party", "refused", "{\"witness\":\" \"}");

    OnSite.Taken taken = send(0, lie, field, good, value, alone);

    assertThat(taken.accepted()).containsExactly(good.id());
    assertThat(taken.refused()).containsExactly(
        Map.entry(lie.id(), "picture"), Map.entry(field.id(), "field"), Map.entry(value.id(), "value"), Map.entry(alone.id(), "witness"));
  }

  @Test
  void takesNoFileForAPhotoThatOnlySaysItIsOne() {
    UUID id = UUID.randomUUID();

    assertThat(photos.keep(sample.id, id, new Upload("a.jpg", "<html>".getBytes()), clock.instant())).map(Finding::code).containsExactly("intake.file.type");
    assertThat(photos.keep(sample.id, id, new Upload("a.txt", "plain words".getBytes()), clock.instant())).map(Finding::code).containsExactly("intake.file.noPicture");
    assertThat(photos.keep(sample.id, id, new Upload("a.png", picture()), clock.instant())).isEmpty();
    assertThat(photos.keep(sample.id, id, new Upload("a.png", picture()), clock.instant())).as("again").isEmpty();
    assertThat(jdbc.sql("select sealed from inspection_photo where id = ?").param(id).query(byte[].class).single()).isNotEqualTo(picture());
  }

  @Test
  void isSealedOnceWithItsDigestInTheCaseAndThenOnlyRead() {
    answerAll();
    assertThat(missing()).containsExactly("seal.party", "seal.officer", "seal.officer");
    sign();

    SiteSeal.Answer.Done done = sealed();

    assertThat(done.before()).isFalse();
    assertThat(matter().state()).isEqualTo("recorded");
    assertThat(matter().facts()).containsEntry("result", "noProblem").containsEntry("checked", 2L);
    assertThat(sealed()).extracting(SiteSeal.Answer.Done::before, again -> again.sealed().sha256()).containsExactly(true, done.sealed().sha256());
    send(1, written("note:" + LINE + "water", "{\"text\":\"late\"}", 0));
    assertThat(sealed().sealed().sha256()).as("what came late is no part of it").isEqualTo(done.sealed().sha256());
    assertThat(done.sealed().body()).doesNotContain("Wang Wu");
    Browser browser = new Browser(http);
    browser.signIn(sample.people[0].login(), TinyCity.PASSWORD);
    String page = "/inspections/visits/" + sample.id;
    assertThat(browser.get(page).getRedirectedUrl()).isEqualTo(page + "/record");
    assertThat(Browser.text(browser.get(page + "/record?lang=en"))).contains(done.sealed().sha256(), "came after the seal").doesNotContain("Wang Wu");
    assertThat(Browser.text(browser.post(page + "/record", page + "/record/personal"))).contains("Wang Wu");
    assertThat(jdbc.sql("select count(*) from casework_read where case_id = ?").param(sample.caseId).query(Long.class).single()).isEqualTo(1);
  }

  @Test
  void isNeitherBegunNorRecordedByHandButByWhatIsEnteredAndSigned() {
    String path = "/cases/" + matter().number();
    assertThat(byHand(0, "start", Map.of())).as("nothing was entered").isInstanceOf(Refused.class);
    answerAll();
    sign();
    Map<String, Object> invented = Map.of(
        "inspectedAt", clock.instant().toString(), "result", "noProblem", "checked", 2, "problems", 0, "summary", "All is well.", "spoken", true,
        "signed", "signed", "record", "a".repeat(64));
    assertThat(byHand(0, "record", invented)).isInstanceOfSatisfying(Refused.class, no ->
        assertThat(no.findings()).map(Finding::code).containsExactly("inspection.visit.byHand"));

    Browser own = signedIn(0);
    assertThat(Browser.text(own.get(path + "?lang=en"))).as("nor offered: it leads to the visit").contains("/inspections/visits/" + sample.id).doesNotContain("/steps/record");
    assertThat(cases.choices(sample.people[0], matter(), clock.instant())).extracting(Choice::key).doesNotContain("record", "start");
    assertThat(sealed().before()).isFalse();
    assertThat(matter().state()).isEqualTo("recorded");
  }

  @Test
  void isSealedOnceThoughBothOfficersAskAtTheSameMoment() throws Exception {
    answerAll();
    sign();
    List<Callable<SiteSeal.Answer>> both = IntStream.range(0, 2).<Callable<SiteSeal.Answer>>mapToObj(n -> () -> seal.seal(now(), sample.people[n])).toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(both)) {
        assertThat(answer.get()).isInstanceOf(SiteSeal.Answer.Done.class);
      }
    }

    assertThat(jdbc.sql("select count(*) from inspection_record where visit = ?").param(sample.id).query(Long.class).single()).isEqualTo(1);
  }

  @Test
  void isSealedByTheOneWhoMayThoughAnotherWhoMayNotAsksAtTheSameMoment() throws Exception {
    for (int times = 0; times < 4; times++) {
      Viewer may = sample.people[0];
      Viewer seatless = new Viewer(sample.people[1].person(), sample.people[1].login(), sample.people[1].name(), List.of());
      answerAll();
      sign();
      List<Callable<SiteSeal.Answer>> both =
          Stream.of(may, seatless, seatless, may, seatless).<Callable<SiteSeal.Answer>>map(viewer -> () -> seal.seal(now(), viewer)).toList();

      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<SiteSeal.Answer> answers = new ArrayList<>();
        for (var answer : threads.invokeAll(both)) {
          answers.add(answer.get());
        }
        assertThat(answers.get(0)).isInstanceOf(SiteSeal.Answer.Done.class);
        assertThat(answers.get(3)).isInstanceOf(SiteSeal.Answer.Done.class);
      }

      assertThat(matter().state()).isEqualTo("recorded");
      assertThat(seal.find(now())).as("its record is there").isPresent();
      sample = SampleVisit.in(context);
    }
  }

  @Test
  void leavesNothingBehindWhereTheCaseDoesNotTakeTheStep() {
    answerAll();
    sign();
    Viewer seatless = new Viewer(sample.people[1].person(), sample.people[1].login(), sample.people[1].name(), List.of());

    assertThat(seal.seal(now(), seatless)).isInstanceOf(SiteSeal.Answer.Refused.class);

    assertThat(jdbc.sql("select count(*) from inspection_record where visit = ?").param(sample.id).query(Long.class).single()).isZero();
    assertThat(sealed().before()).isFalse();
  }

  @Test
  void goesByThePoolWhateverAnImportMadeOfThePartySinceAndSaysSo() {
    jdbc.sql("update inspection_visit set place = ?, address = '1 River Road', fields = '{food}' where id = ?").params(TinyCity.NANLI.value(), sample.id).update();
    jdbc.sql("update inspection_party set place = ?, address = '9 Far Road', fields = '{fire}' where id = ?").params(TinyCity.WEST.value(), sample.party).update();
    Browser browser = new Browser(http);
    browser.signIn(sample.people[0].login(), TinyCity.PASSWORD);

    assertThat(Browser.text(browser.get("/inspections/visits/" + sample.id + "?lang=en"))).contains(
        "when the pool was frozen; the register now says", "Its address was 1 River Road when the pool was frozen; the register now says 9 Far Road.",
        "It was in the pool for ");

    answerAll();
    sign();
    assertThat(sealed().before()).as("the certificates hold where the pool has it").isFalse();
  }

  @Test
  void makesASignatureVoidThatWasGivenBefore() {
    answerAll();
    sign();
    send(1, written("note:" + LINE + "water", "{\"text\":\"tested in May\"}", state().seq()));

    assertThat(missing()).containsExactly("seal.partyVoid", "seal.officerVoid", "seal.officerVoid");
    sign();
    assertThat(sealed().before()).isFalse();
  }

  @Test
  void keepsARefusalWithItsWitnessSealedAndGivesItToTheCase() {
    answerAll();
    send(0, signature("party", "refused", "{\"witness\":\"Zhao Liu\"}"));
    signOfficers();

    sealed();

    assertThat(jdbc.sql("select body from inspection_entry where visit = ? and field = 'signature:party'").param(sample.id).query(String.class).single())
        .doesNotContain("Zhao");
    assertThat(cases.personal(sample.head, matter(), "test", clock.instant()).orElseThrow().toString()).contains("Zhao Liu");
  }

  @Test
  void wantsAPhotoWhereAProblemMustBeShownAndAllPhotosThere() {
    answerAll();
    int seen = state().seq();
    send(0, written("answer:" + LINE + "storage", value("problem"), seen), written("result", value("orderedToCorrect"), seen), order("2025-06-30"));
    assertThat(missing()).contains("seal.photo");
    UUID photo = UUID.randomUUID();
    send(0, written("photo:" + LINE + "storage:" + photo, "{\"at\":\"2025-06-16T02:00:00Z\",\"name\":\"a.png\"}", seen));
    assertThat(missing()).contains("seal.photosMissing").doesNotContain("seal.photo");
    photos.keep(sample.id, photo, new Upload("a.png", picture()), clock.instant());
    readOut();
    sign();

    assertThat(sealed().sealed().body()).contains(photo.toString());
    assertThat(Browser.text(signedIn(0).get("/inspections/visits/" + sample.id + "/record?lang=en"))).as("on the city's clock, as all days of pages")
        .contains("16 Jun 2025, 10:00", "Until 30 Jun 2025", "Raise the shelves. · 30 Jun 2025").doesNotContain("2025-06-16T02", "2025-06-30");
  }

  @Test
  void isNotSealedWhereResultAndAnswersContradictEachOther() {
    answerAll();
    send(0, written("answer:" + LINE + "licence", value("problem"), state().seq()));
    assertThat(missing()).contains("seal.resultProblems");
    int seen = state().seq();
    send(0, written("answer:" + LINE + "licence", value("fine"), seen), written("result", value("orderedToCorrect"), seen));
    assertThat(missing()).contains("seal.nothingToCorrect");
  }

  @Test
  void showsBothOrdersOfOfficersWhoDidNotKnowOfEachOtherWithWhoAndWhenAndLetsOneBeChosen() {
    answerAll();
    int seen = state().seq();
    send(0, written("result", value("orderedToCorrect"), seen), written("order", "{\"text\":\"Raise the shelves.\",\"by\":\"2025-06-30\"}", seen));
    send(1, written("order", "{\"text\":\"New shelves.\",\"by\":\"2025-07-10\"}", seen), written("nophoto", "{\"text\":\"No phone.\"}", seen));
    Browser browser = signedIn(0);
    String page = "/inspections/visits/" + sample.id;

    String shown = Browser.text(browser.get(page + "?lang=en")).replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    assertThat(shown).contains(
        "Zhang San, 16 Jun 2025, 10:00: Raise the shelves. · 30 Jun 2025 Let hold what Zhang San entered",
        "Li Si, 16 Jun 2025, 10:00: New shelves. · 10 Jul 2025 Let hold what Li Si entered");
    assertThat(missing()).contains("seal.conflict.order");
    String first = state().standing(SiteField.of(SiteField.Kind.ORDER, "")).getFirst().id().toString();
    assertThat(browser.post(page, page, "seen", "" + state().seq(), "holds", first, "order", state().order(), "orderBy", state().orderBy()).getStatus()).isEqualTo(303);

    assertThat(missing()).doesNotContain("seal.conflict.order");
    assertThat(List.of(state().order(), state().orderBy())).containsExactly("Raise the shelves.", "2025-06-30");
    assertThat(Browser.text(browser.get(page + "?lang=en"))).doesNotContain("Let hold what Li Si entered");
  }

  @Test
  void hasToBeReadToThePartyOnceMoreWhereWhatItHeardWasWrittenAnew() {
    answerAll();
    assertThat(missing()).doesNotContain("seal.spoken", "seal.spokenOfOther");
    int seen = state().seq();
    send(1, written("note:" + LINE + "water", "{\"text\":\"tested in May\"}", seen));
    assertThat(state().spoken()).as("a note is not what is read").isTrue();
    send(0, written("order", "{\"text\":\"Raise the shelves.\",\"by\":\"2025-06-30\"}", seen));
    assertThat(missing()).contains("seal.spokenOfOther");
    assertThat(Browser.text(signedIn(0).get("/inspections/visits/" + sample.id + "?lang=en")))
        .containsPattern("data-spoken-of-other role=\"status\">").containsPattern("name=\"spoken\" value=\"yes\">");
    readOut();
    assertThat(missing()).doesNotContain("seal.spoken", "seal.spokenOfOther");

    int known = state().seq();
    send(1, written("result", value("pending"), known));
    send(0, written("spoken", "{\"value\":true}", known));
    assertThat(missing()).as("whoever read it out did not know of the colleague's result").contains("seal.spokenOfOther");
  }

  @Test
  void standsAtTheTimeOfTheCityWithWhatAPhoneSaidThatWasWrong() {
    answerAll();
    UUID photo = UUID.randomUUID();
    UUID late = UUID.randomUUID();
    Instant fast = clock.instant().plus(Duration.ofHours(3));
    long ahead = Duration.ofHours(3).toMillis();
    String taken = "{\"at\":\"%s\",\"name\":\"a.png\"}";
    Instant phone = fast.minus(Duration.ofMinutes(20));
    send(0, ahead, new Written(UUID.randomUUID(), "photo:" + LINE + "storage:" + photo, taken.formatted(phone), null, state().seq(), fast.minus(Duration.ofMinutes(19))));
    send(0, new Written(UUID.randomUUID(), "photo:" + LINE + "licence:" + late, taken.formatted(phone), null, state().seq(), fast));
    for (UUID id : List.of(photo, late)) {
      photos.keep(sample.id, id, new Upload("a.png", picture()), clock.instant());
    }
    Written party = signature("party", "refused", "{\"witness\":\"Zhao Liu\"}");
    send(0, ahead, new Written(party.id(), party.field(), party.body(), party.secret(), party.seen(), fast.minus(Duration.ofMinutes(10))));
    signOfficers();
    Browser browser = signedIn(0);
    String page = "/inspections/visits/" + sample.id;
    String[] corrected = {
      "16 Jun 2025, 09:40 (clock of the phone: 16 Jun 2025, 12:40)",
      "16 Jun 2025, 10:00 (clock of the phone: 16 Jun 2025, 12:40)",
      "16 Jun 2025, 09:50. Reason: no time (clock of the phone: 16 Jun 2025, 12:50)",
    };
    assertThat(Browser.text(browser.get(page + "?lang=en"))).contains(corrected).contains("data-zone=\"Asia/Shanghai\"");

    String body = sealed().sealed().body();
    assertThat(body)
        .contains("\"at\":\"2025-06-16T04:40:00Z\"", "\"takenAt\":\"2025-06-16T01:40:00Z\"", "\"takenAt\":\"2025-06-16T02:00:00Z\"")
        .contains("\"at\":\"2025-06-16T01:50:00Z\"", "\"phoneAt\":\"2025-06-16T04:50:00Z\"");
    assertThat(Browser.text(browser.get(page + "/record?lang=en")).replaceAll("\\s+", " ")).contains(corrected);
  }

  private Written order(String by) {
    return written("order", "{\"text\":\"Raise the shelves.\",\"by\":\"" + by + "\"}", state().seq());
  }

  @Test
  void ordersNothingWithoutADayToComeAndNoDayThatIsNone() {
    answerAll();
    int seen = state().seq();
    send(0, written("answer:" + LINE + "licence", value("problem"), seen), written("result", value("orderedToCorrect"), seen));
    assertThat(missing()).contains("seal.orderBy");
    assertThat(send(0, order("2025-02-30")).refused()).containsValue("value");
    send(0, order("2025-06-15"));
    assertThat(missing()).contains("seal.orderByPast");
    send(0, order("2099-12-31"));
    assertThat(missing()).contains("seal.orderByFar");
    send(0, order("2026-06-17"));
    assertThat(missing()).as("a day more than a year").contains("seal.orderByFar");
    send(0, order("2026-06-16"));
    assertThat(missing()).doesNotContain("seal.orderByFar");
    send(0, order("2025-06-30"));
    readOut();
    sign();

    assertThat(sealed().sealed().body()).contains("\"order\":{\"by\":\"2025-06-30\",\"text\":\"Raise the shelves.\"}");
    Case order = cases.forProjection(List.of(matter().relations().getFirst().caseId())).getFirst();
    assertThat(order.type()).isEqualTo("rectification");
    assertThat(order.form()).containsEntry("demands", "Raise the shelves.");
    assertThat(order.deadlines().get("correcting").dueAt()).as("the day is still theirs").isEqualTo("2025-06-30T15:59:00Z");
  }

  @Test
  void saysDaysInTheWordsOfTheReader() {
    jdbc.sql("update inspection_officer set valid_until = '2025-06-15' where id = ?").param(sample.officers[0]).update();
    jdbc.sql("update inspection_party set risk_rule = 'sample' where id = ?").param(sample.party).update();
    jdbc.sql("insert into inspection_mark (party, kind, at, source) values (?, 'notDisclosed', '2025-04-01', 'sample')").param(sample.party).update();
    answerAll();
    String page = "/inspections/visits/" + sample.id;

    assertThat(Browser.text(signedIn(0).get(page + "?lang=en"))).contains("does not hold on 16 Jun 2025", "valid until 15 Jun 2025", "1 Apr 2025").doesNotContain("2025-04-01");
    assertThat(Browser.text(signedIn(0).get(page + "?lang=zh"))).contains("2025年6月15日", "2025年4月1日");
  }

  @Test
  void saysWhatTheCaseHasAgainstGoingOnAndKeepsWhatIsEntered() {
    Browser browser = new Browser(http);
    browser.signIn(sample.people[0].login(), TinyCity.PASSWORD);
    String page = "/inspections/visits/" + sample.id + "?lang=en";
    assertThat(Browser.text(browser.get(page))).doesNotContain("does not let you go on");
    jdbc.sql("update inspection_visit set problem = 'NO_TEAM' where id = ?").param(sample.id).update();

    answerAll();
    sign();

    assertThat(state().result()).isEqualTo("noProblem");
    assertThat(matter().state()).isEqualTo("drawn");
    assertThat(Browser.text(browser.get(page))).contains("the case does not let you go on", "The case does not take it");
    assertThat(seal.seal(now(), sample.people[0])).isInstanceOf(SiteSeal.Answer.Refused.class);
    String plain = "/inspections/visits/" + sample.id;
    assertThat(Browser.text(browser.post(plain, plain + "/seal"))).contains("The case does not take it");
    assertThat(jdbc.sql("select count(*) from inspection_record where visit = ?").param(sample.id).query(Long.class).single()).as("not half sealed").isZero();
  }

  @Test
  void isOfNoDayLongBeforeItCameSoThatNoExpiredCertificateHoldsAgain() {
    clock.advance(Duration.ofDays(20));
    jdbc.sql("update inspection_officer set valid_until = '2025-06-25' where id = ?").param(sample.officers[0]).update();
    answerAll(); // as of the day of the draw, the phone says
    sign();

    assertThat(SiteRecord.inspectedAt(state())).as("three days without signal at most").isEqualTo(clock.instant().minus(Duration.ofDays(3)));
    assertThat(missing()).contains("check.certificate");

    jdbc.sql("update inspection_officer set valid_until = '2025-07-05' where id = ?").param(sample.officers[0]).update();
    assertThat(missing()).as("it held on the day it is of, not on the day it came").contains("check.certificate");
  }

  @Test
  void isNotSealedAsOfATimeBeforeTheDrawWhereThePhonesClockWasSetRightInBetween() {
    answerAll();
    Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
    send(0, new Written(UUID.randomUUID(), "summary", "{\"text\":\"Long ago.\"}", null, state().seq(), longAgo),
        new Written(UUID.randomUUID(), "spoken", "{\"value\":true}", null, state().seq(), longAgo));
    sign();
    assertThat(missing()).contains("check.beforeTheDraw");

    send(0, new Written(UUID.randomUUID(), "summary", "{\"text\":\"Today.\"}", null, state().seq(), clock.instant()));
    readOut();
    sign();
    assertThat(sealed().before()).isFalse();
  }

  @Test
  void isOfWhatItsCaseWasOpenedWithWhateverBecomesOfTheRegister() {
    jdbc.sql("update inspection_party set fields = '{fire}' where id = ?").param(sample.party).update();
    jdbc.sql("""
        insert into inspection_item select '33100000000002', 1, '消防', 'Fire', 'fire', department, basis, '[{"key":"exit","textZh":"a","textEn":"b","photo":false}]', now()
        from inspection_item where code = '33100000000001' and version = 1 on conflict do nothing
        """).update();
    jdbc.sql("update inspection_task set items = '{33100000000001/1,33100000000002/1}' where id = (select task from inspection_visit where id = ?)").param(sample.id).update();

    assertThat(now().items()).map(SiteVisit::pinned).containsExactly(SampleVisit.ITEM);
    jdbc.sql("update inspection_visit set case_id = null where id = ?").param(sample.id).update();
    assertThat(now().items()).as("before there is a case: of a joint task what the party has").map(SiteVisit::pinned).containsExactly("33100000000002/1");
  }

  @Test
  void isReadOutInEitherLanguageWithWhatWasFoundOrderedByWhenAndHowToObject() {
    answerAll();
    int seen = state().seq();
    send(0, written("answer:" + LINE + "licence", value("problem"), seen), written("note:" + LINE + "licence", "{\"text\":\"in a drawer\"}", seen),
        written("result", value("orderedToCorrect"), seen), order("2025-06-30"), written("spoken", "{\"value\":true,\"language\":\"zh\"}", seen));
    assertThat(send(0, written("spoken", "{\"value\":true,\"language\":\"fr\"}", seen)).refused()).containsValue("value");

    assertThat(summary.spoken(now(), state(), Locale.ENGLISH)).isEqualTo("""
        Zhang San and Li Si have inspected 样例饭馆 Sample Inn: Restaurants.
        2 points were looked at; problems were found at 1.
        Not met: The licence is on display. in a drawer
        Result: Ordered to correct.
        This has to be corrected by June 30, 2025: Raise the shelves.
        The result is published. Whoever does not agree may object within 15 working days after that, by the link on the record or at the department; \
        somebody else decides on it.
        If you see something differently now, say so: it is written down.""");
    assertThat(summary.spoken(now(), state(), Locale.CHINESE)).contains("餐饮检查", "证照公示", "2025年6月30日", "15 个工作日");
    assertThat(summary.proposed(now(), state(), Locale.ENGLISH)).as("is published, so it names no officer").doesNotContain("Zhang San", "Li Si");
    Browser browser = new Browser(http);
    browser.signIn(sample.people[0].login(), TinyCity.PASSWORD);
    assertThat(Browser.text(browser.get("/inspections/visits/" + sample.id + "?lang=en"))).contains("by June 30, 2025", "2025年6月30日前", "yes · Chinese")
        .containsPattern("name=\"spokenIn\" value=\"zh\" checked");
    sign();
    sealed();
    assertThat(sealed().sealed().body()).contains("\"spokenIn\":\"zh\"");
  }

  @Test
  void isReadOutAsFarAsItHasComeEachThingInOneLineAndOrdersNothingThatWasNotOrdered() {
    assertThat(summary.spoken(now(), state(), Locale.ENGLISH).lines()).hasSize(4).element(1).isEqualTo("No point could be looked at.");

    send(0, written("answer:" + LINE + "licence", value("problem"), 0), written("note:" + LINE + "licence", "{\"text\":\"in a\\ndrawer\"}", 0),
        written("summary", "{\"text\":\"Hang it\\nup.\"}", 0), written("result", value("notDisclosed"), 0));
    assertThat(summary.spoken(now(), state(), Locale.ENGLISH).lines()).hasSize(6)
        .contains("Not met: The licence is on display. in a drawer", "Result: Did not disclose its annual report or information as it must.");

    send(0, written("result", value("orderedToCorrect"), state().seq()));
    assertThat(summary.spoken(now(), state(), Locale.ENGLISH).lines()).as("without words of its own, and without a day yet").hasSize(7)
        .element(4).isEqualTo("This has to be corrected: Hang it up.");
  }

  @Test
  void needsNoAnswersAndNobodyWhoHeardWhereNobodyWasMetButAPhotoOrAReasonWhyThereIsNone() {
    send(0, written("result", value("unreachable"), 0), written("summary", "{\"text\":\"Nobody there.\"}", 0));
    assertThat(missing()).contains("seal.withoutALook").doesNotContain("seal.unanswered");
    UUID photo = UUID.randomUUID();
    send(0, written("photo:" + LINE + "licence:" + photo, "{\"at\":\"2025-06-16T02:00:00Z\",\"name\":\"door.png\"}", state().seq()));
    assertThat(missing()).contains("seal.photosMissing").doesNotContain("seal.withoutALook");
    send(0, written("photo:" + LINE + "licence:" + photo, "{\"out\":true}", state().seq()), written("nophoto", "{\"text\":\" \"}", state().seq()));
    assertThat(missing()).contains("seal.withoutALook");
    Browser browser = signedIn(0);
    String page = "/inspections/visits/" + sample.id;
    assertThat(browser.post(page, page, "seen", "" + state().seq(), "noPhoto", "The guard took the phone.").getStatus()).isEqualTo(303);
    assertThat(missing()).containsExactly("seal.spoken", "seal.party", "seal.officer", "seal.officer");
    send(0, signature("party", "absent", null));
    signOfficers();

    assertThat(sealed().sealed().body()).contains("\"noPhoto\":\"The guard took the phone.\"");
    assertThat(Browser.text(browser.get(page + "/record?lang=en"))).contains("The guard took the phone.");
    headTakes("publish", Map.of());
    projections.catchUp();
    assertThat(Browser.text(new Browser(http).get("/inspections/results/" + matter().number() + "?lang=en")))
        .contains("Nobody of the party was met", "None; the record says why").doesNotContain("The guard took the phone.");
  }

  private Browser signedIn(int officer) {
    Browser browser = new Browser(http);
    browser.signIn(sample.people[officer].login(), TinyCity.PASSWORD);
    return browser;
  }

  @Test
  void doesNotSayThatNoProblemWasFoundWhereNothingWasLookedAtNorWithoutAPhotoThatTheChecklistWants() {
    answerAll();
    assertThat(missing()).doesNotContain("seal.nothingLookedAt", "seal.noProblemPhoto");
    int seen = state().seq();
    send(0, written("nophoto", "{\"text\":\" \"}", seen));
    assertThat(missing()).contains("seal.noProblemPhoto");
    for (String line : List.of("storage", "licence", "water")) {
      send(0, written("answer:" + LINE + line, value("na"), state().seq()));
    }
    assertThat(missing()).contains("seal.nothingLookedAt");
    Browser browser = signedIn(0);
    String page = "/inspections/visits/" + sample.id;
    assertThat(Browser.text(browser.post(page + "?lang=en", page + "/seal"))).contains("No point of the checklist was looked at", "choose another result");

    send(0, written("answer:" + LINE + "licence", value("fine"), state().seq()));
    assertThat(missing()).as("the checklist wants no photo of what was looked at").doesNotContain("seal.nothingLookedAt", "seal.noProblemPhoto");
    send(0, written("answer:" + LINE + "licence", value("na"), state().seq()), written("result", value("pending"), state().seq()));
    assertThat(missing()).contains("seal.withoutALook");
    send(0, written("answer:" + LINE + "licence", value("fine"), state().seq()));
    assertThat(missing()).as("left open after a look").doesNotContain("seal.withoutALook");
  }

  @Test
  void isNotSealedBeforeTheFirstDayOfTheVisitWhateverThePhoneSays() {
    jdbc.sql("update inspection_task set from_day = '2025-06-17' where id = (select task from inspection_visit where id = ?)").param(sample.id).update();
    clock.set(Instant.parse("2025-06-16T15:59:00Z"));
    answerAll();
    sign();
    assertThat(missing()).as("it is the 16th").containsExactly("check.early");
    assertThat(Browser.text(signedIn(0).get("/inspections/visits/" + sample.id + "?lang=en"))).contains("begin on 17 Jun 2025");

    clock.advance(Duration.ofMinutes(2));
    assertThat(sealed().before()).as("what was entered is kept").isFalse();
  }

  @Test
  void isNotSealedWithAnOfficersSignatureThatAColleagueWroteDownUntilTheOfficerConfirmsIt() {
    answerAll();
    send(0, signature("party", "typed", "{\"name\":\"Wang Wu\"}"), signature("" + sample.officers[0], "typed", "{\"name\":\"Zhang San\"}"));
    assertThat(missing()).containsExactly("seal.officer");
    Written forOther = signature("" + sample.officers[1], "typed", "{\"name\":\"Li Si\"}");
    send(0, forOther);
    assertThat(missing()).containsExactly("seal.officerWaits");
    String page = "/inspections/visits/" + sample.id;
    assertThat(Browser.text(signedIn(0).get(page + "?lang=en"))).contains("to be confirmed by Li Si").doesNotContain("data-own=\"" + sample.officers[1]);
    assertThat(send(0, confirming(1, forOther)).refused()).as("not by the colleague").containsValue("confirm");
    assertThat(send(1, confirming(0, forOther)).refused()).as("not for somebody else").containsValue("confirm");

    Browser own = signedIn(1);
    assertThat(Browser.text(own.get("/inspections/mine?lang=en"))).contains("Your signature to be confirmed");
    assertThat(Browser.text(own.get(page + "?lang=en"))).contains("Confirm: this is my signature");
    String[] tap = {"seen", "" + state().seq(), "way", "confirmed", "of", forOther.id().toString()};
    assertThat(own.post(page, page + "/sign/" + sample.officers[1], tap).getStatus()).isEqualTo(303);
    assertThat(Browser.text(own.get("/inspections/mine?lang=en"))).doesNotContain("Your signature to be confirmed");

    String body = sealed().sealed().body();
    assertThat(body).containsPattern("confirmedAt[^}]*\"enteredBy\":\"C-\\d+-0\",\"of\":\"C-\\d+-1\"");
    assertThat(Browser.text(own.get(page + "/record?lang=en"))).contains("Written down by Zhang San, confirmed by Li Si from their own account");
  }

  private Written confirming(int officer, Written of) {
    String body = "{\"way\":\"confirmed\",\"digest\":\"%s\",\"of\":\"%s\"}".formatted(state().digest(), of.id());
    return new Written(UUID.randomUUID(), "signature:" + sample.officers[officer], body, null, state().seq(), clock.instant());
  }

  @Test
  void takesAnOfficersOwnSignatureHoweverLateAColleaguesArrivesAndConfirmsNothingThatWasChangedSince() {
    answerAll();
    Written forOther = signature("" + sample.officers[1], "typed", "{\"name\":\"Li Si\"}");
    send(0, forOther);
    send(1, written("note:" + LINE + "water", "{\"text\":\"tested in May\"}", state().seq()));
    assertThat(send(1, confirming(1, forOther)).refused()).as("it was of something else").containsValue("confirm");

    sign();
    send(0, signature("" + sample.officers[1], "typed", "{\"name\":\"Li Si\"}"));
    assertThat(sealed().before()).as("the own one stands").isFalse();
  }

  @Test
  void saysWhoMayMendItWhereAnOfficerHasNoAccountToConfirmWith() {
    answerAll();
    send(0, signature("" + sample.officers[1], "typed", "{\"name\":\"Li Si\"}"));
    jdbc.sql("update inspection_officer set person = null where id = ?").param(sample.officers[1]).update();

    assertThat(missing()).contains("seal.officerNoAccount");
  }

  @Test
  void isKeptButNotSealedWhereACertificateDoesNotHoldOnTheDayOrThere() {
    jdbc.sql("update inspection_officer set valid_until = '2025-06-15' where id = ?").param(sample.officers[0]).update();
    answerAll();
    sign();
    assertThat(missing()).containsExactly("check.certificate");

    jdbc.sql("update inspection_officer set valid_until = '2025-06-16', region = ? where id = ?").params(TinyCity.WEST.value(), sample.officers[0]).update();
    assertThat(missing()).containsExactly("check.region");

    jdbc.sql("update inspection_officer set region = ? where id = ?").params(TinyCity.CITY.value(), sample.officers[0]).update();
    clock.advance(Duration.ofDays(1));
    assertThat(sealed().before()).as("it held on the day of the visit").isFalse();
  }

  @Test
  void keepsTheChecklistItWasDrawnWithAndSaysThatThereIsANewerOne() {
    answerAll();
    jdbc.sql("insert into inspection_item select code, 2, name_zh, name_en, field, department, basis, '[]', now() from inspection_item where version = 1 on conflict do nothing").update();

    assertThat(checks.notices(now(), state())).map(Finding::code).containsExactly("inspection.visit.check.newVersion");
    assertThat(now().lines()).hasSize(3);
  }

  @Test
  void isCalledOffAsVisitedAlreadyOnlyIfThereWasAnotherVisit() {
    Map<String, Object> duplicate = Map.of("calledOffFor", "duplicate", "explanation", "Visited last week.");
    assertThat(byHand(0, "askOff", duplicate)).isInstanceOfSatisfying(Refused.class, no ->
        assertThat(no.findings()).map(Finding::code).containsExactly("inspection.visit.callOff.noOther"));
    answerAll();
    sample = SampleVisit.toTheSame(sample, context);

    assertThat(byHand(0, "askOff", duplicate)).isInstanceOf(Moved.class);
  }

  @Test
  void tellsOfAnotherVisitToTheSamePartyOnTheSameDayUntilTheyGoTogether() {
    answerAll();
    SampleVisit first = sample;
    sample = SampleVisit.toTheSame(first, context);

    assertThat(checks.others(now(), state())).map(SiteVisits.Other::id).containsExactly(first.id);
    assertThat(send(0, written("joint", "{\"case\":\"IV-1\"}", 0)).refused()).as("no visit has that number").containsValue("joint");
    String number = cases.forProjection(List.of(first.caseId)).getFirst().number();
    send(0, written("joint", "{\"case\":\"" + number + "\"}", 0));
    assertThat(checks.others(now(), state())).isEmpty();
    assertThat(state().joint()).isEqualTo(number);
  }

  @Test
  void isCalledOffOnlyIfSomebodyElseAgreesAndStaysOnTheListUntilThen() {
    jdbc.sql("update inspection_party set state = 'CLOSED' where id = ?").param(sample.party).update();
    assertThat(checks.notices(now(), state())).map(Finding::code).contains("inspection.visit.check.party.CLOSED");
    Browser browser = signedIn(0);
    String page = "/inspections/visits/" + sample.id;

    assertThat(Browser.text(browser.post(page, page + "/call-off", "reason", "closedDown"))).as("nothing is lost").containsPattern("value=\"closedDown\" checked");
    assertThat(browser.post(page, page + "/call-off", "reason", "closedDown", "note", "Empty shop").getRedirectedUrl()).startsWith("/inspections/mine?off=IV");
    assertThat(matter().state()).isEqualTo("askedOff");
    assertThat(Browser.text(browser.get("/inspections/mine?lang=en"))).contains(page + "\"", "Asked to be called off");
    assertThat(Browser.text(browser.get(page + "?lang=en"))).contains("asked for this visit to be called off").doesNotContain("action=\"" + page + "/call-off");
    assertThat(byHand(0, "callOff", Map.of())).as("not by the officer").isInstanceOf(Refused.class);
    assertThat(judge.objection(matter(), SampleVisit.NOBODY, "callOff", Map.of())).isEmpty();

    headTakes("keepOn", Map.of("explanation", "They moved next door."));
    assertThat(matter().state()).isEqualTo("underWay");
    assertThat(judge.objection(matter(), SampleVisit.NOBODY, "callOff", Map.of())).as("as an older version of the scenario would let one person do").isPresent();
    assertThat(browser.post(page, page + "/call-off", "reason", "closedDown", "note", "Really closed").getStatus()).as("once more").isEqualTo(303);
    headTakes("callOff", Map.of());

    assertThat(matter().facts()).containsEntry("calledOffFor", "closedDown");
    assertThat(Browser.text(browser.get("/inspections/mine"))).doesNotContain(page + "\"");
  }

  @Test
  void saysToThePublicWhyItIsToBeCalledOffForAnotherReason() {
    Browser browser = signedIn(0);
    String page = "/inspections/visits/" + sample.id;
    var refused = browser.post(page, page + "/call-off", "reason", "other", "note", "The pump is broken.");
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Browser.text(refused)).contains("What the public is told is missing", "in words for the public", "The pump is broken.");
    assertThat(byHand(0, "askOff", Map.of("calledOffFor", "other", "explanation", "The pump is broken."))).as("nor on the case's page").isInstanceOf(Refused.class);

    assertThat(browser.post(page, page + "/call-off", "reason", "other", "published", "The street is flooded.", "note", "The pump is broken.").getStatus()).isEqualTo(303);
    headTakes("callOff", Map.of());

    assertThat(matter().facts()).containsEntry("calledOffFor", "other").containsEntry("calledOffWords", "The street is flooded.");
  }

  @Test
  void isOnTheListOfItsOfficersOnlyWhileItIsToBeMade() {
    Browser own = signedIn(0);
    String listed = "/inspections/visits/" + sample.id + "\"";
    answerAll();
    assertThat(Browser.text(own.get("/inspections/mine"))).contains(listed);
    // as was possible before this module took the steps: the case goes on, and nothing is sealed
    Map<String, Object> invented = Map.of(
        "inspectedAt", clock.instant().toString(), "result", "noProblem", "checked", 2, "problems", 0, "summary", "All is well.", "spoken", true,
        "signed", "signed", "record", "a".repeat(64));
    assertThat(VisitJudge.take(casework, new Command.Take(new Actor.Staff(sample.people[0]), clock.instant(), null, sample.caseId, 0, "record", invented)))
        .isInstanceOf(Moved.class);
    assertThat(matter().state()).isEqualTo("recorded");
    assertThat(Browser.text(own.get("/inspections/mine"))).as("gone on without a record").doesNotContain(listed);
    headTakes("correct", Map.of("explanation", "Nothing is sealed."));
    assertThat(Browser.text(own.get("/inspections/mine"))).as("sent back, so that it is made").contains(listed);

    jdbc.sql("update inspection_visit set case_id = null, problem = 'CLOSED' where id = ?").param(sample.id).update();
    assertThat(Browser.text(own.get("/inspections/mine"))).as("never opened").doesNotContain(listed);
  }

  @Test
  void isNotCalledOffForAPartyNobodyWentToLookFor() {
    String page = "/inspections/visits/" + sample.id;
    String[] notFound = {"reason", "notFound", "note", "Nobody there."};
    Browser browser = signedIn(0);
    jdbc.sql("update inspection_task set from_day = '2025-06-17' where id = (select task from inspection_visit where id = ?)").param(sample.id).update();
    send(0, written("nophoto", "{\"text\":\"The guard took the phone.\"}", 0));
    assertThat(Browser.text(browser.post(page, page + "/call-off", notFound))).contains("begin on 17 Jun 2025", "Nobody there.");
    clock.advance(Duration.ofDays(1));
    send(0, written("nophoto", "{\"text\":\"\"}", state().seq()));

    assertThat(Browser.text(browser.post(page, page + "/call-off", notFound))).contains("No photo shows that you were there");
    String[] closed = {"reason", "closedDown", "note", "Shut."};
    assertThat(browser.post(page, page + "/call-off", closed).getStatus()).as("nor does the register say it").isEqualTo(422);
    Map<String, Object> input = Map.of("calledOffFor", "notFound", "explanation", "Nobody there.");
    assertThat(byHand(0, "askOff", input)).as("nor on the case's page").isInstanceOf(Refused.class);
    UUID photo = UUID.randomUUID();
    send(0, written("photo:" + LINE + "licence:" + photo, "{\"at\":\"2025-06-17T02:00:00Z\",\"name\":\"door.png\"}", state().seq()));
    assertThat(byHand(0, "askOff", input)).as("the photo has not come").isInstanceOf(Refused.class);
    photos.keep(sample.id, photo, new Upload("door.png", picture()), clock.instant());

    assertThat(byHand(0, "askOff", input)).isInstanceOf(Moved.class);
  }

  @Test
  void isNobodysButTheirsWhoWereDrawn() {
    SampleVisit other = SampleVisit.in(context);

    assertThat(onSite.find(sample.people[0], sample.id)).isPresent();
    assertThat(onSite.find(other.people[0], sample.id)).as("of the same department").isEmpty();
    assertThat(onSite.find(sample.head, sample.id)).isEmpty();
    jdbc.sql("update inspection_team set out_at = now() where officer = ?").param(sample.officers[0]).update();
    assertThat(onSite.find(sample.people[0], sample.id)).as("taken out again").isEmpty();
  }

  @Test
  void isSealedAnewAfterTheRecordWasSentBackAndBothAreKept() {
    answerAll();
    sign();
    String first = sealed().sealed().sha256();
    clock.advance(Duration.ofMinutes(1));
    headTakes("correct", Map.of("explanation", "A line is missing."));

    assertThat(seal.find(now())).isEmpty();
    send(0, written("summary", "{\"text\":\"All is very well.\"}", state().seq()));
    readOut();
    sign();

    assertThat(sealed().sealed().sha256()).isNotEqualTo(first);
    assertThat(matter().state()).isEqualTo("recorded");
    assertThat(jdbc.sql("select count(*) from inspection_record where visit = ?").param(sample.id).query(Long.class).single()).isEqualTo(2);
  }

  @Test
  void isChainedAndTheChainHoldsWhenWhatIsPersonalIsGone() {
    answerAll();
    sign();
    photos.keep(sample.id, UUID.randomUUID(), new Upload("a.png", picture()), clock.instant());
    sealed();
    headTakes("publish", Map.of());
    clock.advance(Duration.ofDays(30));
    headTakes("close", Map.of());
    projection.projectSealed(List.of(cases.timeline(sample.head, matter())));

    clock.advance(Duration.ofDays(1094));
    entries.forget(clock.instant());
    assertThat(entries.secret(state().signature("party").entry())).isPresent();
    clock.advance(Duration.ofDays(2));
    entries.forget(clock.instant());

    assertThat(entries.secret(state().signature("party").entry())).isEmpty();
    assertThat(photos.kept(sample.id)).isEmpty();
    assertThat(SiteEntries.firstBroken(sample.id, entries.of(sample.id))).isZero();
    jdbc.sql("update inspection_entry set body = ? where visit = ? and seq = 3").params(value("fine"), sample.id).update();
    assertThat(SiteEntries.firstBroken(sample.id, entries.of(sample.id))).isEqualTo(3);
  }

  @Test
  void isEnteredAndSignedOnThePageWithoutScript() {
    Browser browser = new Browser(http);
    browser.signIn(sample.people[0].login(), TinyCity.PASSWORD);
    String page = "/inspections/visits/" + sample.id;
    List<String> fields = new ArrayList<>(List.of(
        "seen", "0", "answer-1", "fine", "note-1", "clean", "answer-2", "fine", "answer-3", "na", "result", "noProblem", "spoken", "yes", "summary", "",
        "compose", "en"));

    assertThat(browser.upload(page, page, "photo-1", "a.txt", "no picture", fields.toArray(String[]::new)).getStatus()).isEqualTo(422);
    assertThat(state().note(LINE + "storage")).as("the rest is kept").isEqualTo("clean");
    assertThat(state().summary()).isEqualTo("2 points were looked at; problems were found at 0.");
    assertThat(state().spoken()).isTrue();
    String seen = "" + state().seq();
    assertThat(browser.post(page, page + "/sign/party", "seen", "1", "way", "signed", "name", "Wang Wu", "confirmed", "yes").getStatus()).as("not what was seen").isEqualTo(422);
    assertThat(browser.post(page, page + "/sign/party", "seen", seen, "way", "signed", "name", "Wang Wu").getStatus()).as("not confirmed").isEqualTo(422);
    assertThat(browser.post(page, page + "/sign/party", "seen", seen, "way", "signed", "name", "Wang Wu", "confirmed", "yes").getStatus()).isEqualTo(303);
    assertThat(state().signature("party").holds()).isTrue();
  }
}
