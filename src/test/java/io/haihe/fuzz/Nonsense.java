package io.haihe.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Values at the edges of what a reader expects, and files with something wrong in them. */
final class Nonsense {

  private static final List<String> VALUES =
      List.of(
          "", " ", "0", "-1", "1", "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "1e308", "-0.0",
          "NaN", "Infinity", "null", "true", "2025-06-16", "2025-02-30", "2025-06-16T09:00:00+08:00", "0000-01-01",
          "-999999999-01-01", "+999999999-12-31", "+999999999-12-31T23:59:59Z", "2025-13", "-999999999-01",
          "990101000000", "990101001001", "000000000000", "999999999999999", "120101", "never_1", "9999999999999999_1",
          "'; drop table casework_case; --", "%", "_%\\", "a\0b", "\ud800", "\uffff", "💡", "路灯不亮", "../../etc/passwd",
          "<script>alert(1)</script>", "${7*7}", "{{7*7}}", "x".repeat(5000), "{}", "[]", "\"", "city-management", "matter",
          "06010", "H0101", "reported", "register", "due", "newest", "open", "all", "send", "drop:1",
          "7b1c2f0e-0000-4000-8000-000000000001", "take:city-management:register", "assign", "\r\nSet-Cookie: a=b");

  private final Random random;

  Nonsense(Random random) {
    this.random = random;
  }

  String value() {
    return pick(VALUES);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  /** A path segment that is none by itself. */
  String segment() {
    String value = value();
    return value.isBlank() || value.matches("(?s).*[\0/\\\\%;.\ud800\uffff<{\r\n].*") ? "1" : value;
  }

  /** JSON of about the shape its reader expects. */
  String json(List<String> fields, int depth) {
    StringBuilder object = new StringBuilder("{");
    for (int i = random.nextInt(fields.size() + 2); i > 0; i--) {
      String field = fields.isEmpty() || oneIn(12) ? value() : pick(fields);
      object.append(object.length() > 1 ? "," : "").append(quoted(field)).append(':').append(jsonValue(fields, depth));
    }
    return object.append('}').toString();
  }

  private String jsonValue(List<String> fields, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0 -> "null";
      case 1 -> String.valueOf(random.nextLong());
      case 2 -> pick(List.of("1e400", "12345678901234567890123", "true", "-0.0"));
      case 3, 4 -> quoted(value());
      case 5 -> "[" + jsonValue(fields, depth - 1) + "]";
      default -> json(fields, depth - 1);
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char one : text.toCharArray()) {
      boolean plain = one >= ' ' && one != '"' && one != '\\' && !Character.isSurrogate(one);
      quoted.append(plain ? String.valueOf(one) : String.format("\\u%04x", (int) one));
    }
    return quoted.append('"').toString();
  }

  /** The same file with a line lost, doubled or moved, a value in another's place, or a byte that is another. */
  byte[] changed(String file) {
    List<String> lines = new java.util.ArrayList<>(file.lines().toList());
    for (int i = random.nextInt(3); i >= 0 && !lines.isEmpty(); i--) {
      int at = random.nextInt(lines.size());
      switch (random.nextInt(6)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
        case 2 -> lines.set(at, lines.get(at).replaceFirst("[\\w\u4e00-\u9fff]+", java.util.regex.Matcher.quoteReplacement(value())));
        case 3 -> lines.set(at, lines.get(at) + value());
        case 4 -> lines.set(at, lines.get(at).replaceFirst("[:,{}\\[\\]\"]", ""));
        default -> lines.set(at, " ".repeat(random.nextInt(9)) + lines.get(at).strip());
      }
    }
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    if (oneIn(4) && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
