package io.haihe.modules.inspection.draw;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * JSON in the one form a record may have: two spaces a level, members in their order, of strings only {@code "} and {@code \} escaped, LF at the
 * end. Written here, so that a record of today is still the same bytes under another version of a library.
 */
final class Json {

  private Json() {}

  /** @param object of strings, whole numbers and such maps; strings without control characters */
  static byte[] of(Map<String, ?> object) {
    return (object(object, "\n") + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String object(Map<?, ?> members, String line) {
    String inner = line + "  ";
    return members.isEmpty()
        ? "{}"
        : members.entrySet().stream()
            .map(member -> inner + string(String.valueOf(member.getKey())) + ": " + value(member.getValue(), inner))
            .collect(Collectors.joining(",", "{", line + "}"));
  }

  private static String value(Object value, String line) {
    return switch (value) {
      case Map<?, ?> members -> object(members, line);
      case Integer number -> number.toString();
      default -> string(value.toString());
    };
  }

  private static String string(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
