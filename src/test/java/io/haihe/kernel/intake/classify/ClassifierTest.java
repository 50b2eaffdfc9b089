package io.haihe.kernel.intake.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.haihe.platform.BadInput;
import io.haihe.platform.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A classifier")
class ClassifierTest {

  private static Classifier learnt(List<Example> examples) {
    return Trainer.train(examples, Instant.EPOCH, Progress.silent());
  }

  private static Suggestion suggested(Classifier classifier, String text) {
    return classifier.suggest(List.of(text));
  }

  @Test
  void suggestsWhatItLearntForTextsItHasNotSeen() {
    Classifier classifier = learnt(SortedTexts.of(60));

    assertThat(suggested(classifier, "我家楼下的路灯又不亮了").best().getFirst().label()).isEqualTo("lamp");
    assertThat(suggested(classifier, "隔壁工地施工，噪音很大").best().getFirst().label()).isEqualTo("noise");
    assertThat(suggested(classifier, "Nobody collected the rubbish this week").best().getFirst().label()).isEqualTo("rubbish");
  }

  @Test
  void standsAloneWhereItIsSureAndGivesThreeWhereItIsNot() {
    Classifier classifier = learnt(SortedTexts.of(60));

    assertThat(suggested(classifier, "公园里，路灯坏了，请处理").sure()).isTrue();
    Suggestion unknown = suggested(classifier, "Кошка сидит");
    assertThat(unknown.sure()).isFalse();
    assertThat(unknown.best()).extracting(Likely::label).containsExactlyInAnyOrder("lamp", "noise", "rubbish");
    assertThat(unknown.why()).isEmpty();
  }

  @Test
  void isNeverSureWhenItHasSeenTooLittleToKnowHowOftenItIsRight() {
    Classifier classifier = learnt(SortedTexts.of(6));

    assertThat(suggested(classifier, "公园里，路灯坏了，请处理").sure()).isFalse();
  }

  @Test
  void isAsSureAsItIsRight() {
    Classifier classifier = learnt(SortedTexts.doubtful(1500, 1));
    List<Score.Judged> judged =
        SortedTexts.doubtful(1500, 2).stream()
            .map(example -> new Score.Judged(example.label(), classifier.rank(example.texts()), false))
            .toList();

    assertThat(Score.of(judged).calibrationError()).isLessThan(0.08);
    assertThat(judged.stream().mapToDouble(Score.Judged::confidence).average().orElseThrow()).isCloseTo(0.7, within(0.08));
  }

  /** Such texts can be learnt by heart; only those kept back tell that nothing was understood. */
  @Test
  void isNotSureOfWhatItLearntByHeart() {
    Classifier classifier = learnt(SortedTexts.senseless(200, 1));
    List<Example> others = SortedTexts.senseless(100, 2);

    assertThat(others.stream().mapToDouble(one -> classifier.rank(one.texts()).getFirst().confidence()).average().orElseThrow())
        .isLessThan(0.65);
    assertThat(others).noneMatch(one -> classifier.suggest(one.texts()).sure());
  }

  @Test
  void givesProbabilities() {
    List<Likely> ranking = learnt(SortedTexts.of(20)).rank(List.of("桥下，垃圾桶满了，谢谢"));

    assertThat(ranking.stream().mapToDouble(Likely::confidence).sum()).isCloseTo(1, within(1e-9));
    assertThat(ranking).isSortedAccordingTo((one, next) -> Double.compare(next.confidence(), one.confidence()));
  }

  @Test
  void saysByWhichWordsOfTheText() {
    Classifier classifier = learnt(SortedTexts.of(60));
    String chinese = "学校附近，路灯不亮，已经三天";
    String english = "In our street the STREET LAMP is broken, please help";

    assertThat(suggested(classifier, chinese).why()).isNotEmpty().allMatch(chinese::contains);
    assertThat(suggested(classifier, chinese).why().getFirst()).contains("路灯");
    assertThat(suggested(classifier, english).why()).isNotEmpty().allMatch(english::contains);
    assertThat(String.join(" ", suggested(classifier, english).why())).contains("LAMP");
  }

  @Test
  void countsAShortSubjectLikeALongMessage() {
    String message = "我是附近的居民，情况如下，多年无人过问。";
    List<Example> examples = new ArrayList<>();
    SortedTexts.doubtful(300, 1).forEach(one ->
        examples.add(new Example(List.of(one.texts().getFirst(), message.repeat(9)), one.label())));
    Classifier classifier = learnt(examples);

    List<Likely> apart = classifier.rank(List.of("路灯", message.repeat(9)));
    List<Likely> together = classifier.rank(List.of("路灯" + message.repeat(9)));

    assertThat(apart.getFirst().label()).isEqualTo("路灯");
    assertThat(apart.getFirst().confidence()).isGreaterThan(1.1 * together.getFirst().confidence());
  }

  @Test
  void isTheSameWhoeverWritesTheSameWords() {
    Classifier classifier = learnt(SortedTexts.of(20));

    assertThat(classifier.rank(List.of("ＳＴＲＥＥＴ ＬＡＭＰ １２"))).isEqualTo(classifier.rank(List.of("street lamp 98")));
  }

  @Test
  void learnsALabelOfWhichThereIsOneTextOnly() {
    List<Example> examples = new ArrayList<>(SortedTexts.of(20));
    examples.add(new Example(List.of("桥下，井盖丢失，请处理"), "manhole"));

    Classifier classifier = learnt(examples);

    assertThat(classifier.labels()).containsExactly("lamp", "manhole", "noise", "rubbish");
    Example one = new Example(List.of("路灯，请处理"), "lamp");
    assertThat(learnt(List.of(one, new Example(List.of("垃圾，请处理"), "rubbish"))).labels()).hasSize(2);
  }

  @Test
  void leansToTheCommonestLabelWhereATextSaysNothing() {
    List<Example> texts = SortedTexts.doubtful(200, 4);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      examples.add(new Example(texts.get(i).texts(), i % 4 == 0 ? "a rare label" : "the common label"));
    }

    assertThat(suggested(learnt(examples), "Кошка сидит").best().getFirst().label()).isEqualTo("the common label");
  }

  @Test
  void learnsNothingFromOneLabelOrFromTextsWithNothingInCommon() {
    List<Example> one = Collections.nCopies(30, new Example(List.of("路灯不亮"), "lamp"));

    assertThatThrownBy(() -> learnt(one)).isInstanceOf(BadInput.class).hasMessageContaining("intake.classify.labels");
    assertThatThrownBy(() -> learnt(List.of())).isInstanceOf(BadInput.class).hasMessageContaining("intake.classify.labels");
    assertThatThrownBy(() -> learnt(List.of(new Example(List.of("灯"), "a"), new Example(List.of("！"), "b"))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("intake.classify.nothingShared");
  }
}
