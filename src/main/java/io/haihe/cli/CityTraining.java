package io.haihe.cli;

import io.haihe.kernel.intake.classify.About;
import io.haihe.kernel.intake.classify.CategoryTexts;
import io.haihe.kernel.intake.classify.CityLearning;
import io.haihe.kernel.intake.classify.Example;
import io.haihe.kernel.intake.classify.Models;
import io.haihe.kernel.intake.classify.Trainer;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.demo.PlayedTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code haihe train} does with the models of the scenarios. */
final class CityTraining {

  /** Fewer categories are chosen faster than suggestions are read. */
  private static final int LEAST_CATEGORIES = 8;

  private final Terminal terminal;

  CityTraining(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Learns from the cases of the city that have ended. */
  void learn() {
    try (var city = OpenCity.quiet()) {
      for (Scenario scenario : city.bean(Scenarios.class).all()) {
        say(scenario, learn(city, scenario));
      }
    }
  }

  private CityLearning.Result learn(OpenCity city, Scenario scenario) {
    try (var progress = terminal.progress("cli.train.learning", 0)) {
      return city.bean(CityLearning.class).learn(scenario, progress);
    }
  }

  private void say(Scenario scenario, CityLearning.Result result) {
    String key = "cli.train.city." + result.outcome().name().toLowerCase(Locale.ROOT);
    terminal.say(key, scenario.key(), result.fresh(), percent(result.before()), percent(result.now()), CityLearning.LEAST);
  }

  /** Says what model each scenario has. */
  void list() {
    try (var city = OpenCity.quiet()) {
      for (Scenario scenario : city.bean(Scenarios.class).all()) {
        city.bean(Models.class).of(scenario.key()).ifPresentOrElse(
            model -> say(scenario, model), () -> terminal.say("cli.train.list.none", scenario.key()));
      }
    }
  }

  private void say(Scenario scenario, Models.Current model) {
    About about = model.classifier().about();
    terminal.say(
        "cli.train.list." + (model.city() ? "city" : "shipped"), scenario.key(), about.at().truncatedTo(ChronoUnit.SECONDS).toString(),
        about.texts(), about.samples(), percent(about.accuracy()), percent(about.macroF1()), percent(about.top3()));
  }

  /** Makes the models that ship, of our own texts alone: a file for each package that has categories enough. */
  void makeShipped(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var packages = Files.list(Folders.scenarios())) {
      for (Path each : packages.filter(path -> Files.isRegularFile(path.resolve("scenario.yaml"))).sorted().toList()) {
        makeShipped(ScenarioLoader.load(each), folder);
      }
    }
  }

  private void makeShipped(Scenario scenario, Path folder) throws IOException {
    List<Example> samples = new ArrayList<>(new CategoryTexts().of(scenario));
    samples.addAll(new PlayedTexts().of(scenario));
    if (samples.stream().map(Example::label).distinct().count() < LEAST_CATEGORIES) {
      return;
    }
    Path file = folder.resolve(scenario.key() + ".model");
    try (var progress = terminal.progress("cli.train.learning", 0)) {
      Trainer.train(samples, Instant.now(), progress).write(file);
    }
    terminal.say("cli.train.done", file, Files.size(file) / 1024);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
