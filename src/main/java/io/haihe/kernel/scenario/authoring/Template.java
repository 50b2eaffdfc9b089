package io.haihe.kernel.scenario.authoring;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A small package that works, to begin a new one with. */
public final class Template {

  private static final String ROOT = "scenario-template/";
  private static final String SCHEMA = "schema/scenario.schema.json";
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_PREFIX = 6;

  private Template() {}

  /**
   * Makes a package in a new folder, with the schema for editors beside it.
   *
   * @param key the scenario's key, in kebab-case
   * @param parent the folder the package's folder is made in
   * @return the package's folder
   * @throws BadInput if the key is no key, or the folder exists
   */
  public static Path make(String key, Path parent) throws IOException {
    SortedMap<String, byte[]> files = files("NAME", key);
    Path folder = parent.resolve(key);
    if (Files.exists(folder)) {
      throw new BadInput(Finding.ofField("NAME", "scenario.template.exists", folder));
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    writeSchema(parent.resolve(SCHEMA));
    return folder;
  }

  /** Beside the packages, where their first line names it for editors. */
  private static void writeSchema(Path file) throws IOException {
    byte[] schema = new ClassPathResource("scenarios/" + SCHEMA).getContentAsByteArray();
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), schema)) {
      Files.createDirectories(file.getParent());
      Files.write(file, schema);
    }
  }

  /**
   * The files of a package by path.
   *
   * @param field what the key was entered as
   * @throws BadInput if the key is no key
   */
  public static SortedMap<String, byte[]> files(String field, String key) throws IOException {
    if (!KEY.matcher(key).matches()) {
      throw new BadInput(Finding.ofField(field, "scenario.template.key", key));
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:" + ROOT + "**")) {
      String url = file.getURL().toString();
      if (file.isReadable() && !url.endsWith("/")) {
        String text = file.getContentAsString(StandardCharsets.UTF_8).replace("@key@", key).replace("@PREFIX@", prefix(key));
        files.put(url.substring(url.lastIndexOf(ROOT) + ROOT.length()), text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  /** The first letters of its words, or of its only one. */
  private static String prefix(String key) {
    String letters = key.contains("-")
        ? Arrays.stream(key.split("-")).map(word -> word.substring(0, 1)).filter(letter -> !Character.isDigit(letter.charAt(0)))
            .collect(Collectors.joining())
        : key.replaceAll("[^a-z]", "").substring(0, 1);
    return letters.substring(0, Math.min(LONGEST_PREFIX, letters.length())).toUpperCase(Locale.ROOT);
  }
}
