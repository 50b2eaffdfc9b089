package io.haihe.kernel.intake.classify;

import io.haihe.platform.BadInput;
import io.haihe.platform.Digests;
import io.haihe.platform.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A classifier in a file: eight letters, a version, the compressed model, and the SHA-256 of all before. The same classifier gives the
 * same bytes on the same Java.
 */
final class ModelFile {

  static final int VERSION = 2;
  private static final byte[] BEGIN = "HAIHECLS".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = BEGIN.length + Integer.BYTES;
  private static final int CHECKSUM = 32;

  private ModelFile() {}

  /** An older file is replaced at once or not at all. */
  static void write(Path file, Classifier classifier) {
    try {
      Path beside = file.resolveSibling(file.getFileName() + ".part");
      Files.write(beside, bytes(classifier));
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new BadInput(Finding.ofField("", "intake.classify.model.unwritable", file));
    }
  }

  static byte[] bytes(Classifier classifier) {
    byte[] head = ByteBuffer.allocate(HEAD).put(BEGIN).putInt(VERSION).array();
    byte[] whole = joined(head, packed(classifier));
    return joined(whole, Digests.sha256(whole));
  }

  private static byte[] packed(Classifier classifier) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new DeflaterOutputStream(packed))) {
      ModelBody.write(out, classifier);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  /** @throws BadInput if it is none, of a newer version, or not as it was written */
  static Classifier read(Path file) {
    return read(file.toString(), bytes(file));
  }

  /** @param file what it is called in a refusal */
  static Classifier read(String file, byte[] bytes) {
    int end = bytes.length - CHECKSUM;
    if (end < HEAD || !Arrays.equals(bytes, 0, BEGIN.length, BEGIN, 0, BEGIN.length)) {
      throw refused(file, "intake.classify.model.foreign");
    }
    int version = ByteBuffer.wrap(bytes).getInt(BEGIN.length);
    if (version != VERSION) {
      throw refused(file, "intake.classify.model.version", version, VERSION);
    }
    byte[] checksum = Digests.sha256(Arrays.copyOf(bytes, end));
    if (!Arrays.equals(checksum, 0, CHECKSUM, bytes, end, bytes.length)) {
      throw refused(file, "intake.classify.model.broken");
    }
    var packed = new ByteArrayInputStream(bytes, HEAD, end - HEAD);
    try (var in = new DataInputStream(new InflaterInputStream(packed))) {
      return ModelBody.read(in);
    } catch (IOException e) {
      throw refused(file, "intake.classify.model.broken");
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw refused(file.toString(), "intake.classify.model.unreadable");
    }
  }

  private static BadInput refused(String file, String code, Object... args) {
    return new BadInput(Finding.at(file, 0, 0, "", code, args));
  }
}
