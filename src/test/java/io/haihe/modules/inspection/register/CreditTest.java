package io.haihe.modules.inspection.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@DisplayName("The credit risk of a party")
class CreditTest {

  private static final LocalDate DAY = LocalDate.of(2025, 6, 16);

  @Autowired ApplicationContext context;
  @Autowired Credit credit;
  @Autowired CreditRules rules;
  @Autowired Marks marks;
  @Autowired Parties parties;
  @Autowired Places places;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private SomeRegister register;
  private City city;
  private long party;

  @BeforeEach
  void begin() {
    clock.set(SettableClock.START);
    register = SomeRegister.in(context);
    city = places.city("tiny").orElseThrow();
    party = register.party(1, TinyCity.NANLI, "food");
  }

  private Party now() {
    return parties.find(party).orElseThrow();
  }

  @Test
  void isThatOfTheUnknownUntilSomethingIsRecorded() {
    assertThat(credit.classify(city).changed()).isZero();
    assertThat(marks.explain(now())).extracting(CreditExplanation::risk, CreditExplanation::known).containsExactly(RiskClass.B, false);
  }

  @Test
  void risesWithWhatIsFoundAndSaysEveryPointOfIt() {
    marks.add(party, MarkKind.ORDERED_TO_CORRECT, DAY, "IV1");
    assertThat(now().risk()).isEqualTo(RiskClass.C);
    marks.add(party, MarkKind.NOT_CORRECTED, DAY, "IR1");

    CreditExplanation why = marks.explain(now());
    assertThat(now().risk()).isEqualTo(RiskClass.D).isEqualTo(why.risk());
    assertThat(why.points()).isEqualTo(40).isEqualTo(why.lines().stream().mapToInt(CreditExplanation.Line::points).sum());
    assertThat(why.lines()).extracting(CreditExplanation.Line::kind, CreditExplanation.Line::source, CreditExplanation.Line::until)
        .contains(tuple("orderedToCorrect", "IV1", DAY.plusDays(364)));
    assertThat(why.version()).isEqualTo("haihe-1");
  }

  @Test
  void countsTheSameOnceHoweverOftenItIsTold() {
    assertThat(marks.add(party, MarkKind.PROBLEM_FOUND, DAY, "IV1")).isTrue();
    assertThat(marks.add(party, MarkKind.PROBLEM_FOUND, DAY, "IV1")).isFalse();
    assertThat(marks.explain(now()).points()).isEqualTo(5);
  }

  @Test
  void isWhatItWouldBeOneByOneWhenManyMarksComeTogether() {
    long other = register.party(2, TinyCity.BEILI, "food");
    List<Marks.Happened> both = List.of(
        new Marks.Happened(party, MarkKind.ORDERED_TO_CORRECT, DAY, "IV1"), new Marks.Happened(other, MarkKind.PROBLEM_FOUND, DAY, "IV2"),
        new Marks.Happened(party, MarkKind.NOT_CORRECTED, DAY, "IR1"), new Marks.Happened(other, MarkKind.PROBLEM_FOUND, DAY, "IV2"));

    assertThat(marks.add(both)).isEqualTo(3);
    assertThat(marks.add(both)).as("told again").isZero();
    assertThat(now().risk()).isEqualTo(RiskClass.D);
    assertThat(jdbc.sql("select risk_points from inspection_party where id = any(?) order by id").param(new Long[] {party, other}).query(Integer.class).list())
        .containsExactly(40, 5);
  }

  @Test
  void missesNoneOfManyMarksThatComeAtTheSameMomentWhileAllAreClassified() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 20).forEach(n -> threads.submit(() -> marks.add(party, MarkKind.PROBLEM_FOUND, DAY, "IV" + n)));
      threads.submit(() -> credit.classify(city));
    }
    assertThat(jdbc.sql("select risk_points from inspection_party where id = ?").param(party).query(Integer.class).single()).isEqualTo(100);
  }

  @Test
  void countsNoMoreAfterTheLastDayOrOnceItIsTakenBack() {
    marks.add(party, MarkKind.UNCOOPERATIVE, DAY, "IV1");
    assertThat(now().risk()).isEqualTo(RiskClass.C);

    clock.set(SettableClock.START.plus(Duration.ofDays(729)));
    credit.classify(city);
    assertThat(now().risk()).as("its last day").isEqualTo(RiskClass.C);
    assertThat(credit.due()).doesNotContain(city);
    clock.set(SettableClock.START.plus(Duration.ofDays(730)));
    assertThat(credit.due()).contains(city);
    assertThat(credit.classify(city).changed()).isEqualTo(1);
    assertThat(now().risk()).isEqualTo(RiskClass.B);

    clock.set(SettableClock.START);
    credit.classify(city);
    assertThat(marks.withdraw(party, "IV1", "changed after an objection")).isEqualTo(1);
    assertThat(now().risk()).isEqualTo(RiskClass.B);
    assertThat(marks.explain(now()).lines()).extracting(CreditExplanation.Line::withdrawn).containsExactly("changed after an objection");
  }

  @Test
  void isTheSameBySetAsByTheExplanationOfEach() {
    List<Long> ids = IntStream.range(10, 60).mapToObj(n -> register.party(n, TinyCity.NANLI, "food")).toList();
    MarkKind[] kinds = MarkKind.values();
    for (int i = 0; i < 200; i++) {
      jdbc.sql("insert into inspection_mark (party, kind, at, source) values (?, ?, ?, ?)")
          .params(ids.get(i * 7 % 45), kinds[i * 3 % kinds.length].key(), DAY.minusDays(i * 13L % 900 - 10), "IV" + i)
          .update();
    }

    Credit.Run run = credit.classify(city);

    assertThat(parties.find(ids)).allSatisfy(each -> assertThat(each.risk()).isEqualTo(marks.explain(each).risk()));
    assertThat(run.classes().keySet()).hasSizeGreaterThan(2);
    assertThat(credit.classify(city).changed()).as("the second time").isZero();
  }

  @Test
  void followsTheCitysOwnRuleAndGoesBackByVersion() {
    marks.add(party, MarkKind.PROBLEM_FOUND, DAY, "IV1");
    String own = "version: own-1\nmarks:\n  problemFound: {points: 50, days: 10}\nclasses: {A: 0, B: 1, C: 2}\n";

    rules.load(city, "credit-risk.yaml", own.getBytes(StandardCharsets.UTF_8));
    credit.classify(city);

    assertThat(now().risk()).isEqualTo(RiskClass.D);
    assertThat(jdbc.sql("select risk_rule from inspection_party where id = ?").param(party).query(String.class).single()).isEqualTo("own-1");
    assertThatThrownBy(() -> rules.load(city, "credit-risk.yaml", own.replace("50", "40").getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(BadInput.class, bad -> assertThat(bad.findings()).extracting(Finding::code)
            .containsExactly("inspection.register.rule.again"));
  }

  @Test
  void isDeclaredByARuleWhoseEveryFaultIsNamedWithItsLine() {
    String wrong =
        "version: \"\"\nunknown: E\nmarks:\n  petitioned: {points: 50, days: 10}\n  problemFound: {points: many, days: 0, colour: red}\nclasses: {A: 5, B: 5}\n";
    BadInput bad = catchThrowableOfType(BadInput.class, () -> CreditRuleReader.read("r.yaml", wrong));

    assertThat(bad.findings()).extracting(finding -> finding.line() + " " + finding.field() + " " + finding.code().replace("inspection.register.rule.", ""))
        .containsExactlyInAnyOrder(
            "1 version version", "2 unknown class", "4 marks.petitioned mark", "5 marks.problemFound.colour field",
            "5 marks.problemFound.points number", "5 marks.problemFound.days number", "6 classes.B order", "6 classes.C number");
  }
}
