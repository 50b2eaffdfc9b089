package io.haihe.bench.classify;

import io.haihe.bench.Benchmark;
import io.haihe.bench.kit.Folders;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Table;
import io.haihe.kernel.intake.classify.Classifier;
import io.haihe.kernel.intake.classify.Examples;
import io.haihe.kernel.intake.classify.Likeness;
import io.haihe.kernel.intake.classify.Trainer;
import io.haihe.kernel.intake.importing.CsvFile;
import io.haihe.platform.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whether two messages of one place and month that are about the same matter are told from those that are not, on pairs that were judged by
 * reading them; {@code bench/data/duplicates.csv} has their numbers and the verdicts alone.
 */
public final class DuplicatesBenchmark implements Benchmark {

  /** Of a text, lists hold the beginning. */
  private static final int READ = 120;

  private record Pair(String one, String other, double alike, boolean sameLabel, boolean same) {}

  @Override
  public String name() {
    return "duplicates";
  }

  @Override
  public void run(Report report, boolean quick) {
    report.say("## The same matter");
    if (!Shared.there()) {
      report.say("The messages are not at `" + Shared.folder() + "` (`HAIHE_BENCH_MESSAGES` says where), so nothing was measured.");
      return;
    }
    List<Pair> pairs = pairs();
    long same = pairs.stream().filter(Pair::same).count();
    report.say(pairs.size() + " pairs of messages at most 30 days apart that do not name different districts, " + same + " of them about the same matter.");
    var table = new Table("Suggested where", "precision", "recall", "F1");
    row(table, "always", pairs, pair -> true);
    row(table, "the likeliest of seven categories is the same (as before: category, place, time)", pairs, Pair::sameLabel);
    row(table, "the words are alike (%.2f and more)".formatted(Likeness.SAME), pairs, pair -> pair.alike() >= Likeness.SAME);
    row(table, "both", pairs, pair -> pair.sameLabel() && pair.alike() >= Likeness.SAME);
    row(table, "the words are alike, the limit found on the other half of the pairs", pairs, otherHalf(pairs));
    report.say(table);
  }

  private static List<Pair> pairs() {
    Map<String, String> texts =
        Shared.rows("messages-with-votes.csv", "id", "subject", "text").stream()
            .collect(Collectors.toMap(row -> row.get("id"), row -> glimpse(row), (first, _) -> first));
    Classifier seven =
        Trainer.train(
            Examples.read(Shared.folder().resolve("messages-labelled.csv"), List.of("subject", "text"), "label"), Instant.EPOCH, Progress.silent());
    Likeness likeness = Likeness.among(List.copyOf(texts.values()));
    List<Pair> pairs = new ArrayList<>();
    for (CsvFile.Row row : CsvFile.read(Folders.bench().resolve("data/duplicates.csv"), Set.of("first", "second", "same")).rows()) {
      String one = texts.getOrDefault(row.get("first"), "");
      String other = texts.getOrDefault(row.get("second"), "");
      boolean sameLabel = label(seven, one).equals(label(seven, other));
      pairs.add(new Pair(one, other, likeness.of(one, other), sameLabel, row.get("same").equals("yes")));
    }
    return pairs;
  }

  private static String glimpse(CsvFile.Row row) {
    String text = row.get("subject") + "，" + row.get("text");
    return text.substring(0, Math.min(READ, text.length()));
  }

  private static String label(Classifier classifier, String text) {
    return classifier.rank(List.of(text)).getFirst().label();
  }

  private static Predicate<Pair> otherHalf(List<Pair> pairs) {
    List<Pair> odd = new ArrayList<>();
    List<Pair> even = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      (i % 2 == 0 ? even : odd).add(pairs.get(i));
    }
    double forEven = limit(odd);
    double forOdd = limit(even);
    return pair -> pair.alike() >= (even.contains(pair) ? forEven : forOdd);
  }

  private static double limit(List<Pair> pairs) {
    double best = 0;
    double limit = 0;
    for (Pair candidate : pairs) {
      double f1 = figures(pairs, pair -> pair.alike() >= candidate.alike())[2];
      if (f1 > best) {
        best = f1;
        limit = candidate.alike();
      }
    }
    return limit;
  }

  private static void row(Table table, String name, List<Pair> pairs, Predicate<Pair> suggested) {
    double[] figures = figures(pairs, suggested);
    table.row(name, f(figures[0]), f(figures[1]), f(figures[2]));
  }

  private static double[] figures(List<Pair> pairs, Predicate<Pair> suggested) {
    double both = pairs.stream().filter(suggested).filter(Pair::same).count();
    double said = pairs.stream().filter(suggested).count();
    double same = pairs.stream().filter(Pair::same).count();
    return new double[] {both / said, both / same, 2 * both / (said + same)};
  }

  private static String f(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
