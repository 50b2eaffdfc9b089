package io.haihe.kernel.scenario;

import io.haihe.kernel.scenario.reading.PackageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds packages: those that ship with the product, and those of the operator's folder, which win. */
final class ScenarioSources {

  private static final String MAIN = "scenario.yaml";
  private static final String SHIPPED = "classpath*:scenarios/";

  private ScenarioSources() {}

  /** Packages by the name of their folder. */
  static Map<String, PackageFiles> find(Path folder) throws IOException {
    Map<String, PackageFiles> packages = shipped();
    if (Files.isDirectory(folder)) {
      try (var below = Files.list(folder)) {
        for (Path one : below.filter(path -> Files.exists(path.resolve(MAIN))).sorted().toList()) {
          packages.put(one.getFileName().toString(), PackageFiles.ofFolder(one));
        }
      }
    }
    return packages;
  }

  private static Map<String, PackageFiles> shipped() throws IOException {
    var resolver = new PathMatchingResourcePatternResolver();
    Map<String, PackageFiles> packages = new LinkedHashMap<>();
    for (Resource main : resolver.getResources(SHIPPED + "*/" + MAIN)) {
      String url = main.getURL().toString();
      String root = url.substring(0, url.length() - MAIN.length());
      String name = root.substring(root.lastIndexOf('/', root.length() - 2) + 1, root.length() - 1);
      packages.put(name, read(resolver, name, root));
    }
    return packages;
  }

  private static PackageFiles read(PathMatchingResourcePatternResolver resolver, String name, String root)
      throws IOException {
    var files = new TreeMap<String, byte[]>();
    for (Resource file : resolver.getResources(SHIPPED + name + "/**")) {
      String url = file.getURL().toString();
      if (url.startsWith(root) && !url.endsWith("/") && file.isReadable()) {
        files.put(url.substring(root.length()), file.getContentAsByteArray());
      }
    }
    return new PackageFiles(name, files);
  }
}
