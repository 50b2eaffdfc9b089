package io.haihe.modules.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.modules.service.ItemLook.Verdict;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Progress;
import io.haihe.platform.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@DisplayName("A file of items")
class ItemImportTest {

  private static final String GOOD = """
      {"code": "%s", "type": "07", "name": {"zh": "登记", "en": "Registration"}, "department": "公安局", "handling": "promised",
       "audiences": ["person"], "promised": "5 working-day"}""";

  @Autowired ApplicationContext context;
  @Autowired ItemImport imports;
  @Autowired ItemExport exports;
  @Autowired Items items;
  @Autowired Catalogue catalogue;
  @Autowired JdbcClient jdbc;
  @Autowired Texts texts;

  @BeforeEach
  void city() {
    TinyCity.in(context);
  }

  private ItemLook take(String file, String text) {
    return imports.take(file, text.getBytes(StandardCharsets.UTF_8), false, ItemImport.By.operator(), Progress.silent());
  }

  private ItemLook look(String file, String text) {
    return imports.look(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> wrong(String fields) {
    ItemLook look = look("items.json", "[\n" + GOOD.formatted("wrong").replaceFirst("}$", ", ") + fields + "}]");
    return look.findings().stream().map(finding -> finding.field() + " " + finding.code().replace("service.fault.", "")).toList();
  }

  @Test
  void becomesVersionsThatNeverChange() {
    assertThat(take("items.json", "[" + GOOD.formatted("a-1") + "]").taken()).isTrue();
    assertThat(take("items.json", "[" + GOOD.formatted("a-1").replace("5 working", "3 working") + "]").count(Verdict.CHANGED)).isEqualTo(1);

    assertThat(items.current("a-1")).hasValueSatisfying(now -> {
      assertThat(now.version()).isEqualTo(2);
      assertThat(now.item().promised()).isEqualTo("3 working-day");
    });
    assertThat(items.version("a-1", 1)).hasValueSatisfying(first -> {
      assertThat(first.current()).isFalse();
      assertThat(first.item().promised()).isEqualTo("5 working-day");
    });
    assertThatThrownBy(() -> jdbc.sql("update service_item_version set content = '{}' where code = 'a-1'").update())
        .hasMessageContaining("does not change");
    assertThatThrownBy(() -> jdbc.sql("delete from service_item_version where code = 'a-1'").update()).hasMessageContaining("does not change");
  }

  @Test
  void changesNothingWhenItIsTakenOverAgain() {
    String file = "[" + GOOD.formatted("b-1") + "," + GOOD.formatted("b-2") + "]";
    take("items.json", file);
    String state = catalogue.state();

    ItemLook again = take("items.json", file.replace("\"promised\": \"5 working-day\"", "\"promised\": \"5 working-day\", \"visits\": -1, \"online\": \"否\""));

    assertThat(again.count(Verdict.SAME)).isEqualTo(2);
    assertThat(again.taken()).isFalse();
    assertThat(items.versions("b-1")).containsExactly(1);
    assertThat(catalogue.state()).isEqualTo(state);
  }

  @Test
  void isTakenOverWholeOrNotAtAllUnlessTheGoodOnesAreAskedFor() {
    String file = "[" + GOOD.formatted("c-1") + ",\n" + GOOD.formatted("c-2").replace("07", "licence") + "]";

    ItemLook refused = take("items.json", file);
    assertThat(refused.taken()).isFalse();
    assertThat(items.current("c-1")).isEmpty();
    assertThat(refused.findings()).singleElement().satisfies(finding -> {
      assertThat(finding.line()).isEqualTo(3);
      assertThat(finding.field()).isEqualTo("type");
      assertThat(texts.sentence(Locale.ENGLISH, finding)).contains("licence", "Two digits");
    });

    imports.take("items.json", file.getBytes(StandardCharsets.UTF_8), true, ItemImport.By.operator(), Progress.silent());
    assertThat(items.current("c-1")).isPresent();
    assertThat(items.current("c-2")).isEmpty();
  }

  @Test
  void isToldEverythingThatIsWrongWithTheFieldAndTheMend() {
    assertThat(wrong("\"basicCode\": \"123\", \"level\": 9, \"online\": \"perhaps\", \"colour\": \"red\""))
        .containsExactlyInAnyOrder("basicCode pattern.basicCode", "level whole", "online yesNo", "colour unknown");
    assertThat(wrong("\"handling\": \"soon\", \"audiences\": [\"dogs\"], \"statutory\": \"20 moons\", \"conditions\": 7"))
        .containsExactlyInAnyOrder("handling choice", "audiences[1] choice", "statutory limit", "conditions both");
    assertThat(wrong("\"materials\": [\"ID card\", {\"name\": \"\", \"form\": \"stone\", \"copies\": -1}, 7]"))
        .containsExactlyInAnyOrder("materials[2].name required", "materials[2].form choice", "materials[2].copies whole", "materials[3] row");
    assertThat(wrong("\"materials\": [{\"name\": \"Lease\", \"within\": \"5 working-day\"}]")).containsExactly("materials[1].within within");
    assertThat(wrong("\"materials\": [{\"name\": \"Lease\", \"tolerated\": true, \"within\": \"soon\"}]")).containsExactly("materials[1].within limit");
    assertThat(wrong("\"statutory\": \"3 working-day\"")).containsExactly("promised promise");
    assertThat(wrong("\"handling\": \"instant\"")).containsExactly("promised instant");
    assertThat(wrong("\"regions\": [\"110101000000\"], \"unit\": \"nobody\"")).containsExactlyInAnyOrder("regions[1] place", "unit unit");
    assertThat(wrong("\"scenario\": \"government-service\"")).containsExactly("online offline");
    assertThat(wrong("\"questions\": [{\"key\": \"here\", \"text\": \"Here?\", \"answers\": [{\"key\": \"no\", \"text\": \"No\", \"no\": \"Go there.\"}]}]"))
        .containsExactly("questions[1].answers answers");
    assertThat(texts.keys(Locale.ENGLISH)).filteredOn(key -> key.startsWith("service.fault.")).allMatch(key -> key.endsWith(".mend") || texts.has(Locale.ENGLISH, key + ".mend"));
  }

  @Test
  void hasCodesThatAgree() {
    String basic = "120701234001";
    String implementation = "12120000MB1234567X" + "3" + basic;
    assertThat(wrong("\"basicCode\": \"120799999001\", \"implementationCode\": \"" + implementation + "\", \"level\": 4"))
        .containsExactlyInAnyOrder("implementationCode code.basic", "level code.level");
    assertThat(wrong("\"implementationCode\": \"" + implementation + "\", \"businessCode\": \"" + "9".repeat(33) + "\"")).containsExactly("businessCode code.business");

    String item = GOOD.formatted("x").replace("\"code\": \"x\"", "\"implementationCode\": \"" + implementation + "\", \"businessCode\": \"" + implementation + "01\"").replace("\"07\"", "\"21\"");
    assertThat(take("items.json", "[" + item + "]").findings()).isEmpty();
    assertThat(items.current(implementation + "01")).hasValueSatisfying(found -> assertThat(found.item().type()).isEqualTo("21"));
    assertThat(look("items.json", "[" + item.replaceFirst("\\{", "{\"code\": \"another\", ") + "]").findings())
        .extracting(Finding::code)
        .containsExactly("service.fault.sameBusinessCode");
    assertThat(look("items.json", "[" + GOOD.formatted("twin") + "," + GOOD.formatted("twin") + "]").findings())
        .extracting(Finding::code)
        .containsExactly("service.fault.sameCode");
  }

  @Test
  void isReadAsOfficesWriteIt() {
    String csv = """
        编码,事项名称,name.en,事项类型,行使层级,实施主体,办件类型,服务对象,主题分类,申请材料,法定办结时限,承诺办结时限,俗称,到场次数
        csv-1,新生儿落户,,行政确认,区级,公安分局,承诺件,自然人;其他,户籍办理,居民身份证；出生医学证明,20个工作日,3工作日,孩子上户口;给宝宝上户口,1
        """;
    assertThat(take("事项.csv", csv).findings()).isEmpty();
    assertThat(items.current("csv-1")).hasValueSatisfying(found -> {
      Item item = found.item();
      assertThat(item.type()).isEqualTo("07");
      assertThat(item.level()).isEqualTo(4);
      assertThat(item.name().in(Locale.ENGLISH)).isEqualTo("新生儿落户");
      assertThat(item.audiences()).containsExactly("person", "other");
      assertThat(item.events()).containsExactly("household");
      assertThat(item.materials()).extracting(material -> material.name().zh()).containsExactly("居民身份证", "出生医学证明");
      assertThat(item.materials()).allMatch(material -> material.required() && material.originals() == 0 && material.form().isEmpty(), "what the file does not say is not made up");
      assertThat(item.statutory()).isEqualTo("20 working-day");
      assertThat(item.promised()).isEqualTo("3 working-day");
      assertThat(item.phrases()).containsExactly("孩子上户口", "给宝宝上户口");
      assertThat(item.visits()).isEqualTo(1);
    });
    assertThat(imports.look("gb.csv", csv.getBytes(Charset.forName("GB18030"))).count(Verdict.SAME)).isEqualTo(1);
    assertThat(look("x.csv", csv.replace("俗称", "天气")).findings()).extracting(Finding::code).containsExactly("service.fault.column");
    assertThat(look("x.csv", csv.replace("行政确认", "魔法")).findings()).singleElement().satisfies(finding -> assertThat(finding.line()).isEqualTo(2));
  }

  @Test
  void cannotBeReadIfItIsNoJson() {
    assertThatThrownBy(() -> look("items.json", "[{]")).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> look("items.json", "7")).isInstanceOf(BadInput.class);
    assertThat(look("items.json", "[7]").findings()).extracting(Finding::code).containsExactly("service.fault.row");
  }

  @Test
  void isTheSameWhenItComesBackFromAnExport() throws IOException {
    String rich = GOOD.formatted("rich").replace("working-day\"}", """
        working-day", "materials": [{"name": {"zh": "证明", "en": "Proof"}, "tolerated": true, "within": "5 working-day", "required": false, "note": {"en": "a \\"quoted\\" note"}}],
        "questions": [{"key": "here", "text": "Here?", "answers": [{"key": "yes", "text": "Yes"}, {"key": "no", "text": "No", "no": "Go there."}]}]}""");
    take("items.json", "[" + rich + "]");
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    ByteArrayOutputStream csv = new ByteArrayOutputStream();

    assertThat(exports.json(json)).isEqualTo(exports.csv(csv)).isPositive();

    assertThat(imports.look("back.json", json.toByteArray()).lines()).allMatch(line -> line.verdict() == Verdict.SAME);
    assertThat(imports.look("back.csv", csv.toByteArray()).lines()).allMatch(line -> line.verdict() == Verdict.SAME);
  }

  @Test
  void of25000RowsIsTakenOverInSeconds() {
    String file = IntStream.range(0, 25_000).mapToObj(n -> GOOD.formatted("many-" + n)).collect(Collectors.joining(",\n", "[", "]"));
    Instant begun = Instant.now();
    assertThat(take("many.json", file).count(Verdict.NEW)).isEqualTo(25_000);
    Duration took = Duration.between(begun, Instant.now());
    assertThat(catalogue.cards()).hasSizeGreaterThanOrEqualTo(25_000);
    System.out.println("25000 items: " + took.toMillis() + " ms");
    assertThat(took).isLessThan(Duration.ofSeconds(30));
    begun = Instant.now();
    assertThat(take("many.json", file).count(Verdict.SAME)).isEqualTo(25_000);
    System.out.println("again: " + Duration.between(begun, Instant.now()).toMillis() + " ms");
  }
}
