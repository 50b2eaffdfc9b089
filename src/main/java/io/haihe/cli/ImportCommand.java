package io.haihe.cli;

import io.haihe.kernel.intake.importing.ImportReport;
import io.haihe.kernel.intake.importing.Importer;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "import", subcommands = {ImportPartiesCommand.class, ImportOfficersCommand.class, ImportChecklistsCommand.class})
final class ImportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  /** Not asked for by picocli, which would ask those who import a register for it too. */
  @Parameters(index = "0", arity = "0..1", paramLabel = "PROFILE", descriptionKey = "profile")
  private @Nullable String profile;

  @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", descriptionKey = "file")
  private @Nullable Path file;

  @Option(names = "--city", paramLabel = "KEY")
  private @Nullable String city;

  @Option(names = "--rejects", paramLabel = "FILE", defaultValue = "import-rejected.csv")
  private Path rejects = Path.of("");

  @Option(names = "--threads", defaultValue = "4")
  private int threads;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path from = file;
    if (profile == null || from == null) {
      throw new ParameterException(spec.commandLine(), terminal.text("cli.import.incomplete"));
    }
    Path found = find(profile);
    require(from);
    try (var open = OpenCity.quiet()) {
      var order = new Importer.Order(found, from, city, rejects, terminal.locale(), Math.clamp(threads, 1, 8));
      return say(run(open, order));
    }
  }

  private ImportReport run(OpenCity open, Importer.Order order) {
    try (var progress = terminal.progress("cli.import.rows", 0)) {
      return open.bean(Importer.class).run(order, progress);
    }
  }

  private int say(ImportReport report) {
    terminal.say(
        "cli.import.done", report.rows(), report.opened(), report.known(), report.steps(), report.rejected(),
        String.format(Locale.ROOT, "%.0f", report.rowsPerSecond()));
    if (report.rejects() == null) {
      return 0;
    }
    terminal.say("cli.import.rejected", report.rejects());
    return 1;
  }

  /** The file, or the one of that name that ships. */
  private static Path find(String typed) throws IOException {
    String name = typed.endsWith(".yaml") ? typed : typed + ".yaml";
    for (var path : List.of(Path.of(typed), OpenCity.home().resolve("imports").resolve(name))) {
      if (Files.isRegularFile(path)) {
        return path;
      }
    }
    try (var in = ImportCommand.class.getResourceAsStream("/imports/" + name)) {
      if (in == null) {
        throw new NotFound(new Finding(null, 0, 0, null, "importing.file.unreadable", List.of(typed)));
      }
      Path copy = Files.createTempDirectory("haihe-").resolve(name);
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    }
  }

  /** Asked before the database starts. */
  static void require(Path file) {
    if (!Files.isReadable(file)) {
      throw new NotFound(new Finding(null, 0, 0, null, "importing.file.unreadable", List.of(file.toString())));
    }
  }
}
