package io.haihe.kernel.scenario;

import io.haihe.kernel.scenario.reading.PackageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds packages: those that ship with the product, and those of the operator's folder, which win. */
final class ScenarioSources {

  private static final String MAIN = "scenario.yaml";
  private static final String FOLDER = "/scenarios/";
  private static final String SHIPPED = "classpath*:scenarios/";

  private ScenarioSources() {}

  /** Packages by the name of their folder. */
  static Map<String, PackageFiles> find(Path folder) throws IOException {
    Map<String, PackageFiles> own = own(folder);
    Map<String, PackageFiles> packages = new TreeMap<>(shipped(own.keySet()));
    packages.putAll(own);
    return packages;
  }

  private static Map<String, PackageFiles> own(Path folder) throws IOException {
    Map<String, PackageFiles> packages = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (var below = Files.list(folder)) {
        for (Path one : below.filter(path -> Files.exists(path.resolve(MAIN))).toList()) {
          packages.put(one.getFileName().toString(), PackageFiles.ofFolder(one));
        }
      }
    }
    return packages;
  }

  /** In one pass over what ships, since each pass looks through the whole program. */
  private static Map<String, PackageFiles> shipped(Set<String> but) throws IOException {
    Map<String, SortedMap<String, byte[]>> found = new TreeMap<>();
    for (Resource file : new PathMatchingResourcePatternResolver().getResources(SHIPPED + "*/**")) {
      String url = file.getURL().toString();
      String[] path = url.substring(url.lastIndexOf(FOLDER) + FOLDER.length()).split("/", 2);
      if (path.length == 2 && !path[1].isEmpty() && !but.contains(path[0]) && !url.endsWith("/") && file.isReadable()) {
        found.computeIfAbsent(path[0], name -> new TreeMap<>()).put(path[1], file.getContentAsByteArray());
      }
    }
    Map<String, PackageFiles> packages = new TreeMap<>();
    found.forEach((name, files) -> {
      if (files.containsKey(MAIN)) {
        packages.put(name, new PackageFiles(name, files));
      }
    });
    return packages;
  }
}
