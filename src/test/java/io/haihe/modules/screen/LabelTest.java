package io.haihe.modules.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The name of a place on a map")
class LabelTest {

  @Test
  void staysOneLineWhereItFits() {
    assertThat(Label.lines("Heping", 11)).containsExactly("Heping");
    assertThat(Label.lines("滨海新区", 11)).containsExactly("滨海新区");
  }

  @Test
  void breaksBetweenWordsAndChineseInTheMiddle() {
    assertThat(Label.lines("Heping District", 11)).containsExactly("Heping", "District");
    assertThat(Label.lines("Binhai New Area", 11)).containsExactly("Binhai New", "Area");
    assertThat(Label.lines("经济技术开发区", 11)).containsExactly("经济技术", "开发区");
  }

  @Test
  void isCutWhereEvenTwoLinesAreTooShort() {
    assertThat(Label.lines("Xiaobaiyangcun Subdistrict", 11)).containsExactly("Xiaobaiyan…", "Subdistrict");
    assertThat(Label.lines("Llanfairpwllgwyngyll", 11)).containsExactly("Llanfairpw…");
  }
}
