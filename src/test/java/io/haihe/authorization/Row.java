package io.haihe.authorization;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of the table: a route, who gets what answer, and with what it is called.
 *
 * @param expected a letter for each caller, in the order of {@link Callers}
 * @param given values of the path's variables and of parameters; {@code json} is a body
 */
record Row(int line, String method, String pattern, String expected, Map<String, String> given) {

  private static final int GROUPS = 6;

  static List<Row> read(Path table) throws IOException {
    List<String> lines = Files.readAllLines(table);
    return java.util.stream.IntStream.range(0, lines.size())
        .filter(at -> !lines.get(at).isBlank() && !lines.get(at).startsWith("#"))
        .mapToObj(at -> parse(at + 1, lines.get(at)))
        .toList();
  }

  private static Row parse(int line, String text) {
    String[] words = text.strip().split("\\s+");
    StringBuilder expected = new StringBuilder();
    for (int i = 2; i < 2 + GROUPS && i < words.length; i++) {
      expected.append(words[i]);
    }
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 2 + GROUPS; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      given.put(pair[0], pair[1].replace("%00", "\0"));
    }
    return new Row(line, words[0], words[1], expected.toString(), given);
  }

  String route() {
    return method + " " + pattern;
  }
}
