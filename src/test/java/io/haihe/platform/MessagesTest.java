package io.haihe.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Holds every bundle of every module to the same few rules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesTest {

  @ParameterizedTest
  @MethodSource("modules")
  void saysEverythingInBothLanguages(String module) throws IOException {
    assertThat(bundle(module + "_zh").keySet()).isEqualTo(bundle(module).keySet());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void keysBeginWithTheirModule(String module) throws IOException {
    assertThat(bundle(module).keySet()).allMatch(key -> key.startsWith(module + "."));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void usesTheSameArgumentsInBothLanguages(String module) throws IOException {
    var chinese = bundle(module + "_zh");
    bundle(module)
        .forEach(
            (key, english) ->
                assertThat(arguments(Objects.requireNonNull(chinese.get(key)))).as(key).isEqualTo(arguments(english)));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void doublesApostrophesWhereAndOnlyWhereThereAreArguments(String bundle) throws IOException {
    bundle(bundle)
        .forEach(
            (key, text) -> {
              if (text.contains("{")) {
                assertThat(text.replace("''", "")).as(key).doesNotContain("'");
              } else {
                assertThat(text).as(key).doesNotContain("''");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void hasNoEmptyText(String bundle) throws IOException {
    assertThat(bundle(bundle).values()).noneMatch(String::isBlank);
  }

  static Stream<String> modules() throws IOException {
    return bundles().map(name -> name.replace("_zh", "")).distinct();
  }

  static Stream<String> bundles() throws IOException {
    return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
        .map(Resource::getFilename)
        .map(name -> Objects.requireNonNull(name).replace(".properties", ""));
  }

  private static int arguments(String text) {
    return text.contains("{") ? new MessageFormat(text).getFormatsByArgumentIndex().length : 0;
  }

  private static Map<String, String> bundle(String name) throws IOException {
    var properties = new Properties();
    var file = MessagesTest.class.getResourceAsStream("/messages/" + name + ".properties");
    try (var reader = new InputStreamReader(Objects.requireNonNull(file, name), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    var texts = new TreeMap<String, String>();
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    return texts;
  }
}
