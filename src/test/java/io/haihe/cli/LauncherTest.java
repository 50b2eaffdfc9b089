package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code haihe} script in a project of its own, with only the programs a test gives it. */
class LauncherTest {

  private static final List<String> TOOLS =
      List.of("bash", "env", "dirname", "basename", "readlink", "sed", "head", "tail", "ls", "find", "date", "mkdir", "mv", "rm",
          "cat", "touch");

  @TempDir Path folder;
  private Path project;
  private Path tools;

  private record Answer(int code, String text) {}

  @BeforeEach
  void makeAProject() throws IOException {
    project = Files.createDirectories(folder.resolve("project with space"));
    tools = Files.createDirectories(folder.resolve("tools"));
    for (var tool : TOOLS) {
      Files.createSymbolicLink(tools.resolve(tool), where(tool));
    }
    for (var part : List.of("src/main", "scenarios", "cities", "target")) {
      Files.createDirectories(project.resolve(part));
    }
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    script("haihe", Files.readString(Path.of("haihe")));
  }

  @Test
  void saysHowToGetAJdkWhereThereIsNone() throws Exception {
    script("haihe", Files.readString(Path.of("haihe")).replace("needed=25", "needed=99"));

    assertThat(launch("en", "version")).satisfies(answer -> {
      assertThat(answer.code()).isEqualTo(1);
      assertThat(answer.text()).hasLineCount(1).contains("needs JDK 99", "adoptium.net", "JAVA_HOME");
    });
    assertThat(launch("zh", "version").text()).hasLineCount(1).contains("海河需要 JDK 99");
  }

  @Test
  void saysThatMavenIsMissingOnlyWhenItMustBuild() throws Exception {
    assertThat(launch("en", "version"))
        .satisfies(answer -> assertThat(answer.text()).hasLineCount(1).contains("Maven is needed"))
        .satisfies(answer -> assertThat(answer.code()).isEqualTo(1));
  }

  @Test
  void buildsOnceAndAgainAfterAChangeAndPassesEverythingOn() throws Exception {
    program("mvn", "echo \"built $*\" >&2; touch '" + project + "/target/haihe-1-app.jar'");
    var jdk = fakeJdk();

    var first = launch("en", jdk, "serve", "--port", "1 2");
    var second = launch("en", jdk, "serve");
    Files.writeString(project.resolve("scenarios/new.yaml"), "later");
    Files.setLastModifiedTime(
        project.resolve("scenarios/new.yaml"),
        FileTime.from(Instant.now().plusSeconds(60)));
    var third = launch("en", jdk, "serve");

    assertThat(first.text()).contains("Building Haihe", "built -q -B", "-DskipTests package").endsWith("<serve><--port><1 2>\n");
    assertThat(second.text()).doesNotContain("built").endsWith("<serve>\n");
    assertThat(third.text()).contains("built");
  }

  @Test
  void runsEveryTestByMavensVerify() throws Exception {
    program("mvn", "echo \"mvn $*\"");

    assertThat(launch("en", fakeJdk(), "test").text())
        .isEqualTo("mvn -B -f " + project + "/pom.xml verify\n");
  }

  @Test
  void buildsTheBenchmarksOnceAndPassesTheirNamesOn() throws Exception {
    program("mvn", "echo \"built $*\" >&2; mkdir -p '" + project + "/bench/target'; echo a.jar > '" + project + "/bench/target/classpath'");
    var jdk = fakeJdk();

    var first = launch("en", jdk, "bench", "lifecycle", "--quick");
    var second = launch("en", jdk, "bench");

    assertThat(first.text())
        .contains("built -q -B -f " + project + "/bench/reactor.xml")
        .endsWith("<io.haihe.bench.Bench><lifecycle><--quick>\n");
    assertThat(second.text()).isEqualTo("<io.haihe.bench.Bench>\n");
  }

  @Test
  void rehearsesTheStartOnceAndServesWithTheRecording() throws Exception {
    program("mvn", "touch '" + project + "/target/haihe-1-app.jar'");
    var jdk = fakeJdk();

    var first = launch("en", jdk, "serve");
    var second = launch("en", jdk, "serve");

    assertThat(first.text()).contains("Rehearsing").endsWith("<serve>\n");
    assertThat(second.text()).doesNotContain("Rehearsing").endsWith("<serve>\n");
    assertThat(asked()).hasSize(4).last().asString().contains("-XX:AOTCache=");
    try (var left = Files.list(project.resolve("target"))) {
      assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("rehearsal"));
    }
  }

  @Test
  void servesWithoutARecordingWhereTheRehearsalFails() throws Exception {
    program("mvn", "touch '" + project + "/target/haihe-1-app.jar'");
    var jdk = fakeJdk();
    executable(jdk.resolve("bin/java"), Files.readString(jdk.resolve("bin/java")).replace("echo recorded", "exit 1; echo"));

    var first = launch("en", jdk, "serve");
    var second = launch("en", jdk, "serve");

    assertThat(first).satisfies(answer -> assertThat(answer.code()).isZero()).extracting(Answer::text).asString().endsWith("<serve>\n");
    assertThat(second.text()).doesNotContain("Rehearsing").endsWith("<serve>\n");
    assertThat(asked()).last().asString().doesNotContain("AOTCache");
  }

  @Test
  void isNotHeldUpByARecordingThatDoesNotFit() throws Exception {
    var recording = Files.writeString(folder.resolve("start.aot"), "not a recording");
    for (var file : List.of(recording, folder.resolve("missing.aot"))) {
      var process = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:AOTCache=" + file, "-Xlog:aot*=off",
              "-Xlog:cds*=off", "--version")
          .redirectErrorStream(true)
          .start();

      assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).doesNotContainIgnoringCase("aot");
      assertThat(process.waitFor()).isZero();
    }
  }

  /** How the JVM was called, once a line. */
  private List<String> asked() throws IOException {
    return Files.readAllLines(folder.resolve("asked"));
  }

  /** Unpacks like Spring Boot's tools and shows what it is started with. */
  private Path fakeJdk() throws IOException {
    var jdk = Files.createDirectories(folder.resolve("jdk"));
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
    executable(jdk.resolve("bin/javac"), "");
    executable(
        jdk.resolve("bin/java"),
        """
        echo "$*" >> '%s'
        for word; do
          case "$word" in -XX:AOTCacheOutput=*) echo recorded > "${word#*=}"; exit ;; esac
        done
        case "$1" in
          -Djarmode=tools) mkdir -p "$7"; : > "$7/haihe-1-app.jar" ;;
          *) while [ "$1" != -jar ] && [ "$1" != -cp ]; do shift; done; shift 2; printf '<%%s>' "$@"; echo ;;
        esac
        """.formatted(folder.resolve("asked")));
    return jdk;
  }

  private Answer launch(String language, String... args) throws Exception {
    return launch(language, Path.of(System.getProperty("java.home")), args);
  }

  private Answer launch(String language, Path jdk, String... args) throws Exception {
    var line = new ArrayList<>(List.of(project.resolve("haihe").toString()));
    line.addAll(List.of(args));
    var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(
        Map.of("PATH", tools.toString(), "HOME", folder.toString(), "JAVA_HOME", jdk.toString(), "HAIHE_LANG", language));
    var process = builder.start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text);
  }

  private void script(String name, String text) throws IOException {
    Files.writeString(project.resolve(name), text);
    project.resolve(name).toFile().setExecutable(true);
  }

  private void program(String name, String body) throws IOException {
    executable(tools.resolve(name), body);
  }

  private static void executable(Path file, String body) throws IOException {
    Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
    file.toFile().setExecutable(true);
  }

  private static Path where(String tool) {
    return List.of("/usr/bin", "/bin").stream()
        .map(folder -> Path.of(folder, tool))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }
}
