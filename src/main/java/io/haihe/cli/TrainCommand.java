package io.haihe.cli;

import io.haihe.kernel.intake.classify.Classifier;
import io.haihe.kernel.intake.classify.CrossValidation;
import io.haihe.kernel.intake.classify.Example;
import io.haihe.kernel.intake.classify.Examples;
import io.haihe.kernel.intake.classify.Score;
import io.haihe.kernel.intake.classify.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "train")
final class TrainCommand implements Callable<Integer> {

  /** Labels with fewer texts are named. */
  private static final int FEW = 5;

  private final Terminal terminal;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Way way = new Way();

  /** From a file, from the city's cases, from our own texts, or only a look at what there is. */
  private static final class Way {

    @ArgGroup(exclusive = false)
    private @Nullable FromFile file;

    @Option(names = "--city")
    private boolean city;

    @Option(names = "--list")
    private boolean list;

    @Option(names = "--samples", paramLabel = "FOLDER")
    private @Nullable Path samples;
  }

  private static final class FromFile {

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
    private Path file = Path.of("");

    @Option(names = "--text", paramLabel = "COLUMN", required = true)
    private List<String> texts = List.of();

    @Option(names = "--label", paramLabel = "COLUMN", required = true)
    private String label = "";

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Wanted wanted = new Wanted();
  }

  /** A model, figures, or both. */
  private static final class Wanted {

    @Option(names = "--out", paramLabel = "MODEL")
    private @Nullable Path out;

    @Option(names = "--report")
    private boolean report;
  }

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (way.file != null) {
      learn(way.file);
    } else if (way.samples != null) {
      new CityTraining(terminal).makeShipped(way.samples);
    } else if (way.list) {
      new CityTraining(terminal).list();
    } else {
      new CityTraining(terminal).learn();
    }
    return 0;
  }

  private void learn(FromFile from) throws IOException {
    Folders.requireFile(from.file);
    List<Example> examples = Examples.read(from.file, from.texts, from.label);
    say(examples);
    if (from.wanted.report) {
      say(compare(examples));
    }
    Path out = from.wanted.out;
    if (out != null) {
      train(examples).write(out);
      terminal.say("cli.train.done", out, Files.size(out) / 1024);
    }
  }

  private void say(List<Example> examples) {
    Map<String, Long> counts =
        examples.stream().collect(Collectors.groupingBy(Example::label, TreeMap::new, Collectors.counting()));
    terminal.say("cli.train.read", examples.size(), counts.size());
    String few =
        counts.entrySet().stream()
            .filter(one -> one.getValue() < FEW)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    if (!few.isEmpty()) {
      terminal.say("cli.train.few", FEW, few);
    }
  }

  private Classifier train(List<Example> examples) {
    try (var progress = terminal.progress("cli.train.learning", 0)) {
      return Trainer.train(examples, Instant.now(), progress);
    }
  }

  private CrossValidation.Comparison compare(List<Example> examples) {
    try (var progress = terminal.progress("cli.train.judging", 0)) {
      return CrossValidation.compare(examples, CrossValidation.SEED, progress);
    }
  }

  private void say(CrossValidation.Comparison found) {
    terminal.say("cli.train.head");
    line(found.majority(), "cli.train.majority");
    line(found.naiveBayes(), "cli.train.naiveBayes");
    line(found.ours(), "cli.train.ours");
    terminal.say("cli.train.legend");
    if (found.ours().alone() == 0) {
      terminal.say("cli.train.aloneNever");
    } else {
      terminal.say("cli.train.alone", percent(found.ours().alone()), percent(found.ours().aloneRight()));
    }
  }

  private void line(Score score, String name) {
    terminal.out().println(String.format(
        Locale.ROOT, "%8.3f  %8.3f  %5.3f  %8.3f  %11.3f  %s", score.accuracy(), score.macroF1(), score.top3(),
        score.coverage(), score.calibrationError(), terminal.text(name)));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", share * 100);
  }
}
