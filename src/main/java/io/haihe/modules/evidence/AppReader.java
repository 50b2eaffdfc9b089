package io.haihe.modules.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the manifest of an app, in a process of its own with little memory, little time and no secrets. */
@Component
class AppReader {

  private static final int MANIFEST = 4_000_000;
  private static final int ANSWER = 2_000_000;
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

  /** @return empty for what cannot be read */
  Optional<App> read(byte[] apk) throws IOException {
    Path folder = Files.createTempDirectory("haihe-app");
    try {
      Path zip = Files.write(folder.resolve("app.apk"), apk);
      Path manifest = folder.resolve("manifest");
      return unpack(zip, manifest) ? ask(manifest) : Optional.empty();
    } finally {
      Files.deleteIfExists(folder.resolve("app.apk"));
      Files.deleteIfExists(folder.resolve("manifest"));
      Files.delete(folder);
    }
  }

  private static boolean unpack(Path zip, Path to) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      ZipEntry entry = file.getEntry("AndroidManifest.xml");
      if (entry == null) {
        return false;
      }
      try (InputStream in = file.getInputStream(entry)) {
        byte[] bytes = in.readNBytes(MANIFEST + 1);
        Files.write(to, bytes);
        return bytes.length <= MANIFEST;
      }
    } catch (ZipException broken) {
      return false;
    }
  }

  private static Optional<App> ask(Path manifest) throws IOException {
    ProcessBuilder program = new ProcessBuilder(command());
    program.environment().clear();
    program.redirectInput(manifest.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = program.start();
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            process::destroyForcibly, CompletableFuture.delayedExecutor(TIME.toSeconds(), TimeUnit.SECONDS));
    try (InputStream out = process.getInputStream()) {
      byte[] answer = out.readNBytes(ANSWER);
      return Optional.of(JsonMapper.shared().readValue(answer, App.class));
    } catch (JacksonException noAnswer) {
      return Optional.empty();
    } finally {
      end.cancel(false);
      process.destroyForcibly();
    }
  }

  private static List<String> command() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> limits =
        List.of(java, "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"));
    String main = ManifestProgram.class.getName();
    boolean packed = ClassUtils.isPresent(LAUNCHER, ClassLoader.getSystemClassLoader());
    return Stream.concat(
            limits.stream(), packed ? List.of("-Dloader.main=" + main, LAUNCHER).stream() : List.of(main).stream())
        .toList();
  }
}
