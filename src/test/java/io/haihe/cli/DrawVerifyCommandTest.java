package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.platform.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("haihe draw verify")
class DrawVerifyCommandTest {

  private static final String RECORD = "docs/draws/sample.zip";
  private static final String ANNOUNCEMENT = "docs/draws/sample-announced.zip";
  private static final String COMMITMENT = "de919a235f2f6a00279cee370be428c0649e0c5b243268c8959cf9b68e957044";
  private static final String SEAL = "da34729363bd43df73e514e0ff88cdd2cf6192ad4a521954ba5e2d7d827c2015";

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  @TempDir Path folder;

  @Test
  void drawsAgainAndSaysWhatWasCompared() {
    assertThat(run(Locale.ENGLISH, RECORD)).as(err::toString).isZero();

    assertThat(out.toString())
        .contains("Parties in the pool: 7, SHA-256 ", "Commitment of 2026-11-27T04:00:00Z: " + COMMITMENT, "stratum A: 2 of 3",
            "Public value given: “03 08 14 19 27 33 + 11”; compare it with its source.", "3 redraws, in order", "redraws: " + SEAL)
        .endsWith("The draw is as it was announced: whoever draws again finds the same.\n")
        .doesNotContain("??");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void speaksChinese() {
    assertThat(run(Locale.CHINESE, RECORD)).isZero();

    assertThat(out.toString()).contains("检查对象名录：7 户", "重抽 3 次").endsWith("抽取与公告一致：任何人重新抽取，结果相同。\n").doesNotContain("??");
  }

  @Test
  void comparesWithWhatWasPublished() {
    assertThat(run(Locale.ENGLISH, RECORD, "--commitment", " " + COMMITMENT.toUpperCase(Locale.ROOT), "--seal", SEAL)).as(err::toString).isZero();
    assertThat(run(Locale.ENGLISH, RECORD, "--commitment", "0".repeat(64))).isEqualTo(1);
    assertThat(err.toString()).contains("The commitment in the file is " + COMMITMENT + "; the one given, as it was published, is 000");
    assertThat(run(Locale.ENGLISH, RECORD, "--seal", "0".repeat(64))).isEqualTo(1);
    assertThat(err.toString()).contains("The last seal in the file is " + SEAL);
    assertThat(out.toString()).endsWith("This file is not what it should be.\n");
  }

  @Test
  void takesAnAnnouncementForWhatItIs() {
    assertThat(run(Locale.ENGLISH, ANNOUNCEMENT, "--commitment", COMMITMENT)).as(err::toString).isZero();
    assertThat(out.toString()).contains("The draw itself is not in this file.").endsWith("the record of the draw has to have the same one.\n");
    assertThat(run(Locale.ENGLISH, ANNOUNCEMENT, "--seal", SEAL)).isEqualTo(1);
  }

  @Test
  void namesFileLineAndFault() throws IOException {
    byte[] zip = Files.readAllBytes(Path.of(RECORD));
    byte[] what = ",declared,".getBytes(StandardCharsets.US_ASCII);
    int at = indexOf(zip, what);
    zip[at + 1] = 'D';
    Path changed = Files.write(folder.resolve("changed.zip"), zip);

    assertThat(run(Locale.ENGLISH, changed.toString())).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("log.csv:3: “Declared” is no reason for a redraw. Reasons are declared, interest, relation, unavailable, left.\n");
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    assertThat(run(Locale.ENGLISH, folder.resolve("absent.zip").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("absent.zip: There is no such file. Check the path.");
    assertThat(run(Locale.ENGLISH)).isEqualTo(2);
  }

  private int run(Locale locale, String... args) {
    out = new StringWriter();
    err = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Texts.load(), locale);
    return Haihe.run(terminal, Stream.concat(Stream.of("draw", "verify"), Stream.of(args)).toArray(String[]::new));
  }

  private static int indexOf(byte[] bytes, byte[] what) {
    for (int i = 0; i + what.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException();
  }
}
