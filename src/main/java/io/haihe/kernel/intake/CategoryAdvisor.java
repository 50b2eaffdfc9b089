package io.haihe.kernel.intake;

import io.haihe.kernel.intake.classify.Classifier;
import io.haihe.kernel.intake.classify.Likely;
import io.haihe.kernel.intake.classify.Models;
import io.haihe.kernel.intake.classify.Suggestion;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Categories;
import io.haihe.kernel.scenario.Scenario;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Suggests categories by the words of a matter; a person decides. */
@Component
public class CategoryAdvisor {

  private static final int SHORTEST = 4;

  /** What people say later hardly changes what it is about. */
  private static final int LONGEST = 2_000;

  private final Models models;

  CategoryAdvisor(Models models) {
    this.models = models;
  }

  /**
   * @param all also what the public page does not offer
   * @return empty where no model knows the scenario, or it knows nothing of the text
   */
  public Optional<Advice> on(Scenario scenario, CaseType type, String text, boolean all) {
    String read = text.substring(0, Math.min(LONGEST, text.length())).strip();
    return read.length() < SHORTEST
        ? Optional.empty()
        : models.of(scenario.key()).flatMap(model -> on(scenario.categories(type), model.classifier(), read, all));
  }

  private static Optional<Advice> on(Categories categories, Classifier classifier, String text, boolean all) {
    List<String> texts = List.of(text);
    if (!classifier.knows(texts)) {
      return Optional.empty();
    }
    List<Likely> ranking = classifier.rank(texts);
    Suggestion suggestion =
        classifier.suggest(
            texts, ranking, code -> categories.find(code).filter(known -> known.leaf() && (all || known.reportable())).isPresent());
    return suggestion.best().isEmpty()
        ? Optional.empty()
        : Optional.of(new Advice(suggestion.sure(), suggestion.best(), field(categories, ranking), suggestion.why()));
  }

  private static Likely field(Categories categories, List<Likely> ranking) {
    Map<String, Double> fields =
        ranking.stream()
            .filter(likely -> categories.find(likely.label()).isPresent())
            .collect(Collectors.groupingBy(
                likely -> categories.path(likely.label()).getFirst().code(), Collectors.summingDouble(Likely::confidence)));
    return fields.entrySet().stream()
        .map(field -> new Likely(field.getKey(), field.getValue()))
        .max(Comparator.comparingDouble(Likely::confidence))
        .orElseThrow();
  }
}
