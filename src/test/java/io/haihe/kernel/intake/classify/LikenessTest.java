package io.haihe.kernel.intake.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The likeness of two texts")
class LikenessTest {

  private static final List<String> USUAL =
      List.of(
          "滨河小区门口的路灯坏了三天了，请尽快修理", "滨河小区门口路灯不亮，晚上看不见路", "中山路的井盖松动，车一过就响",
          "幸福里的垃圾没有人收，请尽快处理", "请尽快处理楼下的噪音", "请尽快修理电梯", "A lamp is out near the market", "Rubbish near the market");

  private final Likeness likeness = Likeness.among(USUAL);

  @Test
  void isHighForTwoWaysOfSayingTheSame() {
    assertThat(likeness.of(USUAL.get(0), USUAL.get(1))).isGreaterThan(Likeness.SAME);
    assertThat(likeness.of("The street lamp at the market is out", USUAL.get(6))).isGreaterThan(Likeness.SAME);
  }

  @Test
  void isLowForAnotherMatterInTheSameWordsOfCourtesy() {
    assertThat(likeness.of(USUAL.get(3), USUAL.get(5))).isLessThan(Likeness.SAME);
  }

  @Test
  void isOneForTheSameTextAndNothingForTextsWithNothingInCommon() {
    assertThat(likeness.of(USUAL.get(2), USUAL.get(2))).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(likeness.of("井盖", "Кошка")).isZero();
    assertThat(likeness.of("", "")).isZero();
  }
}
