package io.haihe.kernel.intake.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file of sorted texts")
class ExamplesTest {

  @TempDir Path folder;

  private List<Example> read(String csv) throws IOException {
    return Examples.read(Files.writeString(folder.resolve("texts.csv"), csv), List.of("subject", "text"), "label");
  }

  private List<Finding> refused(String csv) {
    return catchThrowableOfType(BadInput.class, () -> read(csv)).findings();
  }

  @Test
  void givesTheTextsInTheirPartsWithTheirLabels() throws IOException {
    assertThat(read("id,subject,text,label\n1,路灯,不亮,lamp\n2,,\"满, 了\",rubbish\n"))
        .containsExactly(new Example(List.of("路灯", "不亮"), "lamp"), new Example(List.of("满, 了"), "rubbish"));
  }

  @Test
  void namesTheLineAndColumnOfEachCellThatIsMissing() {
    assertThat(refused("subject,text,label\n路灯,不亮,lamp\n,,lamp\n垃圾,\"满\n了\",\n噪音,大,\n"))
        .extracting(Finding::line, Finding::field, Finding::code)
        .containsExactly(
            tuple(3, "subject", "intake.classify.row.text"),
            tuple(4, "label", "intake.classify.row.label"),
            tuple(6, "label", "intake.classify.row.label"));
  }

  @Test
  void isRefusedWithoutItsColumnsOrRows() {
    assertThat(refused("")).extracting(Finding::code).containsExactly("importing.csv.empty");
    assertThat(refused("subject,text,label\n")).extracting(Finding::code).containsExactly("intake.classify.noRows");
    assertThat(refused("subject,category\na,b\n")).extracting(Finding::field).containsExactlyInAnyOrder("text", "label");
  }

  @Test
  void isNotScoldedForMoreThanTwentyCells() {
    assertThat(refused("subject,text,label\n" + "a,b,\n".repeat(100))).hasSize(20);
  }
}
