package io.haihe.cli;

import io.haihe.modules.inspection.draw.Announcement;
import io.haihe.modules.inspection.draw.Verification;
import io.haihe.platform.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Needs no city: whoever has the file can verify it. */
@Command(name = "verify")
final class DrawVerifyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private Path file = Path.of("");

  @Option(names = "--commitment", paramLabel = "HEX")
  private @Nullable String commitment;

  DrawVerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      terminal.warn(new Finding(file.toString(), 0, 0, null, "cli.draw.noFile", List.of()));
      return 1;
    }
    Verification found = Verification.of(file);
    Optional<Finding> another = found.announcement().flatMap(this::another);
    found.checked().forEach(step -> terminal.say(step.key(), step.args().toArray()));
    found.faults().forEach(terminal::warn);
    another.ifPresent(terminal::warn);
    boolean whole = found.whole() && another.isEmpty();
    terminal.say(whole ? found.record().isPresent() ? "cli.draw.whole" : "cli.draw.announced" : "cli.draw.wrong");
    return whole ? 0 : 1;
  }

  /** What was published before the draw binds all of it. */
  private Optional<Finding> another(Announcement announcement) {
    String found = announcement.commitment();
    return commitment == null || found.equals(commitment.strip().toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of(new Finding(null, 0, 0, null, "draw.commitment.published", List.of(found, commitment)));
  }
}
