package io.haihe.kernel.intake.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A score")
class ScoreTest {

  private static final Offset<Double> SAME = within(1e-9);

  private static Score.Judged judged(String truth, double confidence, boolean sure, String... ranking) {
    List<Likely> likely = new ArrayList<>();
    for (String label : ranking) {
      likely.add(new Likely(label, likely.isEmpty() ? confidence : 0));
    }
    return new Score.Judged(truth, likely, sure);
  }

  @Test
  void isWhatOneCountsByHand() {
    Score score =
        Score.of(
            List.of(
                judged("a", 0.9, true, "a", "b", "c", "d"),
                judged("a", 0.9, true, "b", "a", "c", "d"),
                judged("b", 0.5, false, "b", "a", "c", "d"),
                judged("d", 0.5, false, "a", "b", "c", "d")));

    assertThat(score.accuracy()).isEqualTo(0.5, SAME);
    assertThat(score.top3()).isEqualTo(0.75, SAME);
    // a: 1 of 2 found, 2 said → 1/2; b: 1 of 1 found, 2 said → 2/3; d: never said → 0
    assertThat(score.macroF1()).isEqualTo((0.5 + 2.0 / 3 + 0) / 3, SAME);
    // 0.9 was right half the time, 0.5 too
    assertThat(score.calibrationError()).isEqualTo(0.5 * 0.4 + 0.5 * 0, SAME);
    assertThat(score.alone()).isEqualTo(0.5, SAME);
    assertThat(score.aloneRight()).isEqualTo(0.5, SAME);
  }

  @Test
  void coversWhatTheSurestSuggestionsCanBeTakenFor() {
    List<Coverage.Guess> guesses = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      guesses.add(new Coverage.Guess(1 - i / 200.0, i != 19 && i < 60));
    }

    Coverage coverage = Coverage.at(0.95, guesses);

    // of the first 62 one wrong at 20 and two at 61 and 62: 59 right, just above 95 %
    assertThat(coverage.share()).isEqualTo(0.62, SAME);
    assertThat(coverage.from()).isEqualTo(1 - 61 / 200.0, SAME);
  }

  @Test
  void takesAllOfOneConfidenceOrNone() {
    List<Coverage.Guess> guesses = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      guesses.add(new Coverage.Guess(0.8, i < 90));
    }

    assertThat(Coverage.at(0.95, guesses).share()).isZero();
    assertThat(Coverage.at(0.9, guesses).share()).isEqualTo(1, SAME);
  }

  @Test
  void believesNoLimitThatFewTextsShow() {
    List<Coverage.Guess> guesses = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      guesses.add(new Coverage.Guess(1 - i / 200.0, i < 15));
    }

    assertThat(Coverage.at(0.95, guesses).from()).isInfinite();
  }
}
