package io.haihe.kernel.intake;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Keeps of a PNG file the chunks that are needed to show it; texts, times, EXIF and whatever follows the end go. */
final class PngCleaner {

  private static final int SIGNATURE = 8;
  private static final Set<String> KEPT =
      Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "pHYs", "acTL",
          "fcTL", "fdAT");

  private PngCleaner() {}

  static byte[] clean(byte[] bytes) throws BrokenFile {
    ByteBuffer in = ByteBuffer.wrap(bytes).position(SIGNATURE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, SIGNATURE);
    try {
      String type = "";
      while (!type.equals("IEND")) {
        int start = in.position();
        int length = in.getInt();
        byte[] name = new byte[4];
        in.get(name);
        type = new String(name, StandardCharsets.US_ASCII);
        in.position(Math.addExact(Math.addExact(in.position(), length), 4));
        if (KEPT.contains(type)) {
          out.write(bytes, start, in.position() - start);
        }
      }
      return out.toByteArray();
    } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException cutOff) {
      throw new BrokenFile();
    }
  }
}
