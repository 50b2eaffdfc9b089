package io.haihe.modules.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the data of the demonstration; its shape is that of {@link Cast} and {@link Play}. */
final class DemoFile {

  static final String PEOPLE = "people.yaml";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .build();

  private DemoFile() {}

  static Cast cast() {
    return files(true).map(file -> read(file, Cast.class)).findFirst().orElseThrow();
  }

  static Programme programme() {
    return read(new PathMatchingResourcePatternResolver().getResource("classpath:demo/inspection/programme.yaml"), Programme.class);
  }

  static List<Play> plays() {
    return files(false).map(file -> read(file, Play.class)).toList();
  }

  private static Stream<Resource> files(boolean people) {
    try {
      return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:demo/*.yaml"))
          .filter(file -> people == Objects.equals(file.getFilename(), PEOPLE))
          .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T read(Resource file, Class<T> type) {
    try (InputStream in = file.getInputStream()) {
      return YAML.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
