package io.haihe.kernel.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.SettableClock;
import io.haihe.kernel.intake.IntakeSettings;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;
import org.springframework.util.unit.DataSize;

@DisplayName("What one network address sends")
class ThrottleTest {

  private final SettableClock clock = new SettableClock();
  private final Throttle throttle =
      new Throttle(
          new IntakeSettings(
              DataSize.ofKilobytes(200), DataSize.ofMegabytes(1), 3, 1_000_000, 5, DataSize.ofBytes(10), DataSize.ofMegabytes(1),
              Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(1)),
          clock);

  private static MockHttpServletRequest from(String address, int bytes) {
    MockMultipartHttpServletRequest request = new MockMultipartHttpServletRequest();
    request.addFile(new MockMultipartFile("file.proof", new byte[bytes]));
    request.setRemoteAddr(address);
    return request;
  }

  @Test
  void isLimitedByHowMuchItsFilesComeToUntilItsTimeIsOver() {
    assertThat(throttle.allows(from("10.0.0.1", 6))).isTrue();
    assertThat(throttle.allows(from("10.0.0.1", 4))).isTrue();
    assertThat(throttle.allows(from("10.0.0.1", 1))).isFalse();
    assertThat(throttle.allows(from("10.0.0.2", 6))).as("others are not held up").isTrue();

    clock.advance(Duration.ofHours(1));

    assertThat(throttle.allows(from("10.0.0.1", 6))).isTrue();
  }
}
