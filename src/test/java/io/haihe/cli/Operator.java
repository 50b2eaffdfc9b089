package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.platform.Texts;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Somebody at a terminal with a data folder of their own. The commands are carried out one after another by one process with an environment of its
 * own, since a Java process that begins anew for each costs seconds.
 */
final class Operator implements AutoCloseable {

  private static final String ANSWER = "answer:";

  private final Process process;
  private final BufferedReader answers;
  private final Path errors;

  record Ended(int code, String said) {}

  /**
   * @param data the data folder
   * @param here where files are written that are named without a folder
   * @param database where it is, as the environment says it; empty for one of their own in the data folder, which takes seconds to make
   */
  Operator(Path data, Path here, Map<String, String> database) throws IOException {
    errors = here.resolve(data.getFileName() + ".errors");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Dhaihe.home=" + Path.of("").toAbsolutePath(),
            "-cp", absolute(System.getProperty("java.class.path")), Operator.class.getName())
            .directory(here.toFile())
            .redirectError(errors.toFile());
    builder.environment().put("HAIHE_DATA", data.toString());
    builder.environment().keySet().removeAll(List.of("HAIHE_DB_URL", "HAIHE_SECRET"));
    builder.environment().putAll(database);
    process = builder.start();
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator)).map(each -> Path.of(each).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
  }

  /** @param language the operator's */
  Ended haihe(String language, String... args) throws IOException {
    BufferedWriter command = process.outputWriter(StandardCharsets.UTF_8);
    command.write(language + "\t" + String.join("\t", args) + "\n");
    command.flush();
    String answer = answers.readLine();
    while (answer != null && !answer.startsWith(ANSWER)) {
      answer = answers.readLine();
    }
    assertThat(answer).as("see %s", errors).isNotNull();
    String[] parts = answer.split(":");
    return new Ended(Integer.parseInt(parts[1]), parts.length < 3 ? "" : new String(Base64.getDecoder().decode(parts[2]), StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws Exception {
    process.outputWriter(StandardCharsets.UTF_8).close();
    process.waitFor();
  }

  /** Reads a command a line: the language, and the arguments. */
  public static void main(String[] none) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      List<String> words = List.of(line.split("\t"));
      StringWriter all = new StringWriter();
      PrintWriter out = new PrintWriter(all, true);
      Terminal terminal = new Terminal(out, out, Texts.load(), Locale.forLanguageTag(words.getFirst()));
      int code = Haihe.run(terminal, words.subList(1, words.size()).toArray(String[]::new));
      System.out.println(ANSWER + code + ":" + Base64.getEncoder().encodeToString(all.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }
}
