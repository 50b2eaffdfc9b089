package io.haihe.modules.inspection.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("On the pages of the registers")
class RegisterPagesTest {

  private static final LocalDate DAY = LocalDate.of(2025, 6, 16);
  private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

  private static final Pattern NUMBER = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Parties parties;
  @Autowired Officers officers;
  @Autowired Recusals recusals;
  @Autowired Marks marks;
  @Autowired SupervisionItems items;
  @Autowired RegisterImports imports;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private TinyCity city;
  private SomeRegister register;

  @BeforeEach
  void begin() {
    clock.set(SettableClock.START);
    city = TinyCity.in(context);
    register = SomeRegister.in(context);
  }

  private Browser signedIn(Viewer viewer) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    browser.get("/admin?lang=en");
    return browser;
  }

  private Browser keeper() {
    return signedIn(city.person(Role.ADMINISTRATOR, TinyCity.CITY, "office"));
  }

  private static String text(MockHttpServletResponse answer) {
    return Browser.text(answer);
  }

  @Test
  void partiesAreFoundByCodeNameAndFilterPageAfterPageEachOnce() {
    for (int n = 100; n < 220; n++) {
      register.party(n, n < 200 ? TinyCity.NANLI : TinyCity.STATION, n % 2 == 0 ? "food" : "fire");
    }
    Browser head = signedIn(city.person(Role.UNIT_HEAD, TinyCity.EAST, "water"));
    assertThat(text(head.get(PartyPages.PATH + "?words=" + SomeRegister.code(105)))).contains("河边餐馆105").doesNotContain("河边餐馆106");
    assertThat(text(head.get(PartyPages.PATH + "?words=馆219"))).contains("河边餐馆219").doesNotContain("河边餐馆218");
    assertThat(head.get(PartyPages.PATH + "?words=馆").getStatus()).as("one letter").isEqualTo(422);
    assertThat(text(head.get(PartyPages.PATH + "?place=" + TinyCity.WEST + "&field=fire"))).contains("河边餐馆201", "Fire safety")
        .doesNotContain("河边餐馆200", "河边餐馆101");
    assertThat(text(head.get(PartyPages.PATH + "?risk=D"))).contains("No party is found");

    StringBuilder all = new StringBuilder();
    String next = PartyPages.PATH + "?place=" + TinyCity.CITY;
    int shown = 0;
    for (; next != null; shown++) {
      String page = text(head.get(next));
      all.append(page);
      Matcher link = NEXT.matcher(page);
      next = link.find() ? link.group(1).replace("&amp;", "&") : null;
    }
    assertThat(shown).isEqualTo(3);
    for (int n = 100; n < 220; n++) {
      assertThat(all).as("party " + n).containsOnlyOnce(">河边餐馆" + n + "<");
    }
  }

  @Test
  void aPartyIsShownWithEverythingItsClassFollowsFrom() {
    long party = register.party(1, TinyCity.NANLI, "food");
    marks.add(party, MarkKind.UNCOOPERATIVE, DAY, "IV202500001");
    marks.add(party, MarkKind.CORRECTED_IN_TIME, DAY, "IR202500002");
    jdbc.sql("insert into inspection_mark (party, kind, at, source) values (?, 'lateReport', ?, 'IV202500000')").params(party, DAY).update();

    assertThat(text(signedIn(city.person(Role.AUDITOR, TinyCity.EAST, "operations-centre")).get(PartyPages.PATH + "/" + SomeRegister.code(1))))
        .contains("Why class C (raised)", "20 points on 16 Jun 2025 by the rule haihe-1", "Did not cooperate", "IV202500001", "15 Jun 2027", "Something an earlier version of the rule knew");
  }

  @Test
  void anOfficerIsSuspendedWithAReasonAndLinkedToOneAccount() {
    long water = city.unit(TinyCity.EAST, "water").id();
    long one = register.officer("A001", water, null, DAY.plusYears(1));
    Viewer li = city.person(Role.HANDLER, TinyCity.EAST, "water");
    Viewer second = city.colleague(li, "second.officer.f14");
    register.officer("A002", water, second.person(), DAY.plusDays(59));
    register.officer("A003", water, null, DAY.minusDays(1));
    Browser keeper = keeper();
    String page = OfficerPages.PATH + "/" + one;

    assertThat(text(keeper.get(OfficerPages.PATH + "?show=EXPIRING"))).contains("A002").doesNotContain("A001", "A003");
    assertThat(text(keeper.get(OfficerPages.PATH + "?show=EXPIRED"))).contains("A003").doesNotContain("A001", "A002");

    assertThat(keeper.post(page, page + "/status", "status", "SUSPENDED").getStatus()).as("without a reason").isEqualTo(422);
    assertThat(keeper.post(page, page + "/status", "status", "SUSPENDED", "reason", "trial").getStatus()).isEqualTo(303);
    assertThat(officers.find(one).orElseThrow().status()).isEqualTo(Officer.Status.SUSPENDED);
    assertThat(jdbc.sql("select narrowed, widened from inspection_officer_change where officer = ?").param(one).query().listOfRows())
        .as("for the draws that come").containsExactly(Map.of("narrowed", true, "widened", false));
    String number = NUMBER.matcher(text(keeper.get(page))).results().findFirst().orElseThrow().group(1);
    for (int times = 0; times < 2; times++) {
      assertThat(keeper.post(page, page + "/status", "status", "WITHDRAWN", "reason", "sent twice", "key", number).getStatus()).isEqualTo(303);
    }
    assertThat(text(keeper.get(page))).as("one form, one entry").containsOnlyOnce("sent twice");
    assertThat(text(keeper.get(page))).contains("Officer suspended", "trial");

    MockHttpServletResponse taken = keeper.post(page, page + "/account", "login", second.login());
    assertThat(taken.getStatus()).as("another officer's").isEqualTo(422);
    assertThat(text(taken)).contains("is another officer's");
    for (Viewer stranger : List.of(city.person(Role.CHECKER, TinyCity.EAST, "operations-centre"), city.person(Role.HANDLER, TinyCity.EAST, "transport"),
        city.person(Role.UNIT_HEAD, TinyCity.EAST, "water"))) {
      MockHttpServletResponse outside = keeper.post(page, page + "/account", "login", stranger.login());
      assertThat(outside.getStatus()).as("of another unit, or one who decides").isEqualTo(422);
      assertThat(text(outside)).contains("no seat as handler in the unit", stranger.login());
    }
    assertThat(officers.find(one).orElseThrow().person()).isZero();
    assertThat(keeper.post(page, page + "/account", "login", li.login()).getStatus()).isEqualTo(303);
    assertThat(officers.ofPerson(li.person()).orElseThrow().id()).isEqualTo(one);
    assertThat(signedIn(city.person(Role.UNIT_HEAD, TinyCity.EAST, "water")).post(page, page + "/status", "status", "ACTIVE", "reason", "x").getStatus())
        .as("the head of the unit").isEqualTo(403);
  }

  @Test
  void officersDeclareForThemselvesAndTheirHeadForThemAndNothingIsDeleted() {
    long water = city.unit(TinyCity.EAST, "water").id();
    Viewer li = city.person(Role.HANDLER, TinyCity.EAST, "water");
    long officer = register.officer("A001", water, li.person(), DAY.plusYears(1));
    long first = register.party(1, TinyCity.NANLI, "food");
    register.party(2, TinyCity.NANLI, "food");
    Browser own = signedIn(li);
    Browser head = signedIn(city.person(Role.UNIT_HEAD, TinyCity.EAST, "water"));
    String page = OwnRecusalPages.PATH;

    MockHttpServletResponse wrong = own.post(page, page, "party", "NONE-1", "until", "2020-01-01");
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(text(wrong)).contains("NONE-1", "2020-01-01", "No reason is chosen");
    own.post(page, page, "party", SomeRegister.code(1), "reason", "RELATION", "until", "2025-06-20");
    own.post(page, page, "party", SomeRegister.code(1), "reason", "RELATION", "until", "2025-06-20");
    String theirs = OfficerPages.PATH + "/" + officer;
    MockHttpServletResponse bare = head.post(theirs, theirs + "/recusals", "party", SomeRegister.code(2), "reason", "INTEREST");
    assertThat(bare.getStatus()).as("for somebody else without saying why").isEqualTo(422);
    assertThat(text(bare)).contains("another person's recusal", SomeRegister.code(2));
    head.post(theirs, theirs + "/recusals", "party", SomeRegister.code(2), "reason", "INTEREST", "why", "owns half of it");
    assertThat(told(li)).singleElement().asString().contains("that you must not inspect", "owns half of it");
    assertThat(text(head.get(theirs))).contains("owns half of it");

    assertThat(recusals.of(officer)).hasSize(2);
    assertThat(recusals.of(officer)).filteredOn(one -> one.party() == first).singleElement()
        .matches(one -> one.holdsOn(DAY.plusDays(4)) && !one.holdsOn(DAY.plusDays(5)), "until its last day");
    long second = recusals.of(officer).getFirst().id();
    long first2 = recusals.of(officer).getLast().id();
    assertThat(head.post(theirs, theirs + "/recusals/" + first2 + "/end").getStatus()).as("the officer's own, without saying why").isEqualTo(422);
    assertThat(recusals.find(first2).orElseThrow().until()).isEqualTo(DAY.plusDays(4));
    assertThat(head.post(theirs, theirs + "/recusals/" + first2 + "/end", "why", "sold it").getStatus()).isEqualTo(303);
    assertThat(told(li)).hasSize(2).anySatisfy(text -> assertThat(text).contains("ended a recusal of yours", "sold it"));
    own.post(page, page + "/" + second + "/end");
    assertThat(recusals.of(officer)).as("still there").hasSize(2).anyMatch(each -> each.id() == second && DAY.equals(each.until()));
    assertThat(signedIn(city.person(Role.UNIT_HEAD, TinyCity.EAST, "transport")).get(OfficerPages.PATH + "/" + officer).getStatus())
        .as("another unit's head").isEqualTo(404);
    assertThat(signedIn(city.person(Role.HANDLER, TinyCity.EAST, "transport")).get(page).getStatus()).as("no officer").isEqualTo(403);
  }

  private List<String> told(Viewer viewer) {
    return jdbc.sql("select text_en from notice_message where person = ? and path = '/inspection/recusals' order by id").param(viewer.person()).query(String.class).list();
  }

  @Test
  void aFileIsLookedAtThenTakenOverWithAllThatIsWrongAsCsv() {
    Browser keeper = keeper();
    String csv = "code,name,kind,place,address,fields,state\n"
        + SomeRegister.code(1) + ",One,企业," + TinyCity.NANLI + ",,food,open\n" + SomeRegister.code(2) + ",Two,planet,1,,food,open\n";
    String one = String.valueOf(keeper.upload(RegisterImportPages.PATH, RegisterImportPages.PATH, "file", "parties.csv", csv, "kind", "PARTIES").getRedirectedUrl());

    assertThat(text(keeper.get(one))).contains("Looked at", "Take over one row", "is no place of");
    assertThat(parties.byCode(SomeRegister.code(1))).as("only looked at").isEmpty();
    assertThat(text(keeper.get(one + "/faults.csv"))).contains("Line,Field", "3,kind,", "3,place,1 is no place");
    assertThat(keeper.post(one, one + "/begin").getStatus()).isEqualTo(303);
    assertThat(keeper.post(RegisterImportPages.PATH, one + "/begin").getStatus()).as("a second time").isEqualTo(409);
    imports.work();

    assertThat(text(keeper.get(one))).contains("Taken over");
    assertThat(parties.byCode(SomeRegister.code(1))).isPresent();
    MockHttpServletResponse columns = keeper.upload(RegisterImportPages.PATH, RegisterImportPages.PATH, "file", "x.csv", "a,b\n", "kind", "OFFICERS");
    assertThat(columns.getStatus()).isEqualTo(422);
    assertThat(text(columns)).contains("x.csv", "certificate").as("columns are no fields of the page").doesNotContain("href=\"#field-");
    MockHttpServletResponse none = keeper.upload(RegisterImportPages.PATH, RegisterImportPages.PATH, "file", "", "", "kind", "OFFICERS");
    assertThat(none.getStatus()).isEqualTo(422);
    assertThat(text(none)).contains("href=\"#field-file\">No file is chosen.").doesNotContain("The file is empty");
    assertThat(text(keeper.upload(RegisterImportPages.PATH, RegisterImportPages.PATH, "file", "x.csv", "", "kind", "OFFICERS"))).contains("The file is empty").doesNotContain("href=\"#field-");
  }

  @Test
  void itemsAreLookedAtBeforeTheyArePublishedAndVersionsAreCompared() {
    Browser keeper = keeper();
    String other = SomeRegister.ITEMS.replace("Clean,", "Very clean,");
    MockHttpServletResponse look = keeper.post(ItemPages.PATH, ItemPages.PATH + "/look", "text", other);
    assertThat(text(look)).contains("New version", "Very clean", "Publish");
    assertThat(items.find("12000000000001", 2)).as("only looked at").isEmpty();
    MockHttpServletResponse wrong = keeper.post(ItemPages.PATH, ItemPages.PATH + "/look", "text", "items: 7");
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(text(wrong)).contains("items: 7");

    keeper.post(ItemPages.PATH, ItemPages.PATH, "text", other);

    assertThat(text(keeper.get(ItemPages.PATH + "/12000000000001"))).contains("Version 2", "Version 1", "<ins>清洁 / Very clean", "<del>清洁 / Clean");
  }

  @Test
  void departmentsOfItemsAreCalledByTheirNamesAndTheirKeysStandWhereAFileIsWritten() {
    Browser keeper = keeper();
    String called = city.unit(TinyCity.CITY, "water").nameIn(Locale.ENGLISH);

    assertThat(text(keeper.get(ItemPages.PATH))).contains("<span>" + called + "</span>", "<dt>" + called + "</dt><dd class=\"mono\">water</dd>");
    assertThat(text(keeper.get(ItemPages.PATH + "/12000000000001"))).contains(called).doesNotContain(">water<");
    assertThat(text(keeper.get(ItemPages.PATH + "/12000000000001?lang=zh"))).contains("海州市水务局");
    keeper.get(ItemPages.PATH + "?lang=en");
    assertThat(text(keeper.post(ItemPages.PATH, ItemPages.PATH + "/look", "text", SomeRegister.ITEMS.replaceFirst("department: water", "department: transport"))))
        .contains("<del>" + called + "</del>", "<ins>" + city.unit(TinyCity.EAST, "transport").nameIn(Locale.ENGLISH) + "</ins>");
  }

  @Test
  void theRuleIsDeclaredAndAllAreClassifiedByIt() {
    long party = register.party(1, TinyCity.NANLI, "food");
    marks.add(party, MarkKind.NO_PROBLEM, DAY, "IV1");
    Browser keeper = keeper();
    assertThat(text(keeper.get(CreditPages.PATH))).contains("Rule haihe-1", "Did not correct what was ordered", "Never so far");
    keeper.post(CreditPages.PATH, CreditPages.PATH);
    assertThat(text(keeper.get(CreditPages.PATH))).contains("On 16 Jun 2025 by the rule haihe-1").doesNotContain("Never so far");
    assertThat(signedIn(city.person(Role.ADMINISTRATOR, TinyCity.EAST, "operations-centre")).post(CreditPages.PATH, CreditPages.PATH).getStatus())
        .as("of a district").isEqualTo(403);
  }
}
