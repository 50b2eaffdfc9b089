package io.haihe.modules.resident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A phone number that gets text messages")
class PhoneNumberTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "138 1234 5678, +8613812345678, 138****5678",
    "+86 138-1234-5678, +8613812345678, 138****5678",
    "0086 19912345678, +8619912345678, 199****5678",
    "+852 5123 4567, +85251234567, +85*****4567",
    "+44 7400 123456, +447400123456, +44******3456",
    "+1 (380) 213-8000, +13802138000, +13*****8000"
  })
  void isReadHoweverItIsTypedAndShownMasked(String typed, String e164, String masked) {
    PhoneNumber number = PhoneNumber.of(typed).orElseThrow();
    assertThat(number.e164()).isEqualTo(e164);
    assertThat(number.masked()).isEqualTo(masked);
    assertThat(number).asString().as("in logs").isEqualTo(masked);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"022 8300 0000", "+86 22 8300 0000", "12345", "110", "13812", "+44 20 7946 0958", "+1 900 555 1234", "", "li@example.org", "+++"})
  void isNoLandlineNoShortNumberAndNoneThatCostsExtra(String typed) {
    assertThat(PhoneNumber.of(typed)).isEmpty();
  }

  @Test
  void isAnotherOneThoughItsDigitsAreThoseOfAnotherCountry() {
    Login here = Login.of("13802138000").orElseThrow();
    Login there = Login.of("+1 380 213 8000").orElseThrow();
    assertThat(there.value()).as("signs in as before").isEqualTo(here.value());
    assertThat(there.mobile()).isNotEqualTo(here.mobile());
  }
}
