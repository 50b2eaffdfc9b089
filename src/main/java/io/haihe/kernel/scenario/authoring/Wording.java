package io.haihe.kernel.scenario.authoring;

import io.haihe.kernel.scenario.reading.PackageFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * What the files of a package word: its texts and the choices of its lists.
 *
 * @param section {@code texts} or {@code lists}
 * @param key of the text, or of the list
 * @param part the language, of a list behind the code
 */
record Wording(String section, String key, String part, String text) {

  private static final String TEXTS = "texts/";
  private static final String LISTS = "lists/";
  private static final CSVFormat LIST =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).setAllowMissingColumnNames(true).get();

  /** Of a package without faults. */
  static List<Wording> of(PackageFiles files) {
    List<Wording> all = new ArrayList<>();
    try {
      for (String file : files.below(TEXTS, ".properties")) {
        texts(bare(file, TEXTS), read(files, file), all);
      }
      for (String file : files.below(LISTS, ".csv")) {
        list(bare(file, LISTS), read(files, file), all);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static void texts(String language, StringReader file, List<Wording> all) throws IOException {
    Properties texts = new Properties();
    texts.load(file);
    texts.stringPropertyNames().stream().sorted()
        .forEach(key -> all.add(new Wording("texts", key, language, texts.getProperty(key).strip())));
  }

  private static void list(String name, StringReader file, List<Wording> all) throws IOException {
    try (CSVParser choices = LIST.parse(file)) {
      choices.forEach(choice -> {
        all.add(new Wording("lists", name, choice.get("code") + ".en", choice.get("name_en")));
        all.add(new Wording("lists", name, choice.get("code") + ".zh", choice.get("name_zh")));
      });
    }
  }

  private static String bare(String file, String folder) {
    return file.substring(folder.length(), file.lastIndexOf('.'));
  }

  private static StringReader read(PackageFiles files, String file) {
    String text = new String(files.files().getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
    return new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }
}
