package io.haihe.modules.inspection.draw;

import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** log.csv: that it was drawn, and each redraw in its order. The last cell of a line is the hash of the line before it and of the rest of this one. */
final class LogFile {

  static final List<String> COLUMNS = List.of("number", "at", "reason", "party", "out", "in", "seal");
  static final String DRAWN = "drawn";

  private LogFile() {}

  /** What the first seal stands on. */
  static String foundation(byte[] draw, byte[] drawn) {
    return Digests.sha256Hex(draw) + Digests.sha256Hex(drawn);
  }

  static String drawn(Instant at) {
    return line(0, at, DRAWN, "", "", null);
  }

  static String line(int number, Instant at, String reason, String party, String out, @Nullable String in) {
    return Csv.line(List.of(Integer.toString(number), at.toString(), reason, party, out, in == null ? "" : in));
  }

  /** @param rest the line without its last cell and the comma before that */
  static String seal(String before, String rest) {
    return Digests.sha256Hex((before + "\n" + rest).getBytes(StandardCharsets.UTF_8));
  }

  static byte[] of(String first, String seal, List<Redraw> redraws) {
    StringBuilder text = new StringBuilder(Csv.line(COLUMNS)).append('\n').append(first).append(',').append(seal).append('\n');
    for (Redraw one : redraws) {
      text.append(line(one.number(), one.at(), one.reason().code(), one.party(), one.out(), one.in())).append(',').append(one.seal()).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
