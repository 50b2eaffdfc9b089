package io.haihe.cli;

import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.CreditRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.dataformat.yaml.YAMLMapper;

@Command(name = "load")
final class CityLoadCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "CITY", descriptionKey = "city")
  private String city = "";

  CityLoadCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var folder = Folders.find("cities", city);
    try (var open = OpenCity.quiet()) {
      return load(open, terminal, folder) ? 0 : 1;
    }
  }

  /** Loads the places and the units of a folder; reports whether there was nothing wrong with the places. */
  static boolean load(OpenCity open, Terminal terminal, Path folder) throws IOException {
    var report = open.bean(CityLoader.class).load(folder);
    report.warnings().forEach(terminal::warn);
    report.errors().forEach(terminal::warn);
    if (!report.loaded()) {
      return false;
    }
    terminal.say("cli.city.places", report.places(), report.shapes());
    var units = folder.resolve("units.yaml");
    if (Files.exists(units)) {
      var loaded = open.bean(Units.class).load(cityOf(open, folder), units);
      terminal.say("cli.city.units", loaded.offices(), loaded.departments(), loaded.companies(), loaded.duties());
    }
    var rule = folder.resolve(CreditRules.FILE);
    if (Files.exists(rule)) {
      var loaded = open.bean(CreditRules.class).load(cityOf(open, folder), rule.toString(), Files.readAllBytes(rule));
      terminal.say("cli.city.rule", loaded.version());
    }
    return true;
  }

  private static City cityOf(OpenCity open, Path folder) throws IOException {
    var yaml = YAMLMapper.shared().readTree(Files.readString(folder.resolve("city.yaml")));
    return open.bean(Places.class).city(yaml.path("key").asString()).orElseThrow();
  }
}
