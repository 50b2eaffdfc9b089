package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.TestDatabase;
import io.haihe.cli.Operator.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As an operator does it, on a data folder of its own. */
@DisplayName("haihe import parties and officers")
class RegisterImportCommandTest {

  private static final String ITEMS =
      """
      items:
        - {code: "12000000000001", nameZh: 餐饮, nameEn: Restaurants, field: food, department: water, checklist: [{key: clean, textZh: 清洁, textEn: Clean}]}
        - {code: "12000000000002", nameZh: 消防, nameEn: Fire, field: fire, department: water, checklist: [{key: exit, textZh: 通道, textEn: Exit}]}
      """;
  private static final String PARTIES = "code,name,kind,place,address,fields,state\n";
  private static final String GOOD = "OLD-0001,南里餐馆,enterprise,990101001001,\"1, River Road\",food fire,open\nOLD-0002,南里商店,个体工商户,990101001001,,food,存续\n";
  private static final String OFFICERS = "certificate,name,unit,region,fields,valid_from,valid_until,status,login\n";

  @TempDir static Path folder;

  private static Operator operator;

  @BeforeAll
  static void aCityWithItems() throws IOException {
    operator = new Operator(folder.resolve("data"), folder, TestDatabase.environment());
    assertThat(haihe("en", "city", "load", Path.of("src/test/resources/cities/tiny").toAbsolutePath().toString()).code()).isZero();
    assertThat(haihe("en", "import", "checklists", file("items.yaml", ITEMS)))
        .isEqualTo(new Ended(0, "2 supervision items: 2 new, 0 in a new version, 0 retired, 0 as before.\n"));
  }

  @AfterAll
  static void leave() throws Exception {
    operator.close();
  }

  private static Ended haihe(String language, String... args) throws IOException {
    return operator.haihe(language, args);
  }

  private static String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void takeTheGoodRowsWriteWhatIsWrongOfTheOthersAndAreDoneWhenNothingIs() throws IOException {
    Path rejects = folder.resolve("parties-rejected.csv");
    String wrong = "OLD-0003,,planet,990101001001,,magic,open\nOLD-0004,南里仓库,enterprise,1,,fire,open\n";

    Ended mixed = haihe("en", "import", "parties", file("mixed.csv", PARTIES + GOOD + wrong));
    assertThat(mixed.code()).as(mixed.said()).isOne();
    assertThat(mixed.said()).containsPattern("4 rows in \\d+ s: 2 new, 0 changed, 0 as before, 2 wrong and left out\\.")
        .contains("The rejected rows are in parties-rejected.csv.");
    assertThat(rejects).content().startsWith("\uFEFFLine,Field,What is wrong,How it is mended")
        .contains("4,name,", "4,kind,", "4,fields,magic is no field of a supervision item.,\"Use some of: fire, food;", "5,place,1 is no place of ")
        .doesNotContain("OLD-0001", "\n2,", "\n3,");

    Ended again = haihe("zh", "import", "parties", file("good.csv", PARTIES + GOOD.replace("南里商店", "南里新商店")));
    assertThat(again.code()).as(again.said()).isZero();
    assertThat(again.said()).containsPattern("共 2 行，用时 \\d+ 秒：新增 0，变更 1，未变 1，有误未导入 0。");
    assertThat(rejects).as("nothing is wrong any more").doesNotExist();
  }

  @Test
  void lookAtOfficersWithoutKeepingThemAndNameInChineseWhatIsWrong() throws IOException {
    String rows = OFFICERS
        + "A001,李,990101000000/water,990101000000,food,2024-01-01,2030-01-01,active,\n"
        + "A002,王,990101000000/none,990101000000,food,2030-01-01,2024-01-01,有效,nobody-here\n";
    Path rejects = folder.resolve("wrong.csv");

    Ended looked = haihe("zh", "import", "officers", file("officers.csv", rows), "--check", "--rejects", rejects.toString(), "--city", "tiny");
    assertThat(looked.code()).as(looked.said()).isOne();
    assertThat(looked.said()).containsPattern("已检查 2 行，用时 \\d+ 秒，未保存：将新增 1，变更 0，未变 0，有误 1。").contains(rejects.toString());
    assertThat(rejects).content().contains("3,unit,", "990101000000/none", "3,valid_until,").doesNotContain("??", "A001");

    Ended taken = haihe("en", "import", "officers", file("officers.csv", rows.lines().limit(2).reduce("", (all, line) -> all + line + "\n")));
    assertThat(taken.code()).as(taken.said()).isZero();
    assertThat(taken.said()).containsPattern("1 rows in \\d+ s: 1 new, 0 changed, 0 as before, 0 wrong and left out\\.");
    assertThat(folder.resolve("officers-rejected.csv")).doesNotExist();
  }

  @Test
  void refuseAFileWithoutItsColumnsAndACityThereIsNot() throws IOException {
    Ended columns = haihe("en", "import", "officers", file("columns.csv", "certificate,name,unit,region,fields,valid_from,valid_until,status\nA001,Li,x,y,food,2024-01-01,2030-01-01,active\n"));
    assertThat(columns.code()).isOne();
    assertThat(columns.said()).hasLineCount(1).contains("columns.csv:1:1: login: The column login is missing; there are: certificate, name, unit, region,");
    assertThat(folder.resolve("officers-rejected.csv")).as("a list of nothing").doesNotExist();

    Ended city = haihe("zh", "import", "parties", file("some.csv", PARTIES + GOOD), "--city", "nowhere", "--rejects", folder.resolve("none.csv").toString());
    assertThat(city.code()).isOne();
    assertThat(city.said()).hasLineCount(1).contains("nowhere", "tiny").doesNotContain("??");
    assertThat(folder.resolve("none.csv")).doesNotExist();
  }
}
