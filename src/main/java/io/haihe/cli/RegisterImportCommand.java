package io.haihe.cli;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.FaultFile;
import io.haihe.modules.inspection.register.RegisterFile;
import io.haihe.modules.inspection.register.RegisterImport;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that import registers of inspections share. */
abstract class RegisterImportCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final RegisterImport.Kind kind;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private Path file = Path.of("");

  @Option(names = "--city", paramLabel = "KEY")
  private @Nullable String city;

  @Option(names = "--rejects", paramLabel = "FILE")
  private Path rejects;

  @Option(names = "--check")
  private boolean check;

  /** @param rejects where what is wrong is written unless another file is named */
  RegisterImportCommand(Terminal terminal, RegisterImport.Kind kind, String rejects) {
    this.terminal = terminal;
    this.kind = kind;
    this.rejects = Path.of(rejects);
  }

  @Override
  public Integer call() throws IOException {
    ImportCommand.require(file);
    long begun = System.nanoTime();
    RegisterImport.Outcome outcome;
    try (var open = OpenCity.quiet()) {
      outcome = take(open, city(open, city));
    }
    terminal.say(
        check ? "cli.register.checked" : "cli.register.done", outcome.rows(), outcome.added(), outcome.changed(), outcome.same(), outcome.wrong(),
        Long.toString((System.nanoTime() - begun) / 1_000_000_000));
    if (outcome.wrong() == 0) {
      Files.deleteIfExists(rejects);
      return 0;
    }
    terminal.say("cli.import.rejected", rejects);
    return 1;
  }

  /** @throws BadInput if the file is refused as a whole; then no list of what is wrong with its rows is left behind */
  private RegisterImport.Outcome take(OpenCity open, City whose) throws IOException {
    try (var progress = terminal.progress("cli.import.rows", 0);
        var faults = new FaultFile(rejects, terminal.texts(), terminal.locale())) {
      return open.bean(RegisterImport.class).take(kind, RegisterFile.of(file), whose, !check, faults, progress);
    } catch (BadInput refused) {
      Files.deleteIfExists(rejects);
      throw refused;
    }
  }

  /** The only one, or the one of that key. */
  static City city(OpenCity open, @Nullable String key) {
    List<City> cities = open.bean(Places.class).cities();
    String known = cities.stream().map(City::key).collect(Collectors.joining(", "));
    return City.chosen(cities, key)
        .orElseThrow(() -> new NotFound(Finding.ofField("city", "importing.city.which", String.valueOf(key), known)));
  }
}
