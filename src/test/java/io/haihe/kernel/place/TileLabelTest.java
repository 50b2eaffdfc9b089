package io.haihe.kernel.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TileLabelTest {

  @Test
  void breaksALongNameBetweenItsWords() {
    assertThat(TileLabel.lines("Hongqiao District")).containsExactly("Hongqiao", "District");
    assertThat(TileLabel.lines("Binhai New Area")).containsExactly("Binhai New", "Area");
  }

  @Test
  void keepsAShortNameInOneLine() {
    assertThat(TileLabel.lines("Heping")).containsExactly("Heping");
    assertThat(TileLabel.lines("滨海新区")).containsExactly("滨海新区");
  }

  @Test
  void cutsALongChineseNameInPartsOfMuchTheSameLength() {
    assertThat(TileLabel.lines("劝业场街道办事处")).containsExactly("劝业场街", "道办事处");
  }

  @Test
  void losesNothing() {
    assertThat(String.join(" ", TileLabel.lines("Xiaobailou Riverside Subdistrict Office"))).isEqualTo("Xiaobailou Riverside Subdistrict Office");
  }
}
