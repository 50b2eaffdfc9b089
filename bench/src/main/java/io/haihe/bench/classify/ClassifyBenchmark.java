package io.haihe.bench.classify;

import io.haihe.bench.Benchmark;
import io.haihe.bench.kit.Folders;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Table;
import io.haihe.kernel.intake.classify.Classifier;
import io.haihe.kernel.intake.classify.CrossValidation;
import io.haihe.kernel.intake.classify.Example;
import io.haihe.kernel.intake.classify.Examples;
import io.haihe.kernel.intake.classify.Likely;
import io.haihe.kernel.intake.classify.Score;
import io.haihe.kernel.scenario.Categories;
import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.platform.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How well real messages are sorted, by what was learnt from others like them and by the model that ships. */
public final class ClassifyBenchmark implements Benchmark {

  private static final int SPLITS = 5;

  @Override
  public String name() {
    return "classify";
  }

  @Override
  public void run(Report report, boolean quick) {
    report.say("## Suggested categories");
    if (!Shared.there()) {
      report.say("The messages are not at `" + Shared.folder() + "` (`HAIHE_BENCH_MESSAGES` says where), so nothing was measured.");
      return;
    }
    report.say("Five-fold cross-validation, the same parts for all; confidence and limit found within the other four parts.");
    List<Example> labelled = Examples.read(Shared.folder().resolve("messages-labelled.csv"), List.of("subject", "text"), "label");
    report.progress("messages-labelled.csv");
    compare(report, "messages-labelled.csv: %d texts, 7 labels", labelled, CrossValidation.SEED);
    List<Example> taught = new ArrayList<>(labelled);
    taught.addAll(tree(labelled.stream().map(Example::label).collect(Collectors.toSet())));
    compare(report, "The same, the names of the board's own categories (message-categories.csv) learnt with each part: %d texts", taught, CrossValidation.SEED);
    splits(report, labelled, taught, quick ? 1 : SPLITS);
    if (!quick) {
      report.progress("messages-by-field.csv");
      compare(report, "messages-by-field.csv: %d texts, 13 labels",
          Examples.read(Shared.folder().resolve("messages-by-field.csv"), List.of("text"), "field"), CrossValidation.SEED);
    }
    shipped(report, labelled);
  }

  /** What the product does with a package: the names of its categories are learnt too. */
  private static List<Example> tree(Set<String> labels) {
    return Shared.rows("message-categories.csv", "level1", "level2", "level3").stream()
        .filter(row -> labels.contains(row.get("level1")))
        .map(row -> new Example(List.of(row.get("level3"), row.get("level2")), row.get("level1"), true))
        .toList();
  }

  private static void compare(Report report, String title, List<Example> examples, long seed) {
    var found = CrossValidation.compare(examples, seed, Progress.silent());
    var table = new Table("", "accuracy", "macro-F1", "top-3", "coverage at 95 %", "calibration error", "stood alone", "of these right");
    row(table, "Always the commonest", found.majority());
    row(table, "Naive Bayes", found.naiveBayes());
    row(table, "Haihe", found.ours());
    report.say("**" + title.formatted(found.ours().texts()) + "**");
    report.say(table);
  }

  private static void row(Table table, String name, Score score) {
    table.row(
        name, f(score.accuracy()), f(score.macroF1()), f(score.top3()), f(score.coverage()), f(score.calibrationError()),
        f(score.alone()), f(score.aloneRight()));
  }

  private static void splits(Report report, List<Example> plain, List<Example> taught, int splits) {
    var table = new Table("Mean of " + splits + " splits (least–greatest)", "accuracy", "macro-F1", "top-3");
    List<Score> withTree = scores(report, taught, splits);
    means(table, "Haihe", scores(report, plain, splits));
    means(table, "Haihe, with the names of the categories", withTree);
    report.say(table);
    double accuracy = withTree.stream().mapToDouble(Score::accuracy).average().orElseThrow();
    double f1 = withTree.stream().mapToDouble(Score::macroF1).average().orElseThrow();
    double top3 = withTree.stream().mapToDouble(Score::top3).average().orElseThrow();
    report.reach("0.863 / 0.857 / 0.987, reached elsewhere on 1,373 texts of the same labels; here there are 495",
        f(accuracy) + " / " + f(f1) + " / " + f(top3) + " with the names of the categories", accuracy > 0.863 && f1 > 0.857 && top3 > 0.987);
  }

  private static List<Score> scores(Report report, List<Example> examples, int splits) {
    List<Score> scores = new ArrayList<>();
    for (int split = 0; split < splits; split++) {
      report.progress("split %d of %d", split + 1, splits);
      scores.add(CrossValidation.ours(examples, split, Progress.silent()));
    }
    return scores;
  }

  private static void means(Table table, String name, List<Score> scores) {
    table.row(
        name, spread(scores.stream().map(Score::accuracy).toList()), spread(scores.stream().map(Score::macroF1).toList()),
        spread(scores.stream().map(Score::top3).toList()));
  }

  private static String spread(List<Double> values) {
    var all = values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    return f(all.getAverage()) + " (" + f(all.getMin()) + "–" + f(all.getMax()) + ")";
  }

  /** Seven of the hotline's fields have the names of the seven labels; what the model says of a field is what it says of all below it. */
  private static void shipped(Report report, List<Example> labelled) {
    Path file = Folders.project().resolve("src/main/resources/models/hotline.model");
    if (!Files.isRegularFile(file)) {
      return;
    }
    Classifier model = Classifier.read(file);
    Categories categories = ScenarioLoader.load(Folders.project().resolve("scenarios/hotline")).categories();
    Set<String> names = labelled.stream().map(Example::label).collect(Collectors.toSet());
    int right = 0;
    int near = 0;
    for (Example example : labelled) {
      List<String> fields = fields(model, categories, names, example);
      right += fields.getFirst().equals(example.label()) ? 1 : 0;
      near += fields.stream().limit(3).toList().contains(example.label()) ? 1 : 0;
    }
    report.say("The model that ships for the hotline, learnt from our own " + model.about().samples() + " sample texts and never from these: of the "
        + labelled.size() + " messages it finds the field, one of these seven, in " + f((double) right / labelled.size()) + " of all, among the first three in "
        + f((double) near / labelled.size()) + ".");
  }

  private static List<String> fields(Classifier model, Categories categories, Set<String> names, Example example) {
    Map<String, Double> sums = new LinkedHashMap<>();
    for (Likely likely : model.rank(List.of(String.join("，", example.texts())))) {
      List<Category> path = categories.path(likely.label());
      if (!path.isEmpty() && names.contains(path.getFirst().nameZh())) {
        sums.merge(path.getFirst().nameZh(), likely.confidence(), Double::sum);
      }
    }
    return sums.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed()).map(Map.Entry::getKey).toList();
  }

  private static String f(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }
}
