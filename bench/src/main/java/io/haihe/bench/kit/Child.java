package io.haihe.bench.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own for each contestant, so that heaps, compiled code and libraries do not touch. Asked and answered line by line. */
public final class Child implements AutoCloseable {

  /** Begins each line of the child that is an answer; the others are talk. */
  static final String ANSWER = "@ ";

  private final String name;
  private final Process process;
  private final PrintWriter to;
  private final BufferedReader from;
  private final Path log;

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.to = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts a main class of the benchmarks with the same heap for everybody. */
  public static Child start(Class<?> main, String name, String... arguments) throws IOException {
    Path log = Files.createDirectories(Folders.work()).resolve(name + ".log");
    var line = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow", "-Dhaihe.home=" + Folders.project(), "-cp",
        System.getProperty("java.class.path"), main.getName()));
    line.addAll(List.of(arguments));
    var process = new ProcessBuilder(line).redirectError(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return new Child(name, process, log);
  }

  /** Sends a line and waits for the answer. */
  public String ask(String line) throws IOException {
    to.println(line);
    for (String said = from.readLine(); said != null; said = from.readLine()) {
      if (said.startsWith(ANSWER)) {
        return said.substring(ANSWER.length());
      }
    }
    throw new IOException(name + " ended at \"" + line.split(" ")[0] + "\"; see " + log);
  }

  @Override
  public void close() {
    to.close();
    process.destroy();
  }
}
