package io.haihe.kernel.intake.classify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Splits examples so that each part has its share of every label. The same text is never in two parts. Samples are learnt from with every
 * part and never kept back, unless there is nothing else.
 */
final class Folds {

  private Folds() {}

  /** What is learnt from while a part is kept back, and that part. */
  record Fold(List<Example> learnt, List<Example> kept) {}

  static List<Fold> of(List<Example> examples, int parts, long seed) {
    List<Example> samples = examples.stream().filter(Example::sample).toList();
    boolean only = samples.size() == examples.size();
    Map<List<String>, List<Example>> byText = new LinkedHashMap<>();
    examples.stream().filter(example -> only || !example.sample()).forEach(example -> byText.computeIfAbsent(example.texts(), any -> new ArrayList<>()).add(example));
    List<List<Example>> groups = new ArrayList<>(byText.values());
    Collections.shuffle(groups, new Random(seed));
    groups.sort(Comparator.comparing(group -> group.getFirst().label()));
    List<Fold> folds = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      Fold fold = new Fold(new ArrayList<>(only ? List.of() : samples), new ArrayList<>());
      for (int i = 0; i < groups.size(); i++) {
        (i % parts == part ? fold.kept() : fold.learnt()).addAll(groups.get(i));
      }
      folds.add(fold);
    }
    return folds;
  }
}
