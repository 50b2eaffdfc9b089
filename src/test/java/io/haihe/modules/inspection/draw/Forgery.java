package io.haihe.modules.inspection.draw;

import io.haihe.platform.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipInputStream;

/** A record taken apart, changed, and put together again. */
final class Forgery {

  final Map<String, byte[]> files = new LinkedHashMap<>();

  static Forgery of(byte[] zip) {
    Forgery forgery = new Forgery();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        forgery.files.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return forgery;
  }

  String text(String file) {
    return new String(files.get(file), StandardCharsets.UTF_8);
  }

  Forgery put(String file, String text) {
    files.put(file, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Forgery change(String file, UnaryOperator<String> change) {
    String after = change.apply(text(file));
    if (after.equals(text(file))) {
      throw new IllegalArgumentException("nothing is changed in " + file);
    }
    return put(file, after);
  }

  Forgery replace(String file, String what, String by) {
    return change(file, text -> text.replace(what, by));
  }

  /** Writes the hash of a pool into the announcement as it is now. */
  Forgery rehash(String pool) {
    return change(Announcement.FILE, text -> text.replaceAll("(\"" + pool + "\": \")[0-9a-f]+", "$1" + Digests.sha256Hex(files.get(pool))));
  }

  /** Writes the commitment anew as well. */
  Forgery recommit() {
    String secret = text(DrawRecord.DRAW).replaceAll("(?s).*\"secret\": \"([0-9a-f]+).*", "$1");
    return put(Announcement.COMMITMENT, Digests.sha256Hex(("haihe draw commitment 1\n" + secret + "\n" + text(Announcement.FILE)).getBytes(StandardCharsets.UTF_8)) + "\n");
  }

  /** Writes all seals anew. */
  Forgery reseal() {
    String seal = LogFile.foundation(files.get(DrawRecord.DRAW), files.get(DrawRecord.DRAWN));
    StringBuilder log = new StringBuilder();
    for (String line : text(DrawRecord.LOG).split("\n")) {
      if (log.isEmpty()) {
        log.append(line).append('\n');
      } else {
        String rest = line.substring(0, line.lastIndexOf(','));
        seal = LogFile.seal(seal, rest);
        log.append(rest).append(',').append(seal).append('\n');
      }
    }
    return put(DrawRecord.LOG, log.toString());
  }

  byte[] zip() {
    return DrawFixtures.bytes(out -> Archive.write(files, out));
  }

  Verification verified() {
    return Verification.of(zip());
  }
}
