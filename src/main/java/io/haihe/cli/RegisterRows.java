package io.haihe.cli;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.FaultFile;
import io.haihe.modules.inspection.register.RegisterFile;
import io.haihe.modules.inspection.register.RegisterImport;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the commands that import registers of inspections share. */
record RegisterRows(Terminal terminal, RegisterImport.Kind kind) {

  /** @param keep false only to look */
  int take(Path file, @Nullable String city, Path rejects, boolean keep) throws IOException {
    ImportCommand.require(file);
    long begun = System.nanoTime();
    RegisterImport.Outcome outcome;
    try (var open = OpenCity.quiet();
        var progress = terminal.progress("cli.import.rows", 0);
        var faults = new FaultFile(rejects, terminal.texts(), terminal.locale())) {
      outcome = open.bean(RegisterImport.class).take(kind, RegisterFile.of(file), city(open, city), keep, faults, progress);
    }
    terminal.say(
        keep ? "cli.register.done" : "cli.register.checked", outcome.rows(), outcome.added(), outcome.changed(), outcome.same(), outcome.wrong(),
        Long.toString((System.nanoTime() - begun) / 1_000_000_000));
    if (outcome.wrong() == 0) {
      Files.deleteIfExists(rejects);
      return 0;
    }
    terminal.say("cli.import.rejected", rejects);
    return 1;
  }

  /** The only one, or the one of that key. */
  static City city(OpenCity open, @Nullable String key) {
    List<City> cities = open.bean(Places.class).cities();
    String known = cities.stream().map(City::key).collect(Collectors.joining(", "));
    return cities.stream()
        .filter(city -> key == null ? cities.size() == 1 : city.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new NotFound(Finding.ofField("city", "importing.city.which", String.valueOf(key), known)));
  }
}
