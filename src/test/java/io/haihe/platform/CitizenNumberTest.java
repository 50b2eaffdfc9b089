package io.haihe.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A citizen number")
class CitizenNumberTest {

  @Test
  void tellsTheDayOfBirth() {
    assertThat(CitizenNumber.bornOn("11010519491231002X")).contains(LocalDate.of(1949, 12, 31));
    assertThat(CitizenNumber.valid("440524188001010014")).isTrue();
  }

  @ParameterizedTest(name = "{0} is none")
  @ValueSource(strings = {"110105194912310021", "11010519491231002x", "11010519491331002X", "110105194902310026", "1101051949123100", ""})
  void isNoneWhereItsPartsDoNotFit(String number) {
    assertThat(CitizenNumber.bornOn(number)).isEmpty();
  }
}
