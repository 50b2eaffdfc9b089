package io.haihe.modules.inspection.draw;

import static io.haihe.modules.inspection.draw.DrawFixtures.DRAWN;
import static io.haihe.modules.inspection.draw.DrawFixtures.announcement;
import static io.haihe.modules.inspection.draw.DrawFixtures.bytes;
import static io.haihe.modules.inspection.draw.DrawFixtures.drawn;
import static io.haihe.modules.inspection.draw.DrawFixtures.redrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Verifying the record of a draw")
class VerificationTest {

  private static final Texts TEXTS = Texts.load();

  private final byte[] record = bytes(redrawn()::write);

  @Test
  void drawsAgainAndFindsTheSame() {
    Verification found = Verification.of(record);

    assertThat(found.faults()).isEmpty();
    DrawRecord again = found.record().orElseThrow();
    assertThat(again.visits()).isEqualTo(redrawn().visits());
    assertThat(again.redraws()).isEqualTo(redrawn().redraws()).hasSize(3).last().extracting(Redraw::in).isNull();
    assertThat(bytes(again::write)).isEqualTo(record);
    assertThat(said(found, Locale.ENGLISH))
        .contains("Drawn again, stratum A: 2 of 3", "The same 6 parties in the same order, with the same officers; one visit without a team.",
            "3 redraws, in order; 2 visits are without a team.", "Seal of the draw and its redraws: " + redrawn().seal())
        .allMatch(line -> !line.contains("??"));
    assertThat(said(found, Locale.CHINESE)).contains("重新抽取，类别 A：3 户中抽 2 户", "重抽 3 次，顺序正确；目前 2 户没有检查组。").allMatch(line -> !line.contains("??"));
  }

  @Test
  void findsRecordsOfAllShapesRight() {
    for (int seed = 0; seed < 100; seed++) {
      DrawRecord made = RandomDraws.record(seed);
      Verification found = Verification.of(bytes(made::write));
      assertThat(found.faults()).as("seed %d", seed).isEmpty();
      assertThat(found.record().orElseThrow().visits()).isEqualTo(made.visits());
    }
  }

  @Test
  void goesOnWithRedrawsWhereTheRecordEnded() {
    DrawRecord read = Verification.of(bytes(drawn()::write)).record().orElseThrow();
    Visit visit = read.visits().getFirst();
    String out = visit.teams().getFirst().officers().getLast();

    DrawRecord one = read.redraw(visit.party().code(), out, RedrawReason.DECLARED, DRAWN.plusSeconds(60));

    assertThat(one.redraws().getFirst()).isEqualTo(redrawn().redraws().getFirst());
    assertThat(Verification.of(bytes(one::write)).faults()).isEmpty();
  }

  @Test
  void readsAnAnnouncementWhoseDrawIsToCome() {
    Verification found = Verification.of(bytes(announcement()::write));

    assertThat(found.whole()).isTrue();
    assertThat(found.record()).isEmpty();
    assertThat(found.announcement().orElseThrow().commitment()).isEqualTo(announcement().commitment());
    assertThat(said(found, Locale.ENGLISH)).last().isEqualTo("The announcement is whole. The draw itself is not in this file.");
    assertThat(DrawRecord.draw(found.announcement().orElseThrow(), DrawFixtures.SECRET, DrawFixtures.VALUE, DRAWN).seal()).isEqualTo(drawn().seal());
  }

  @Test
  void holdsTheFilesOfTheAnnouncementUnchanged() {
    Map<String, byte[]> announced = Forgery.of(bytes(announcement()::write)).files;

    assertThat(announced).hasSize(5);
    announced.forEach((name, content) -> assertThat(Forgery.of(record).files.get(name)).as(name).isEqualTo(content));
  }

  @Test
  void seesAnyByteThatIsChanged() {
    Map<String, byte[]> files = Forgery.of(record).files;
    Random random = new Random(7);
    files.forEach((name, content) -> {
      for (int i = 0; i < content.length; i++) {
        int[] others = {content[i] ^ 1, content[i] ^ 0x20, content[i] + 1 + random.nextInt(255)};
        int other = others[i % others.length];
        Map<String, byte[]> changed = new HashMap<>(files);
        changed.put(name, content.clone());
        changed.get(name)[i] = (byte) other;
        assertThat(new Verifying(changed).verify().whole()).as("%s, byte %d: %d for %d", name, i, other, content[i]).isFalse();
      }
    });
  }

  @Test
  void seesAnyLineThatIsAddedTakenOutOrMoved() {
    for (String name : Forgery.of(record).files.keySet()) {
      List<String> lines = Arrays.asList(Forgery.of(record).text(name).split("\n"));
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i) + "\n";
        boolean lastRedraw = name.equals("log.csv") && i == lines.size() - 1;
        assertThat(Forgery.of(record).change(name, text -> text.replace(line, "")).verified().whole()).as("%s without %s", name, line).isEqualTo(lastRedraw);
        assertThat(Forgery.of(record).change(name, text -> text.replace(line, line + line)).verified().whole()).as("%s with twice %s", name, line).isFalse();
        String next = i + 1 < lines.size() ? lines.get(i + 1) + "\n" : "";
        if (!next.isEmpty()) {
          assertThat(Forgery.of(record).change(name, text -> text.replace(line + next, next + line)).verified().whole()).as("%s moved %s", name, line).isFalse();
        }
      }
    }
  }

  /** A record without its last redraws is the record as it was before them. Whoever noted a later seal sees that. */
  @Test
  void takesARecordWithoutItsLastRedrawForTheEarlierOneThatItIs() {
    String log = Forgery.of(record).text("log.csv");
    DrawRecord earlier = Forgery.of(record).put("log.csv", log.substring(0, log.lastIndexOf("\n3,") + 1)).verified().record().orElseThrow();

    assertThat(earlier.seals()).hasSize(3).doesNotContain(redrawn().seal());
    assertThat(redrawn().seals()).startsWith(earlier.seals().toArray(String[]::new)).endsWith(redrawn().seal());
  }

  /** What of the ZIP is not a file's content says nothing; but it must not change what is read, nor stop the program. */
  @Test
  void readsNothingElseFromAZipThatIsDamaged() {
    Map<String, byte[]> files = Forgery.of(record).files;
    for (int i = 0; i < record.length; i++) {
      byte[] damaged = record.clone();
      damaged[i] ^= (byte) (i % 255 + 1);
      Verification found = Verification.of(damaged);
      assertThat(found.record().isEmpty() || bytes(found.record().get()::write).length == record.length && found.record().get().seal().equals(redrawn().seal()))
          .as("byte %d", i).isTrue();
      assertThat(found.whole() && found.record().isEmpty()).as("byte %d makes an announcement of it", i).isFalse();
    }
    assertThat(files).hasSize(8);
  }

  @Test
  void readsWhatAnotherProgramPackedAnew() throws IOException {
    assertThat(Verification.of(packed(false)).faults()).isEmpty();
  }

  @Test
  void namesFilesThatAreMissingUnknownOrThereTwice() throws IOException {
    Forgery missing = Forgery.of(record);
    missing.files.remove("recusals.csv");
    missing.files.remove("draw.json");
    assertThat(faults(missing)).containsExactly("draw.json:0:draw.file.missing", "recusals.csv:0:draw.file.missing");
    assertThat(faults(Forgery.of(record).put("more.csv", ""))).containsExactly("more.csv:0:draw.file.unknown");
    assertThat(Verification.of(packed(true)).faults()).singleElement().extracting(Finding::file, Finding::code).containsExactly("log.csv", "draw.file.twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PK", "not a ZIP at all"})
  void saysThatSomethingIsNoZip(String content) {
    assertThat(Verification.of(content.getBytes(StandardCharsets.UTF_8)).faults()).extracting(Finding::code).containsExactly("draw.file.noZip");
  }

  @Test
  void saysWhichPoolIsNotTheOneAnnounced() {
    Forgery forgery = Forgery.of(record).replace("parties.csv", "91120000SAMPLE0003,A,,,market/heping\n", "");

    assertThat(sentences(forgery)).singleElement().asString()
        .startsWith("parties.csv: The pool is not the one announced: SHA-256 should be " + announcement().pools().hashes().get("parties.csv"))
        .contains("Somebody was added, taken out or changed after the commitment");
    assertThat(faults(forgery.rehash("parties.csv").replace("announcement.json", "\"of\": 3\n", "\"of\": 2\n")))
        .containsExactly("commitment.txt:0:draw.commitment.differs");
    assertThat(faults(Forgery.of(record).change("recusals.csv", text -> text + "M2,91120000SAMPLE0001\n"))).containsExactly("recusals.csv:0:draw.pool.changed");
    assertThat(faults(Forgery.of(record).replace("officers.csv", "M3,", "M9,"))).containsExactly("officers.csv:0:draw.pool.changed");
  }

  /** Then it is another draw, under another commitment than the one that was published. */
  @Test
  void findsAnotherResultWhereEvenTheCommitmentIsWrittenAnew() {
    Forgery forgery = Forgery.of(record).replace("parties.csv", "91120000SAMPLE0003,A,,,market/heping\n", "").rehash("parties.csv")
        .replace("announcement.json", "\"of\": 3\n", "\"of\": 2\n").recommit().reseal();

    assertThat(faults(forgery)).containsExactly("draw.json:0:draw.seed.differs");
    assertThat(forgery.verified().announcement().orElseThrow().commitment()).isNotEqualTo(announcement().commitment());
  }

  @Test
  void seesPoolsThatAreNotInOrderOrHaveSomebodyTwice() {
    Forgery moved = Forgery.of(record).change("officers.csv", text -> text.replace("M1,market/heping\n", "") + "M1,market/heping\n").rehash("officers.csv").recommit();
    assertThat(faults(moved)).containsExactly("officers.csv:6:draw.file.form");
    Forgery twice = Forgery.of(record).change("officers.csv", text -> text + "M7,market/hedong\n").rehash("officers.csv").recommit();
    assertThat(faults(twice)).containsExactly("officers.csv:14:draw.pool.twice");
    Forgery quoted = Forgery.of(record).replace("officers.csv", "M1,", "\"M1\",").rehash("officers.csv").recommit();
    assertThat(sentences(quoted)).singleElement().asString().startsWith("officers.csv:6: Expected “M1,market/heping”, found “\"M1\",market/heping”.");
  }

  @Test
  void seesACommitmentThatCameAfterThePublicValue() {
    Forgery late = Forgery.of(record).replace("announcement.json", "2026-11-27T04:00:00Z", "2026-11-29T13:30:00Z").recommit().reseal();

    assertThat(sentences(late)).anySatisfy(line -> assertThat(line)
        .contains("The commitment is of 2026-11-29T13:30:00Z; the public value is from 2026-11-29T13:30:00Z. Who commits when the value is known"));
  }

  @Test
  void seesSizesThatAreNotThoseOfTheRatio() {
    Forgery fewer = Forgery.of(record).replace("announcement.json", "\"drawn\": 2,\n      \"of\": 2,\n      \"perTenThousand\": 10000", "\"drawn\": 1,\n      \"of\": 2,\n      \"perTenThousand\": 10000").recommit();

    assertThat(sentences(fewer)).singleElement().asString().startsWith("announcement.json:").contains("Expected “      \"drawn\": 2,”, found “      \"drawn\": 1,”.");
  }

  @Test
  void seesAMemberThatIsThereTwice() {
    Forgery twice = Forgery.of(record).replace("announcement.json", "  \"plan\"", "  \"title\": \"样品：\\\"双随机\\\" 抽查\",\n  \"plan\"").recommit();

    assertThat(faults(twice)).containsExactly("announcement.json:4:draw.file.form");
  }

  @Test
  void seesAnotherSecretValueOrSeed() {
    assertThat(faults(Forgery.of(record).replace("draw.json", "0123456789abcdef", "1123456789abcdef").reseal())).containsExactly("commitment.txt:0:draw.commitment.differs");
    assertThat(faults(Forgery.of(record).replace("draw.json", "+ 11", "+ 12").reseal())).containsExactly("draw.json:0:draw.seed.differs");
    assertThat(faults(Forgery.of(record).replace("draw.json", "+ 11", "+ 11 ").reseal())).containsExactly("draw.json:0:draw.value.form");
    assertThat(faults(Forgery.of(record).replace("draw.json", redrawn().seed(), "0".repeat(64)).reseal())).containsExactly("draw.json:0:draw.seed.differs");
    assertThat(faults(Forgery.of(record).replace("log.csv", "2026-11-29T13:45:10Z", "2026-11-29T13:29:59Z").reseal())).containsExactly("log.csv:2:draw.early");
  }

  @Test
  void namesTheFirstLineOfAResultThatWasNotDrawn() {
    String line = Forgery.of(record).text("drawn.csv").split("\n")[2];
    assertThat(line).isEqualTo("1,𠀋-a-pair,market,nobody,,0");
    String changed = line.replace(",,", ",M1 M2,");
    Forgery exchanged = Forgery.of(record).replace("drawn.csv", line, changed).reseal();

    assertThat(sentences(exchanged)).containsExactly(
        "drawn.csv:3: Drawn again it is “%s”, the record has “%s”. The result is not what the pools and the seed give.".formatted(line, changed));
    assertThat(sentences(Forgery.of(record).replace("drawn.csv", line + "\n", "").reseal())).singleElement().asString().startsWith("drawn.csv:3: Drawn again it is “" + line);
    assertThat(sentences(Forgery.of(record).change("drawn.csv", text -> text + "7,X,fire,fire,F1 F2,4\n").reseal())).containsExactly(
        "drawn.csv:%d: Drawn again it is “”, the record has “7,X,fire,fire,F1 F2,4”. The result is not what the pools and the seed give."
            .formatted(Forgery.of(record).text("drawn.csv").split("\n").length + 1));
  }

  @Test
  void namesTheFirstRedrawThatWasNotDrawn() {
    List<String> lines = List.of(Forgery.of(record).text("log.csv").split("\n"));
    String in = String.valueOf(redrawn().redraws().getFirst().in());
    String second = lines.get(3) + "\n";

    assertThat(faults(Forgery.of(record).replace("log.csv", "," + in + ",", ",M9,").reseal())).containsExactly("log.csv:3:draw.log.in");
    assertThat(faults(Forgery.of(record).replace("log.csv", ",declared,", ",relation,"))).containsExactly("log.csv:3:draw.log.seal");
    assertThat(faults(Forgery.of(record).replace("log.csv", ",declared,", ",tired,").reseal())).containsExactly("log.csv:3:draw.log.reason");
    assertThat(faults(Forgery.of(record).replace("log.csv", second, "").reseal())).containsExactly("log.csv:4:draw.log.number");
    assertThat(faults(Forgery.of(record).change("log.csv", text -> text.replace("T14:45:10Z,left", "T13:46:09Z,left")).reseal())).containsExactly("log.csv:4:draw.redraw.before");
    assertThat(faults(Forgery.of(record).change("log.csv", text -> text.replaceFirst("\n1,([^,]*),declared,[^,]*,", "\n1,$1,declared,nobody,")).reseal()))
        .containsExactly("log.csv:3:draw.redraw.noVisit");
    assertThat(faults(Forgery.of(record).replace("log.csv", ",drawn,", ",begun,").reseal())).containsExactly("log.csv:1:draw.file.malformed");
  }

  private byte[] packed(boolean twice) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (var file : Forgery.of(record).files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
      if (twice) {
        zip.putNextEntry(new ZipEntry("log.cs_"));
        zip.write(file("log.csv"));
      }
    }
    return twice ? renamed(out.toByteArray()) : out.toByteArray();
  }

  private byte[] file(String name) {
    return Forgery.of(record).files.get(name);
  }

  /** No library writes a name twice, so it is patched in. */
  private static byte[] renamed(byte[] zip) {
    String text = new String(zip, StandardCharsets.ISO_8859_1);
    return text.replace("log.cs_", "log.csv").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> said(Verification found, Locale locale) {
    return found.checked().stream().map(step -> TEXTS.text(locale, step.key(), step.args().toArray())).toList();
  }

  private static List<String> faults(Forgery forgery) {
    return forgery.verified().faults().stream().map(fault -> fault.file() + ":" + fault.line() + ":" + fault.code()).toList();
  }

  private static List<String> sentences(Forgery forgery) {
    return forgery.verified().faults().stream().map(fault -> TEXTS.line(Locale.ENGLISH, fault)).toList();
  }
}
