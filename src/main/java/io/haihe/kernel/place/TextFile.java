package io.haihe.kernel.place;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads UTF-8 text, and says where it is not. */
final class TextFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextFile() {}

  /** The text without a byte order mark, or null with a finding. */
  static @Nullable String read(Path file, Findings findings) {
    if (!Files.isRegularFile(file)) {
      findings.error(0, 0, "", "place.file.missing", findings.file());
      return null;
    }
    try {
      return decode(Files.readAllBytes(file), findings);
    } catch (IOException e) {
      findings.error(0, 0, "", "place.file.unreadable", findings.file());
      return null;
    }
  }

  private static @Nullable String decode(byte[] bytes, Findings findings) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    String read = text.toString();
    if (result.isError()) {
      int lineStart = read.lastIndexOf('\n') + 1;
      int line = (int) read.chars().filter(c -> c == '\n').count() + 1;
      findings.error(line, read.length() - lineStart + 1, "", "place.file.encoding");
      return null;
    }
    return read.startsWith(BYTE_ORDER_MARK) ? read.substring(1) : read;
  }
}
