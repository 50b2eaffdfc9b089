package io.haihe.modules.inspection.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.RegisterImport.Kind;
import io.haihe.modules.inspection.register.RegisterImport.Outcome;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@DisplayName("A file of a register")
class RegisterImportTest {

  private static final String PARTIES = "code,name,kind,place,address,fields,state\n";
  private static final String OFFICERS = "certificate,name,unit,region,fields,valid_from,valid_until,status,login\n";

  @Autowired ApplicationContext context;
  @Autowired RegisterImport imports;
  @Autowired Parties parties;
  @Autowired Officers officers;
  @Autowired Recusals recusals;
  @Autowired RegisterLog log;
  @Autowired Places places;
  @Autowired JdbcClient jdbc;

  private final List<Finding> faults = new ArrayList<>();
  private TinyCity people;
  private City city;

  @BeforeEach
  void begin() {
    people = TinyCity.in(context);
    SomeRegister.in(context);
    city = places.city("tiny").orElseThrow();
  }

  private Outcome take(Kind kind, String csv, boolean keep) {
    return take(kind, csv.getBytes(StandardCharsets.UTF_8), keep);
  }

  private Outcome take(Kind kind, byte[] csv, boolean keep) {
    return imports.take(kind, RegisterFile.of("f.csv", csv), city, keep, faults::add, Progress.silent());
  }

  private static String party(int n, String name, String state) {
    return SomeRegister.code(n) + "," + name + ",enterprise," + TinyCity.NANLI + ",\"1, River Road\",food fire," + state + "\n";
  }

  private List<String> faults() {
    return faults.stream().map(fault -> fault.line() + " " + fault.field() + " " + fault.code().replace("inspection.register.row.", "")).toList();
  }

  /** Places and units look once a second whether there are newer ones: by the connection of the import. */
  @Test
  @Timeout(20)
  void isReadWhileTheDatabaseAnswersQuestions() {
    String file = PARTIES + party(1, "One", "open") + party(2, "Two", "wrong") + party(3, "Three", "open");
    List<Long> known = new ArrayList<>();

    Outcome outcome = imports.take(
        Kind.PARTIES, RegisterFile.of("f.csv", file.getBytes(StandardCharsets.UTF_8)), city, true,
        fault -> known.add(jdbc.sql("select count(*) from inspection_party").query(Long.class).single()), Progress.silent());

    assertThat(outcome).isEqualTo(new Outcome(3, 2, 0, 0, 1));
    assertThat(known).containsExactly(0L);
  }

  @Test
  void isTakenOverOnceAndChangesOnlyWhatIsDifferent() {
    String two = PARTIES + party(1, "One", "open") + party(2, "Two\\n", "存续");
    assertThat(take(Kind.PARTIES, two, false)).isEqualTo(new Outcome(2, 2, 0, 0, 0));
    assertThat(parties.byCode(SomeRegister.code(1))).as("only looked at").isEmpty();
    assertThat(take(Kind.PARTIES, two, true)).isEqualTo(new Outcome(2, 2, 0, 0, 0));
    String stamp = changed();
    assertThat(take(Kind.PARTIES, two, true)).isEqualTo(new Outcome(2, 0, 0, 2, 0));
    assertThat(changed()).isEqualTo(stamp);

    assertThat(take(Kind.PARTIES, PARTIES + party(2, "Two", "closed") + party(3, "Three", "open"), true)).isEqualTo(new Outcome(2, 1, 1, 0, 0));

    assertThat(parties.byCode(SomeRegister.code(1)).orElseThrow()).as("not in the second file").satisfies(one -> {
      assertThat(one.address()).isEqualTo("1, River Road");
      assertThat(one.fields()).containsExactly("fire", "food");
      assertThat(one.place()).isEqualTo(TinyCity.NANLI);
      assertThat(one.risk()).isEqualTo(RiskClass.B);
    });
    assertThat(parties.byCode(SomeRegister.code(2)).orElseThrow().state()).isEqualTo(Party.State.CLOSED);
    assertThat(jdbc.sql("select about || ' ' || detail from inspection_register_log where kind = 'PARTY_STATE' and about = ?").param(SomeRegister.code(2)).query(String.class).list())
        .as("which one, from what to what, by which row; the others were not closed").containsExactly(SomeRegister.code(2) + " OPEN → CLOSED · f.csv:2");
    assertThat(pool(TinyCity.CITY)).containsExactly(SomeRegister.code(1), SomeRegister.code(3));
    assertThat(pool(TinyCity.WEST)).isEmpty();
    assertThat(faults).isEmpty();
  }

  @Test
  void tellsOfEachPartyWhatItChangesFromWhatToWhat() {
    take(Kind.PARTIES, PARTIES + party(1, "One", "open") + party(2, "Two", "open"), true);
    String one = SomeRegister.code(1);

    take(Kind.PARTIES, PARTIES + party(2, "Two", "open") + one + ",One & Co,soleTrader," + TinyCity.BEILI + ",\"2, River Road\",fire,closed\n", true);

    assertThat(jdbc.sql("select kind || ' ' || about || ' ' || detail from inspection_register_log where kind like 'PARTY%' and about in (?, ?) and detail like '%f.csv:3' order by id")
        .params(one, SomeRegister.code(2)).query(String.class).list())
        .containsExactly(
            "PARTY_STATE " + one + " OPEN → CLOSED · f.csv:3",
            "PARTY_CHANGED " + one + " name One → One & Co · kind ENTERPRISE → SOLE_TRADER · place " + TinyCity.NANLI.value() + " → " + TinyCity.BEILI.value()
                + " · address 1, River Road → 2, River Road · fields fire food → fire · f.csv:3");
  }

  private String changed() {
    return jdbc.sql("select string_agg(xmin::text, ',' order by id) from inspection_party").query(String.class).single();
  }

  private List<String> pool(PlaceCode place) {
    List<String> codes = new ArrayList<>();
    parties.pool(place, List.of("food"), null, each -> codes.add(each.code()));
    return codes;
  }

  @Test
  void namesEverythingThatIsWrongByLineAndFieldAndTakesTheRest() {
    String wrongCheck = SomeRegister.code(7).substring(0, 17) + (SomeRegister.code(7).endsWith("0") ? "1" : "0");
    Outcome outcome = take(Kind.PARTIES, PARTIES
        + party(1, "One", "open")
        + wrongCheck + ",,planet,990999000000,,magic,lost\n"
        + SomeRegister.code(2) + ",Two,enterprise," + TinyCity.NANLI + ",,food\n"
        + party(1, "One again", "open")
        + "AB!,Three,企业," + TinyCity.NANLI + ",,food,open\n"
        + "OLD-0001,Four,个体工商户," + TinyCity.NANLI + ",,food,吊销\n", true);

    assertThat(outcome).isEqualTo(new Outcome(6, 2, 0, 0, 4));
    assertThat(faults()).containsExactlyInAnyOrder(
        "3 code uscc", "3 name missing", "3 kind word", "3 place place", "3 fields field", "3 state word", "4  cells", "4 state word",
        "5 code twice", "6 code code");
    assertThat(parties.byCode(SomeRegister.code(1)).orElseThrow().name()).as("the first of two").isEqualTo("One");
    assertThat(parties.byCode("OLD-0001").orElseThrow().state()).isEqualTo(Party.State.REVOKED);
  }

  @Test
  void isReadPackedAndInTheOldEncodingAndRefusedAsAWholeWhereItsColumnsAreNot() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write((PARTIES + party(1, "海河餐馆", "open")).getBytes(Charset.forName("GB18030")));
    }
    take(Kind.PARTIES, packed.toByteArray(), true);
    assertThat(parties.byCode(SomeRegister.code(1)).orElseThrow().name()).isEqualTo("海河餐馆");

    BadInput bad = catchThrowableOfType(BadInput.class, () -> take(Kind.PARTIES, "code,name\n1,2\n", true));
    assertThat(bad.findings()).extracting(Finding::field).containsExactly("kind", "place", "address", "fields", "state");
    assertThat(catchThrowableOfType(BadInput.class, () -> take(Kind.PARTIES, "", true)).findings()).extracting(Finding::code)
        .containsExactly("inspection.register.file.empty");
  }

  @Test
  void ofOfficersGivesEachAnAccountOfTheirOwn() {
    Viewer li = people.person(Role.HANDLER, TinyCity.EAST, "water");
    Viewer wang = people.colleague(li, "wang.f14");
    Viewer head = people.person(Role.UNIT_HEAD, TinyCity.EAST, "water");
    Viewer elsewhere = people.person(Role.HANDLER, TinyCity.EAST, "urban-management");
    String unit = TinyCity.EAST + "/water";
    assertThat(take(Kind.OFFICERS, OFFICERS
        + "A001,Li," + unit + "," + TinyCity.EAST + ",food,2024-01-01,2026-01-01,active," + li.login() + "\n"
        + "A002,Wang," + unit + "," + TinyCity.EAST + ",fire food,2024-01-01,2026-01-01,有效," + wang.login() + "\n", true).added()).isEqualTo(2);

    Outcome second = take(Kind.OFFICERS, OFFICERS
        + "A001,Li," + unit + "," + TinyCity.EAST + ",food,2024-01-01,2027-01-01,active,\n"
        + "A003,Zhao," + unit + "," + TinyCity.EAST + ",food,2024-01-01,2026-01-01,active," + wang.login() + "\n"
        + "A004,Sun,990101000000/none," + TinyCity.EAST + ",food,2026-01-01,2024-01-01,active,nobody-here\n"
        + "A005,Zhou," + unit + "," + TinyCity.EAST + ",food,2024-01-01,2026-01-01,active,nobody-here\n"
        + "A006,Wu," + unit + "," + TinyCity.EAST + ",food,2024-01-01,2026-01-01,active," + elsewhere.login() + "\n"
        + "A007,Ma," + unit + "," + TinyCity.EAST + ",food,2024-01-01,2026-01-01,active," + head.login() + "\n", true);

    assertThat(second).isEqualTo(new Outcome(6, 0, 1, 0, 5));
    assertThat(faults()).containsExactlyInAnyOrder("3 login loginTaken", "4 unit unit", "4 valid_until order", "5 login login", "6 login inspection.register.officer.seat", "7 login inspection.register.officer.seat");
    assertThat(log.of(officers.byCertificate("A001").orElseThrow().id(), 9)).extracting(RegisterLog.Line::kind, RegisterLog.Line::detail)
        .as("what a file changes of an officer stands with the officer").containsExactly(tuple(RegisterLog.Kind.OFFICER_CHANGED, "valid_until 2026-01-01 → 2027-01-01 · f.csv:2"));
    assertThat(officers.byCertificate("A001").orElseThrow()).extracting(Officer::person, Officer::validUntil)
        .containsExactly(li.person(), LocalDate.of(2027, 1, 1));
    long water = people.unit(TinyCity.EAST, "water").id();
    assertThat(officers.ofUnit(water).stream().filter(each -> each.certificated(LocalDate.of(2025, 6, 1), LocalDate.of(2026, 6, 1), List.of("food")))).extracting(Officer::certificate)
        .as("whose certificate holds so long").containsExactly("A001");
    assertThat(officers.ofUnit(water).stream().filter(each -> each.certificated(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 6, 30), List.of("food", "fire")))).extracting(Officer::certificate)
        .containsExactly("A002");
  }

  @Test
  void ofTenThousandsIsTakenInOneGo() {
    StringBuilder csv = new StringBuilder(PARTIES);
    IntStream.range(100, 20_100).forEach(n -> csv.append(party(n, "名称" + n, "open")));
    assertThat(take(Kind.PARTIES, csv.toString(), true).added()).isEqualTo(20_000);
    assertThat(pool(TinyCity.NANLI)).hasSize(20_000).isSorted();
  }
}
