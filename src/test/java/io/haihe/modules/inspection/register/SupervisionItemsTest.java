package io.haihe.modules.inspection.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.haihe.CityTest;
import io.haihe.modules.inspection.register.ItemChange.Verdict;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CityTest
@DisplayName("A supervision item")
class SupervisionItemsTest {

  private static final String CODE = "12000000000001";

  @Autowired ApplicationContext context;
  @Autowired ItemPublishing publishing;
  @Autowired SupervisionItems items;
  @Autowired SampleChecklists sample;

  @BeforeEach
  void begin() {
    SomeRegister.in(context);
  }

  private List<Verdict> publish(String yaml) {
    return publishing.publish("items.yaml", yaml.getBytes(StandardCharsets.UTF_8), null).stream().map(ItemChange::verdict).toList();
  }

  @Test
  void getsANewVersionWhenItIsDifferentAndKeepsTheOldOneAsItWas() {
    SupervisionItem first = items.find(CODE, 1).orElseThrow();
    assertThat(publish(SomeRegister.ITEMS)).containsExactly(Verdict.SAME, Verdict.SAME);

    String other = SomeRegister.ITEMS.replace("{key: dates, textZh: 日期, textEn: Dates, photo: false}", "{key: cold, textZh: 冷藏, textEn: Cold, photo: true}");
    assertThat(publish(other)).containsExactly(Verdict.CHANGED, Verdict.SAME);

    assertThat(items.find(CODE, 1)).contains(first);
    assertThat(items.current()).extracting(SupervisionItem::version).containsExactly(2, 1);
    assertThat(ItemChange.between(first, items.find(CODE, 2).orElseThrow())).extracting(ItemChange.Line::key, line -> line.before() == null, line -> line.after() == null)
        .containsExactly(tuple("cold", true, false), tuple("dates", false, true));
  }

  @Test
  void isRetiredAndComesBackAsANewVersion() {
    String gone = SomeRegister.ITEMS.replaceFirst("field: food", "field: food\n    retired: true");
    assertThat(publish(gone)).containsExactly(Verdict.RETIRED, Verdict.SAME);
    assertThat(publish(gone)).containsExactly(Verdict.SAME, Verdict.SAME);
    assertThat(items.current()).hasSize(1);
    assertThat(publish(SomeRegister.ITEMS)).containsExactly(Verdict.CHANGED, Verdict.SAME);
    assertThat(items.current()).extracting(SupervisionItem::version).containsExactly(2, 1);
  }

  @Test
  void isReadFromCsvWithARowForEachLine() {
    String csv = "code,nameZh,nameEn,field,department,basis,key,textZh,textEn,photo\n"
        + CODE + ",餐饮,Restaurants,food,water,,clean,清洁,Clean,yes\n" + CODE + ",餐饮,Restaurants,food,water,,dates,日期,Dates,no\n";
    assertThat(publishing.look("a.csv", csv.getBytes(StandardCharsets.UTF_8))).extracting(ItemChange::verdict).containsExactly(Verdict.SAME);
  }

  @Test
  void isRefusedWithEveryFaultByItsPathAndNothingIsPublished() {
    String wrong = "items:\n  - code: 12\n    nameZh: 名\n    nameEn: N\n    field: Food!\n    colour: red\n    checklist:\n      - {key: a, textZh: 一, textEn: One}\n      - {key: a, textZh: 二}\n";
    BadInput bad = catchThrowableOfType(BadInput.class, () -> publish(SomeRegister.ITEMS.replace("餐饮", "改") + wrong.replace("items:\n", "")));
    assertThat(bad.findings()).extracting(Finding::field).containsExactlyInAnyOrder(
        "items[3].code", "items[3].field", "items[3].colour", "items[3].department", "items[3].checklist[2].key", "items[3].checklist[2].textEn");
    assertThat(items.find(CODE, 2)).isEmpty();
    assertThat(catchThrowableOfType(BadInput.class, () -> publish("items: [")).findings()).hasSize(1);
  }

  @Test
  void ofTheSampleIsMarkedAsSuchInBothLanguages() {
    assertThat(sample.load()).isEqualTo(10);
    assertThat(items.current().stream().filter(item -> item.nameZh().contains("示例") && item.nameEn().contains("sample"))).hasSize(10);
    assertThat(items.fields()).hasSize(7);
  }
}
