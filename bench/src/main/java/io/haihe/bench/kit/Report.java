package io.haihe.bench.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Prints what was measured and appends it to {@code bench/results/<date>.md}; a quick run's goes to {@code bench/target/quick.md}. */
public final class Report {

  private final Path file;
  private final Instant begun = Instant.now();
  private boolean failed;

  private Report(Path file) {
    this.file = file;
  }

  public static Report begin(List<String> names, boolean quick) throws IOException {
    Path file = quick
        ? Folders.bench().resolve("target/quick.md")
        : Folders.bench().resolve("results/" + LocalDate.now() + ".md");
    Files.createDirectories(file.getParent());
    var report = new Report(file);
    report.say("# %s, `./haihe bench %s%s`".formatted(
        report.begun.truncatedTo(ChronoUnit.MINUTES), String.join(" ", names), quick ? " --quick" : ""));
    report.say(Machine.describe() + ".");
    if (quick) {
      report.say("**A quick run: it shows that everything works; its figures mean nothing.**");
    }
    return report;
  }

  /** A paragraph, a heading or a table of the report. */
  public void say(Object paragraph) {
    String text = String.valueOf(paragraph).stripTrailing() + "\n\n";
    System.out.print(text);
    System.out.flush();
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A goal and what was found. */
  public void reach(String goal, String found, boolean met) {
    say("- Reach: %s — found %s: **%s**".formatted(goal, found, met ? "met" : "not met"));
  }

  /** Something that must hold; where it does not, the run ends as a failed one. */
  public void check(String what, String found, boolean holds) {
    failed |= !holds;
    say("- Check: %s — %s: **%s**".formatted(what, found, holds ? "holds" : "BROKEN"));
  }

  public boolean failed() {
    return failed;
  }

  /** What is going on, for whoever waits; not part of the report. */
  public void progress(String format, Object... arguments) {
    long seconds = Duration.between(begun, Instant.now()).toSeconds();
    System.err.printf("  [%d:%02d] %s%n", seconds / 60, seconds % 60, format.formatted(arguments));
  }

  public void end() {
    long seconds = Duration.between(begun, Instant.now()).toSeconds();
    say("Took %d min %d s.".formatted(seconds / 60, seconds % 60));
    System.err.println("Written to " + file);
  }
}
