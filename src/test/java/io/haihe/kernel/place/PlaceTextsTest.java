package io.haihe.kernel.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlaceTextsTest {

  private static final Pattern KEY = Pattern.compile("\"(place\\.[a-z-]+\\.[a-z0-9-]+)\"");

  private static Set<String> keys(String bundle) throws IOException {
    Properties texts = new Properties();
    try (Reader in = new InputStreamReader(
        PlaceTextsTest.class.getResourceAsStream("/messages/" + bundle), StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return new TreeSet<>(texts.stringPropertyNames());
  }

  @Test
  void everyFindingHasItsSentenceAndItsMendInBothLanguages() throws IOException {
    Set<String> expected = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/io/haihe/kernel/place"))) {
      for (Path file : files.toList()) {
        KEY.matcher(Files.readString(file)).results().map((MatchResult found) -> found.group(1)).forEach(key -> {
          expected.add(key);
          expected.add(key + ".mend");
        });
      }
    }
    assertThat(expected).hasSizeGreaterThan(80);
    assertThat(keys("place.properties")).isEqualTo(expected);
    assertThat(keys("place_zh.properties")).isEqualTo(expected);
  }
}
