package io.haihe.cli;

import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds a city, a scenario package or a catalogue by what was typed: a folder, a zip of a package, or the name of one that ships. */
final class Folders {

  private Folders() {}

  /** @param kind {@code cities}, {@code scenarios} or {@code catalogues} */
  static Path find(String kind, String typed) throws IOException {
    for (var folder : List.of(Path.of(typed), OpenCity.home().resolve(kind).resolve(typed))) {
      if (Files.isDirectory(folder) || typed.endsWith(".zip") && Files.isRegularFile(folder)) {
        return folder;
      }
    }
    return shipped(kind, typed);
  }

  /** Where the operator's own packages are. */
  static Path scenarios() {
    var named = System.getenv("HAIHE_SCENARIOS");
    return named == null || named.isBlank() ? OpenCity.home().resolve("scenarios") : Path.of(named);
  }

  /** @throws NotFound if it is none */
  static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new NotFound(new Finding(null, 0, 0, null, "cli.file.absent", List.of(file)));
    }
  }

  /** What ships in the jar is copied out, since it is read as files. */
  private static Path shipped(String kind, String name) throws IOException {
    var resources = name.matches("[a-z0-9-]+") ? resources("classpath*:" + kind + "/" + name + "/**") : new Resource[0];
    if (resources.length == 0) {
      throw new NotFound(new Finding(null, 0, 0, null, "cli.folder.absent", List.of(name)));
    }
    var marker = "/" + kind + "/" + name + "/";
    var target = Files.createTempDirectory("haihe-").resolve(name);
    for (var resource : resources) {
      var url = resource.getURL().toString();
      var path = url.substring(url.lastIndexOf(marker) + marker.length());
      if (resource.isReadable() && !path.isEmpty() && !path.endsWith("/")) {
        var file = target.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, resource.getContentAsByteArray());
      }
    }
    return target;
  }

  private static Resource[] resources(String pattern) throws IOException {
    return new PathMatchingResourcePatternResolver().getResources(pattern);
  }
}
