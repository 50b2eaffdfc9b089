package io.haihe.kernel.intake.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.platform.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Cross-validation")
class CrossValidationTest {

  /** Learns nothing, and notes what it was shown and asked. */
  private static final class Witness implements Learner {

    final List<Set<List<String>>> learnt = new ArrayList<>();
    final List<List<List<String>>> asked = new ArrayList<>();

    @Override
    public Labeller learn(List<Example> examples) {
      learnt.add(examples.stream().map(Example::texts).collect(Collectors.toSet()));
      List<List<String>> questions = new ArrayList<>();
      asked.add(questions);
      return texts -> {
        questions.add(texts);
        return List.of(new Likely("lamp", 1));
      };
    }
  }

  private static List<Example> withRepeats() {
    List<Example> examples = new ArrayList<>(SortedTexts.doubtful(60, 4));
    examples.addAll(examples.subList(0, 20));
    examples.add(new Example(examples.getFirst().texts(), "another label for the same text"));
    return examples;
  }

  @Test
  void judgesEveryExampleOnceByWhatHasNotSeenItsText() {
    Witness witness = new Witness();
    List<Example> examples = withRepeats();

    CrossValidation.of(witness, examples, CrossValidation.SEED);

    assertThat(witness.learnt).hasSize(CrossValidation.PARTS);
    for (int part = 0; part < CrossValidation.PARTS; part++) {
      assertThat(witness.asked.get(part)).isNotEmpty().doesNotContainAnyElementsOf(witness.learnt.get(part));
    }
    assertThat(witness.asked.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(examples.stream().map(Example::texts).toList());
  }

  @Test
  void givesEachPartItsShareOfEveryLabel() {
    for (Folds.Fold fold : Folds.of(SortedTexts.doubtful(300, 4), 5, 1)) {
      assertThat(fold.kept()).hasSize(60);
      assertThat(fold.kept().stream().collect(Collectors.groupingBy(Example::label, Collectors.counting())).values())
          .allMatch(count -> count > 10);
      Set<Example> both = new HashSet<>(fold.learnt());
      both.retainAll(fold.kept());
      assertThat(both).isEmpty();
    }
  }

  /** Random labels cannot be learnt; whoever scores better than chance has peeped. */
  @Test
  void findsNothingWhereThereIsNothingToFind() {
    List<Example> shuffled = new ArrayList<>();
    List<Example> texts = SortedTexts.doubtful(300, 4);
    for (int i = 0; i < texts.size(); i++) {
      shuffled.add(new Example(texts.get(i).texts(), "label " + i * 7919 % 31 % 3));
    }

    CrossValidation.Comparison found = CrossValidation.compare(shuffled, CrossValidation.SEED, Progress.silent());

    assertThat(found.ours().accuracy()).isLessThan(0.5);
    assertThat(found.naiveBayes().accuracy()).isLessThan(0.5);
    assertThat(found.ours().alone()).isZero();
  }

  @Test
  void showsOursAboveTheCommonestLabelWhereThereIsSomethingToFind() {
    CrossValidation.Comparison found = CrossValidation.compare(SortedTexts.doubtful(300, 4), CrossValidation.SEED, Progress.silent());

    assertThat(found.ours().accuracy()).isBetween(0.6, 0.8);
    assertThat(found.majority().accuracy()).isLessThan(0.45);
    assertThat(found.ours().texts()).isEqualTo(300);
  }
}
