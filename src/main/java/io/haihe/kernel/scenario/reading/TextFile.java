package io.haihe.kernel.scenario.reading;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The texts of one language with their lines.
 *
 * @param language {@code zh} or {@code en}
 * @param file path in the package
 */
record TextFile(String language, String file, Map<String, String> texts, Map<String, Integer> lines) {

  static TextFile read(PackageFiles files, String language, Problems problems) {
    String file = "texts/" + language + ".properties";
    TextFile texts = new TextFile(language, file, new LinkedHashMap<>(), new LinkedHashMap<>());
    files.text(file, Position.of(file), problems).ifPresent(text -> texts.parse(text, problems));
    return texts;
  }

  private void parse(String text, Problems problems) {
    StringBuilder logical = new StringBuilder();
    int start = 1;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      logical.append(line);
      if (!comment(logical) && continues(line)) {
        logical.append('\n');
      } else {
        add(logical.toString(), start, problems);
        logical.setLength(0);
        start = number + 1;
      }
    }
    add(logical.toString(), start, problems);
  }

  private static boolean comment(CharSequence line) {
    String text = line.toString().stripLeading();
    return text.startsWith("#") || text.startsWith("!");
  }

  private static boolean continues(String line) {
    return (line.length() - line.replaceFirst("\\\\+$", "").length()) % 2 == 1;
  }

  /** One logical line through {@link Properties}, which alone knows its escapes but not its line numbers. */
  private void add(String logical, int line, Problems problems) {
    Properties entry = new Properties();
    try {
      entry.load(new StringReader(logical));
    } catch (IOException | IllegalArgumentException e) {
      problems.error(Position.line(file, line, 1, ""), "scenario.file.syntax", String.valueOf(e.getMessage()));
    }
    for (String key : entry.stringPropertyNames()) {
      if (texts.containsKey(key)) {
        problems.error(at(line, key), "scenario.file.duplicateKey", key);
      } else if (entry.getProperty(key).isBlank()) {
        problems.error(at(line, key), "scenario.text.empty", key);
      }
      texts.put(key, entry.getProperty(key).strip());
      lines.put(key, line);
    }
  }

  private Position at(int line, String key) {
    return Position.line(file, line, 1, key);
  }

  Position at(String key) {
    return at(lines.getOrDefault(key, 0), key);
  }
}
