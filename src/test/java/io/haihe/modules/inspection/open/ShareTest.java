package io.haihe.modules.inspection.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.haihe.modules.inspection.open.Prediction.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whether the class foretells what is found")
class ShareTest {

  /** Wilson's interval of 15 of 148, as Newcombe (Statistics in Medicine 17, 1998) gives it: 0.0624 to 0.1605. */
  @Test
  void isSaidWithWilsonsInterval() {
    Share share = Share.of(15, 148);
    assertThat(share.low()).isCloseTo(0.0624, within(0.0001));
    assertThat(share.high()).isCloseTo(0.1605, within(0.0001));
    assertThat(Share.of(0, 20).low()).isZero();
    assertThat(Share.of(0, 0)).isEqualTo(new Share(0, 0, 0, 1));
  }

  /** 56/70 and 48/80: Newcombe gives 0.0524 to 0.3339 for the difference. */
  @Test
  void isSaidByNewcombesIntervalOfTheDifference() {
    Prediction more = Prediction.of(Share.of(48, 80), Share.of(56, 70));
    assertThat(more.low()).isCloseTo(0.0524, within(0.0001));
    assertThat(more.high()).isCloseTo(0.3339, within(0.0001));
    assertThat(more.verdict()).isEqualTo(Verdict.MORE_OFTEN);
    assertThat(Prediction.of(Share.of(56, 70), Share.of(48, 80)).verdict()).isEqualTo(Verdict.LESS_OFTEN);
  }

  @Test
  void isNotSaidOfTooFewOrWhereItMayBeChance() {
    assertThat(Prediction.of(Share.of(0, 29), Share.of(300, 300)).verdict()).isEqualTo(Verdict.TOO_FEW);
    assertThat(Prediction.of(Share.of(10, 100), Share.of(12, 100)).verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
  }

  @Test
  void unevennessIsNoughtWhereAllHaveAsMuch() {
    assertThat(Load.of(new long[] {3, 3, 3})).isEqualTo(new Load(3, 9, 3, 3, 3, 0));
    assertThat(Load.of(new long[] {0, 0, 0, 8}).gini()).isEqualTo(0.75);
    assertThat(Load.of(new long[0])).isEqualTo(Load.NONE);
  }
}
