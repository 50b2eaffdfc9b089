package io.haihe.kernel.intake.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Progress;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@DisplayName("An import")
class ImporterTest {

  private static final String PROFILE =
      """
      import: %s
      scenario: city-management
      case: matter
      id: no
      wholeDays: [due]
      promises: {handling: due}
      open:
        at: came
        category: {column: kind, table: {rubbish: "06010", lamp: "01037"}}
        text: "{kind}: {words}"
        place: {code: place}
        contact: {phone: phone}
      steps:
        - {take: file, at: came, with: {urgency: normal}}
        - {take: dispatch, at: came, with: {unit: "{unit}"}, when: {unit: []}}
        - {take: accept, at: came, when: {unit: []}}
        - {take: feedback, at: done, with: {done: swept}, when: {done: []}}
      """;
  private static final String HEADER = "no,kind,words,place,phone,came,due,done,unit\n";
  private static final String UNIT = "990101000000/urban-management";

  @Autowired ApplicationContext context;
  @Autowired Importer importer;
  @Autowired JdbcClient jdbc;
  @TempDir Path folder;

  @BeforeEach
  void aCity() {
    TinyCity.in(context);
  }

  private ImportReport run(String key, String csv) throws IOException {
    return run(key, csv.getBytes(StandardCharsets.UTF_8));
  }

  private ImportReport run(String key, byte[] csv) throws IOException {
    Path profile = Files.writeString(folder.resolve("profile.yaml"), PROFILE.formatted(key));
    Path file = Files.write(folder.resolve("rows.csv"), csv);
    return importer.run(
        new Importer.Order(profile, file, null, folder.resolve("rejects.csv"), Locale.CHINESE, 4), Progress.silent());
  }

  private List<String> states(String key) {
    return jdbc.sql(
            """
            select c.state from casework_case c join casework_entry e on e.case_id = c.id
            where e.command_key like :key order by c.opened_at, c.id
            """)
        .param("key", "import:" + key + ":%:0")
        .query(String.class)
        .list();
  }

  @Test
  void takesEachStepAtItsTimeInTheTimeOfTheCityAndKeepsThePromiseOfTheFile() throws IOException {
    run("times", HEADER
        + "1,rubbish,by the gate,990101001001,13800001111,2024-05-06T08:30:00,2024-05-07,2024-05-07 16:00:00," + UNIT + "\n");

    assertThat(states("times")).containsExactly("feedback");
    assertThat(jdbc.sql("select min(opened_at) from casework_case where text = 'rubbish: by the gate'")
            .query((row, n) -> row.getTimestamp(1).toInstant().toString()).single())
        .isEqualTo("2024-05-06T00:30:00Z");
    assertThat(jdbc.sql(
                """
                select d.body->>'dueAt' from casework_deadline d join casework_case c on c.id = d.case_id
                where d.key = 'handling' and c.text = 'rubbish: by the gate'
                """)
            .query(String.class).single())
        .isEqualTo("2024-05-07T15:59:59Z");
  }

  @Test
  void firesEachDeadlineBetweenTwoStepsAtItsOwnMoment() throws IOException {
    run("late", HEADER + "1,rubbish,late,990101001001,,2024-05-06T08:30:00,2024-05-07,2024-05-20T16:00:00," + UNIT + "\n");

    List<String> fired = jdbc.sql(
            """
            select e.body::json->>'name' from casework_entry e join casework_case c on c.id = e.case_id
            where c.text = 'rubbish: late' and e.body::json->>'kind' = 'FIRED' and e.body::json->>'name' like 'handling.%'
            order by e.seq
            """)
        .query(String.class)
        .list();
    assertThat(fired).containsExactly("handling.warn", "handling.overdue", "handling.1", "handling.2", "handling.3");
  }

  @Test
  void isTakenOverOnce() throws IOException {
    String csv = HEADER + "1,lamp,out,990101001001,,2024-05-06T08:30:00,,," + UNIT + "\n2,lamp,out,990101001002,,2024-05-06T08:30:00,,,\n";

    ImportReport first = run("once", csv);
    ImportReport second = run("once", csv);

    assertThat(first.opened()).isEqualTo(2);
    assertThat(first.steps()).isEqualTo(4);
    assertThat(second.opened()).isZero();
    assertThat(second.known()).isEqualTo(2);
    assertThat(second.steps()).isZero();
    assertThat(states("once")).containsExactlyInAnyOrder("handling", "filed");
  }

  @Test
  void takesTheStepsThatALaterFileAdds() throws IOException {
    String open = "1,lamp,flickers,990101001001,,2024-05-06T08:30:00,2024-05-09,";
    run("later", HEADER + open + "," + UNIT + "\n");

    ImportReport report = run("later", HEADER + open + "2024-05-08T10:00:00," + UNIT + "\n");

    assertThat(report.known()).isOne();
    assertThat(report.steps()).isOne();
    assertThat(states("later")).containsExactly("feedback");
  }

  @Test
  void writesWhatItRejectsWithLineAndReasonAndKeepsNothingOfIt() throws IOException {
    ImportReport report = run("rejects", HEADER
        + "1,rubbish,good,990101001001,,2024-05-06T08:30:00,,,\n"
        + "2,noise,\"two\nlines\",990101001001,,2024-05-06T08:30:00,,,\n"
        + "3,rubbish,when,990101001001,,yesterday,,,\n"
        + "4,rubbish,where,110101001001,,2024-05-06T08:30:00,,,\n"
        + "5,rubbish,who,990101001001,,2024-05-06T08:30:00,,,nobody\n"
        + "6,rubbish,call,990101001001,no phone,2024-05-06T08:30:00,,,\n"
        + "7,rubbish,unasked,990101001001,,2024-05-06T08:30:00,,2024-05-07T08:30:00,\n"
        + "8,rubbish\n");

    assertThat(report.rejected()).isEqualTo(7);
    assertThat(states("rejects")).containsExactly("filed");
    List<String> lines = Files.readAllLines(folder.resolve("rejects.csv"));
    assertThat(lines.getFirst()).isEqualTo("no,kind,words,place,phone,came,due,done,unit,line,reason");
    assertThat(String.join("\n", lines))
        .contains("\"two\nlines\"", ",3,", "kind: “noise”没有对应的类别", "“yesterday”不是时间", "没有“110101001001”这个管辖区")
        .contains("没有“nobody”这个单位", "contact.phone: ", "feedback: 案件当前状态下不能进行该环节", "该行有 2 个单元格");
  }

  @Test
  void takesOverARowWithoutAnIdNotAtAllAndRemovesTheRejectsOfARunBefore() throws IOException {
    String good = "1,rubbish,has an id,990101001001,,2024-05-06T08:30:00,,,\n";

    ImportReport report = run("noid", HEADER + good + ",rubbish,has none,990101001001,,2024-05-06T08:30:00,,,\n");
    assertThat(report.rejected()).isOne();
    assertThat(states("noid")).containsExactly("filed");
    assertThat(folder.resolve("rejects.csv")).content().contains("has none");

    assertThat(run("noid", HEADER + good).rejected()).isZero();
    assertThat(folder.resolve("rejects.csv")).doesNotExist();
  }

  @Test
  void takesOverARowWithACharacterThatNoDatabaseKeepsNotAtAll() throws IOException {
    ImportReport report = run("nul", HEADER
        + "1,rubbish,good,990101001001,,2024-05-06T08:30:00,,,\n"
        + "2\0,rubbish,odd id,990101001001,,2024-05-06T08:30:00,,,\n"
        + "3,rubbish,odd \0 words,990101001001,,2024-05-06T08:30:00,,,\n");

    assertThat(report.rejected()).isEqualTo(2);
    assertThat(states("nul")).containsExactly("filed");
    assertThat(folder.resolve("rejects.csv")).content().contains("NUL");
  }

  @Test
  void listsRejectedRowsInTheOrderOfTheFile() throws IOException {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 1; i <= 40; i++) {
      csv.append(i).append(",noise,n,990101001001,,2024-05-06T08:30:00,,,\n");
    }

    run("order", csv.toString());

    List<String> lines = Files.readAllLines(folder.resolve("rejects.csv"));
    assertThat(lines.subList(1, 41)).extracting(line -> Integer.parseInt(line.substring(0, line.indexOf(',')))).isSorted();
  }

  @Test
  void goesOnWhereARunWasStopped() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int n = 1; n <= RowTaking.BATCH + 1; n++) {
      rows.append(n).append(",lamp,cut off,990101001001,,2024-05-06T08:30:00,,2024-05-06T12:00:00,").append(UNIT).append('\n');
    }
    String csv = rows.toString();
    Progress killed = new Progress() {
      @Override
      public void total(long rows) {}

      @Override
      public void step(long by) {
        throw new IllegalStateException("killed");
      }

      @Override
      public void close() {}
    };
    Path profile = Files.writeString(folder.resolve("profile.yaml"), PROFILE.formatted("killed"));
    Path file = Files.writeString(folder.resolve("rows.csv"), csv);
    assertThatThrownBy(() -> importer.run(
        new Importer.Order(profile, file, null, folder.resolve("rejects.csv"), Locale.CHINESE, 1), killed));
    assertThat(states("killed")).as("what was kept together is whole, the rest is not there at all")
        .hasSize(RowTaking.BATCH)
        .containsOnly("feedback");

    ImportReport report = run("killed", csv);

    assertThat(report.known()).isEqualTo(RowTaking.BATCH);
    assertThat(report.opened()).isOne();
    assertThat(report.rejected()).isZero();
    assertThat(states("killed")).hasSize(RowTaking.BATCH + 1).containsOnly("feedback");
  }

  @Test
  void saysAllThatIsWrongWithTheHeader() {
    assertThatThrownBy(() -> run("header", "no,kind,kind,place,came,due,done,unit\n"))
        .isInstanceOfSatisfying(BadInput.class, bad -> assertThat(bad.findings())
            .extracting(Finding::code, Finding::field, Finding::line, Finding::column)
            .containsExactly(
                org.assertj.core.groups.Tuple.tuple("importing.csv.noColumn", "phone", 1, 1),
                org.assertj.core.groups.Tuple.tuple("importing.csv.noColumn", "words", 1, 1),
                org.assertj.core.groups.Tuple.tuple("importing.csv.twice", "kind", 1, 9)));
    assertThat(states("header")).isEmpty();
  }

  @Test
  void readsWhatSpreadsheetsWrite() throws IOException {
    String row = "1,lamp,\"路灯, \"\"三盏\"\"\",990101001001,,2024-05-06T08:30:00,,,\r\n";
    byte[] marked = ("\uFEFF" + HEADER.replace("\n", "\r\n") + row + "\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] chinese = (HEADER + row.replace("1,", "2,")).getBytes(Charset.forName("GB18030"));

    assertThat(run("sheet", marked).opened()).isOne();
    assertThat(run("sheet", chinese).opened()).isOne();
    assertThat(jdbc.sql("select count(*) from casework_case where text = 'lamp: 路灯, \"三盏\"'").query(Long.class).single())
        .isEqualTo(2);
  }

  @Test
  void saysWhichLineOfAProfileIsWrong() throws IOException {
    Path profile = Files.writeString(folder.resolve("wrong.yaml"), PROFILE.formatted("wrong").replace("  category:", "  categorie:"));
    Path file = Files.writeString(folder.resolve("rows.csv"), HEADER);

    assertThatThrownBy(() -> importer.run(
            new Importer.Order(profile, file, null, folder.resolve("r.csv"), Locale.ENGLISH, 1), Progress.silent()))
        .isInstanceOfSatisfying(BadInput.class, bad -> assertThat(bad.findings()).singleElement().satisfies(finding -> {
          assertThat(finding.file()).isEqualTo("wrong.yaml");
          assertThat(finding.line()).isEqualTo(9);
          assertThat(finding.field()).isEqualTo("open.categorie");
        }));
  }
}
