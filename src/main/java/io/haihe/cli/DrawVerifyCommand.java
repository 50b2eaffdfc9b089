package io.haihe.cli;

import io.haihe.modules.inspection.draw.Announcement;
import io.haihe.modules.inspection.draw.DrawRecord;
import io.haihe.modules.inspection.draw.Verification;
import io.haihe.platform.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  @Option(names = "--seal", paramLabel = "HEX")
  private @Nullable String seal;

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
    found.checked().forEach(step -> terminal.say(step.key(), step.args().toArray()));
    List<Finding> faults = new ArrayList<>(found.faults());
    found.announcement().flatMap(this::otherCommitment).ifPresent(faults::add);
    if (found.whole()) {
      other(seal, found.record().map(DrawRecord::seals).orElse(List.of("–")), "draw.seal.published").ifPresent(faults::add);
    }
    faults.forEach(terminal::warn);
    terminal.say(!faults.isEmpty() ? "cli.draw.wrong" : found.record().isPresent() ? "cli.draw.whole" : "cli.draw.announced");
    return faults.isEmpty() ? 0 : 1;
  }

  /** What was published before the draw binds all of it. */
  private Optional<Finding> otherCommitment(Announcement announcement) {
    return other(commitment, List.of(announcement.commitment()), "draw.commitment.published");
  }

  /** @param given null where nothing is to be compared */
  private static Optional<Finding> other(@Nullable String given, List<String> found, String code) {
    return given == null || found.contains(given.strip().toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of(new Finding(null, 0, 0, null, code, List.of(found.getLast(), given)));
  }
}
