package io.haihe.modules.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The wait after a failure")
class BackoffTest {

  private static Duration middle(int attempts) {
    return Backoff.after(attempts, Duration.ZERO, () -> 0.5);
  }

  @Test
  void growsUpToSixHours() {
    assertThat(middle(1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(middle(2)).isEqualTo(Duration.ofSeconds(30));
    assertThat(middle(5)).isEqualTo(Duration.ofSeconds(810));
    assertThat(middle(9)).isEqualTo(Duration.ofHours(6));
    assertThat(middle(1_000_000)).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void differsByAFifth() {
    assertThat(Backoff.after(1, Duration.ZERO, () -> 0)).isEqualTo(Duration.ofSeconds(8));
    assertThat(Backoff.after(1, Duration.ZERO, () -> 1)).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void isWhatTheReceiverAsksUpToSixHours() {
    assertThat(Backoff.after(1, Duration.ofMinutes(5), () -> 0.5)).isEqualTo(Duration.ofMinutes(5));
    assertThat(Backoff.after(1, Duration.ofDays(9), () -> 0.5)).isEqualTo(Duration.ofHours(6));
  }
}
