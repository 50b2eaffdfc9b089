package io.haihe.modules.service.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product's lists of words keep to what makes them work. */
class WordListsTest {

  @ParameterizedTest
  @ValueSource(strings = {"synonyms_zh.csv", "synonyms_en.csv"})
  void everySayingStandsOnceAndMeansSomethingElse(String list) {
    List<List<String>> sayings = Words.rows(list).stream().map(row -> Synonyms.units(row.get("say"))).toList();
    assertThat(sayings).doesNotHaveDuplicates().noneMatch(List::isEmpty);
    assertThat(Words.rows(list)).allSatisfy(row -> assertThat(Items.parts(row.get("means")))
        .isNotEmpty()
        .allSatisfy(meaning -> assertThat(Synonyms.units(meaning)).isNotEmpty()));
  }

  /** Else it would never be met. */
  @Test
  void noChineseSayingHasWordsOfAQuestionInIt() {
    var questions = new Questions();
    assertThat(Synonyms.chinese().sayings()).allSatisfy(saying ->
        assertThat(questions.strip(String.join("", saying), _ -> true)).isEqualTo(String.join("", saying)));
  }
}
