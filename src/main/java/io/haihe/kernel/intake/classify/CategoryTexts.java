package io.haihe.kernel.intake.classify;

import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Scenario;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a package says of its categories: their names in both languages, and the everyday words for them. */
@Component
public final class CategoryTexts implements SampleTexts {

  @Override
  public List<Example> of(Scenario scenario) {
    return scenario.categories().byCode().values().stream()
        .filter(Category::leaf)
        .flatMap(leaf -> texts(scenario, leaf).filter(text -> !text.isBlank()).map(text -> Example.sample(text.strip(), leaf.code())))
        .toList();
  }

  private static Stream<String> texts(Scenario scenario, Category leaf) {
    Category root = scenario.categories().path(leaf.code()).getFirst();
    return Stream.concat(
        Stream.of(leaf.nameZh(), leaf.nameEn(), root.nameZh() + "，" + leaf.nameZh()), leaf.words());
  }
}
