package io.haihe.kernel.intake;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Keeps of a WebP file the chunks that are needed to show it; EXIF, XMP and unknown ones go. */
final class WebpCleaner {

  private static final int HEADER = 12;
  private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
  private static final int EXIF_AND_XMP = 0x08 | 0x04;

  private WebpCleaner() {}

  static byte[] clean(byte[] bytes) throws BrokenFile {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      int end = Math.min(bytes.length, Math.addExact(in.getInt(4), 8));
      in.position(HEADER);
      while (in.position() + 8 <= end) {
        chunk(in, out);
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException cutOff) {
      throw new BrokenFile();
    }
    ByteBuffer whole = ByteBuffer.allocate(HEADER + out.size()).order(ByteOrder.LITTLE_ENDIAN);
    whole.put(bytes, 0, 4).putInt(4 + out.size()).put(bytes, 8, 4).put(out.toByteArray());
    return whole.array();
  }

  private static void chunk(ByteBuffer in, ByteArrayOutputStream out) {
    byte[] name = new byte[4];
    in.get(name);
    int length = in.getInt();
    byte[] body = new byte[length + (length & 1)];
    in.get(body, 0, length);
    if (in.hasRemaining() && (length & 1) == 1) {
      in.get();
    }
    String type = new String(name, StandardCharsets.US_ASCII);
    if (!KEPT.contains(type)) {
      return;
    }
    if (type.equals("VP8X")) {
      body[0] &= ~EXIF_AND_XMP;
    }
    out.writeBytes(name);
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
    out.writeBytes(body);
  }
}
