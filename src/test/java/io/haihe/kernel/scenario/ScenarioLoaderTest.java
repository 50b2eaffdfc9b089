package io.haihe.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.LimitUnit;
import io.haihe.kernel.scenario.reading.PackageFiles;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScenarioLoaderTest {

  private static final Scenario SCENARIO = ScenarioLoader.load(Packages.MINIMAL);
  private static final CaseType TYPE = SCENARIO.type("matter");

  @Test
  void findsNothingWrongWithAGoodPackage() {
    ScenarioLoader.Check check = ScenarioLoader.check(Packages.MINIMAL);
    assertThat(check.errors()).isEmpty();
    assertThat(check.warnings()).isEmpty();
  }

  @Test
  void keepsTheOrderOfTheFile() {
    assertThat(TYPE.states().keySet())
        .containsExactly("reported", "dispatched", "handling", "deferred", "closed", "void");
    assertThat(TYPE.state("closed").isFinal()).isTrue();
  }

  @Test
  void expandsOpenToEveryStateThatIsNotFinal() {
    assertThat(TYPE.transition("blow").orElseThrow().from())
        .isEqualTo(Set.of("reported", "dispatched", "handling", "deferred"));
  }

  @Test
  void readsWhoMayTakeAStep() {
    assertThat(TYPE.transition("resume").orElseThrow().by())
        .containsExactly(new Permit(Permit.Kind.RESPONSIBLE, Role.HANDLER), new Permit(Permit.Kind.SYSTEM, null));
    assertThat(TYPE.transition("blow").orElseThrow().by())
        .containsExactly(new Permit(Permit.Kind.TERRITORY, Role.UNIT_HEAD));
    assertThat(TYPE.intake().by()).containsExactly(Role.COLLECTOR, Role.INTAKE_CLERK);
    assertThat(TYPE.intake().reporter()).isTrue();
  }

  @Test
  void readsDeadlines() {
    DeadlineRule handling = TYPE.deadlines().get("handling");
    assertThat(handling.cumulative()).isTrue();
    assertThat(handling.limits()).hasSize(3);
    assertThat(handling.limits().get(1).categoryColumn()).isEqualTo("limit");
    assertThat(handling.warn()).isEqualTo(new Limit(4, LimitUnit.WORKING_HOUR));
    assertThat(handling.ladder()).hasSize(3);
    assertThat(handling.ladder().get(2).effects()).containsExactly(new Effect.Count("supervisions"));
    assertThat(TYPE.deadlines().get("resumption").then()).isEqualTo("resume");
    assertThat(TYPE.deadlines().get("accepting").cumulative()).isFalse();
  }

  @Test
  void readsStepsInOrderEachAfterTheOneBefore() {
    TaskType summons = TYPE.tasks().get("summons");
    assertThat(summons.steps().get("sign").after()).isNull();
    assertThat(summons.steps().get("arrive").after()).isEqualTo("sign");
    assertThat(summons.steps().get("leave").completes()).isTrue();
    assertThat(summons.steps().get("contest").after()).isEqualTo("rate");
    assertThat(summons.steps().get("sign").deadline().key()).isEqualTo("summons.sign");
    assertThat(summons.board()).isEqualTo("whistle");
  }

  @Test
  void findsTheParentOfACategoryByItsCodeOrByName() {
    Categories categories = SCENARIO.categories();
    assertThat(categories.find("0101").orElseThrow().parent()).isEqualTo("01");
    assertThat(categories.find("XA").orElseThrow().parent()).isEqualTo("X");
    assertThat(categories.find("XA").orElseThrow().reportable()).isFalse();
    assertThat(categories.find("01").orElseThrow().leaf()).isFalse();
    assertThat(categories.find("0102").orElseThrow().columns()).containsEntry("limit", "2 hour");
    assertThat(categories.path("0101")).extracting(Category::code).containsExactly("01", "0101");
  }

  @Test
  void speaksBothLanguages() {
    assertThat(SCENARIO.texts().text(Locale.CHINESE, "states.handling")).isEqualTo("处置中");
    assertThat(SCENARIO.texts().text(Locale.ENGLISH, "states.handling")).isEqualTo("Being handled");
  }

  @Test
  void takesAZipForTheSamePackage() throws Exception {
    byte[] zip = PackageFiles.ofFolder(Packages.MINIMAL).zip();
    assertThat(ScenarioLoader.load(zip).fingerprint()).isEqualTo(SCENARIO.fingerprint());
  }
}
