package io.haihe.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {

  private final Texts texts = Texts.load();

  @Test
  void speaksTheLanguageAskedFor() {
    assertThat(texts.text(Locale.SIMPLIFIED_CHINESE, "platform.pager.position", 1, 20, 35)).isEqualTo("第 1–20 条，共 35 条");
    assertThat(texts.text(Locale.UK, "platform.pager.position", 1, 20, 35)).isEqualTo("1–20 of 35");
  }

  @Test
  void fallsBackOnEnglishForALanguageItDoesNotKnow() {
    assertThat(texts.text(Locale.FRENCH, "platform.signIn")).isEqualTo("Sign in");
  }

  @Test
  void showsAMissingTextInsteadOfFailing() {
    assertThat(texts.text(Locale.ENGLISH, "platform.absent")).isEqualTo("??platform.absent??");
  }

  @Test
  void saysAFindingOnOneLineWithItsPlaceAndItsMend() {
    var finding = Finding.at("places.csv", 3, 7, "code", "platform.error.422");

    assertThat(texts.line(Locale.ENGLISH, finding))
        .isEqualTo("places.csv:3:7: code: Something in what you entered needs to be mended");
  }
}
