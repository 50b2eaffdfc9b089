package io.haihe.kernel.intake.classify;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says of every text that it has the commonest label. What does not beat it has learnt nothing. */
final class Majority implements Learner {

  @Override
  public Labeller learn(List<Example> examples) {
    Map<String, Long> counts =
        examples.stream().collect(Collectors.groupingBy(Example::label, TreeMap::new, Collectors.counting()));
    List<Likely> ranking =
        counts.entrySet().stream()
            .map(label -> new Likely(label.getKey(), (double) label.getValue() / examples.size()))
            .sorted(Comparator.comparingDouble(Likely::confidence).reversed())
            .toList();
    return texts -> ranking;
  }
}
