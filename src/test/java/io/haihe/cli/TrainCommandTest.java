package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.intake.classify.Classifier;
import io.haihe.platform.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("haihe train")
class TrainCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir Path folder;
  private Path csv;
  private Path model;

  @BeforeEach
  void texts() throws IOException {
    StringBuilder rows = new StringBuilder("text,category\n");
    for (int i = 0; i < 30; i++) {
      rows.append("第").append(i).append("栋楼前路灯不亮,lamp\n第").append(i).append("栋楼前垃圾满了,rubbish\n");
    }
    csv = Files.writeString(folder.resolve("texts.csv"), rows);
    model = folder.resolve("texts.model");
  }

  @Test
  void writesAModelThatSuggests() {
    assertThat(run(Locale.ENGLISH, csv, "--text", "text", "--label", "category", "--out", model)).as(err::toString).isZero();

    assertThat(out.toString()).contains("60 texts, 2 labels.", "The model is in " + model);
    assertThat(Classifier.read(model).suggest(List.of("路灯坏了")).best().getFirst().label()).isEqualTo("lamp");
  }

  @Test
  void saysHowGoodItIsBesideSimplerWays() {
    assertThat(run(Locale.ENGLISH, csv, "--text", "text", "--label", "category", "--report")).as(err::toString).isZero();

    assertThat(out.toString())
        .contains("accuracy  macro-F1", "   0.500     0.333  1.000", "   1.000     1.000  1.000", "Naive Bayes", "Haihe");
    assertThat(model).doesNotExist();
  }

  @Test
  void speaksChinese() {
    assertThat(run(Locale.CHINESE, csv, "--text", "text", "--label", "category", "--report")).isZero();

    assertThat(out.toString()).contains("准确率", "朴素贝叶斯", "文本 60 条").doesNotContain("??");
  }

  @Test
  void namesLabelsThatHaveHardlyAText() throws IOException {
    Files.writeString(csv, Files.readString(csv) + "井盖丢失,manhole\n");

    run(Locale.ENGLISH, csv, "--text", "text", "--label", "category", "--out", model);

    assertThat(out.toString()).contains("fewer than 5 texts and are hardly learnt: manhole");
  }

  @Test
  void namesTheRowAndColumnToMend() throws IOException {
    Files.writeString(csv, "text,category\n路灯不亮,lamp\n垃圾满了,\n");

    assertThat(run(Locale.ENGLISH, csv, "--text", "text", "--label", "category", "--out", model)).isEqualTo(1);
    assertThat(err.toString()).contains("texts.csv:3: category: The row has no label. Fill in the cell, or remove the row.");
    assertThat(model).doesNotExist();
  }

  @Test
  void namesTheColumnsThereAre() {
    assertThat(run(Locale.ENGLISH, csv, "--text", "message", "--label", "category", "--out", model)).isEqualTo(1);
    assertThat(err.toString()).contains("there is no column “message”; there are: text, category");
  }

  @Test
  void refusesAFileOfOneLabel() throws IOException {
    Files.writeString(csv, "text,category\n路灯不亮,lamp\n路灯坏了,lamp\n");

    assertThat(run(Locale.ENGLISH, csv, "--text", "text", "--label", "category", "--out", model)).isEqualTo(1);
    assertThat(err.toString()).contains("There is only one label to tell apart. Give texts of at least two labels.");
  }

  @Test
  void asksWhatIsWanted() {
    assertThat(run(Locale.ENGLISH, csv, "--text", "text", "--label", "category")).isEqualTo(2);
    assertThat(err.toString()).hasLineCount(1).contains("--out", "--report");
  }

  @Test
  void namesAFileThereIsNot() {
    assertThat(run(Locale.ENGLISH, folder.resolve("none.csv"), "--text", "a", "--label", "b", "--report")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file");
  }

  private int run(Locale locale, Object... args) {
    Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Texts.load(), locale);
    List<String> line = new ArrayList<>(List.of("train"));
    for (Object arg : args) {
      line.add(arg.toString());
    }
    return Haihe.run(terminal, line.toArray(String[]::new));
  }
}
