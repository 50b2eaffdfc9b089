package io.haihe.kernel.intake.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Takeover;
import io.haihe.kernel.intake.importing.ImportRun.State;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest(properties = "haihe.intake.import-stretch=10")
@DisplayName("An import begun on a page")
class ImportsTest {

  private static final String PROFILE =
      """
      import: %s
      scenario: city-management
      case: matter
      id: no
      open:
        at: came
        category: {column: kind, table: {rubbish: "06010", lamp: "01037"}}
        text: "{kind}: {words}"
        place: {code: place}
        contact: {phone: phone}
      steps:
        - {take: file, at: came, with: {urgency: normal}}
      """;
  private static final String HEADER = "no,kind,words,place,phone,came\n";
  private static final String PHONE = "13812345678";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Imports imports;
  @Autowired ImportStore store;
  @Autowired ImportWork work;
  @Autowired RowTaking taking;
  @Autowired ProfileReader profiles;
  @Autowired Takeover takeover;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;

  private Viewer administrator;

  @BeforeEach
  void administrator() {
    administrator = TinyCity.in(context).person(Role.ADMINISTRATOR, TinyCity.CITY, "office");
  }

  private static String rows(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(n -> "%d,rubbish,heap %d,990101001001,%s,2025-01-02T08:00:00\n".formatted(n, n, PHONE))
        .collect(Collectors.joining());
  }

  private long send(String key, String csv) {
    return imports.send(administrator, new Imports.Sent("tiny", key + ".yaml", PROFILE.formatted(key), "rows.csv", (HEADER + csv).getBytes(StandardCharsets.UTF_8)));
  }

  private long cases(String key) {
    return jdbc.sql("select count(*) from casework_case c join casework_entry e on e.case_id = c.id and e.seq = 1 where e.command_key like ?")
        .param("import:" + key + ":%:0")
        .query(Long.class)
        .single();
  }

  private ImportRun run(long id) {
    return imports.find(administrator, id);
  }

  @Test
  void isLookedAtBeforeAnythingIsTakenOver() {
    long id = send("look", rows(1, 3) + "4,sofa,what,990101001001,,2025-01-02T08:00:00\n" + "5,lamp,dark,990101001001\n" + rows(1, 1));

    ImportPreview preview = imports.preview(administrator, id);

    assertThat(preview.tried()).isEqualTo(6);
    assertThat(preview.good()).isEqualTo(3);
    assertThat(preview.known()).isEqualTo(1);
    assertThat(preview.rejected()).isEqualTo(2);
    assertThat(preview.lines()).filteredOn(line -> line.finding() != null)
        .extracting(line -> line.finding().code())
        .containsExactly("importing.row.category", "importing.row.cells");
    assertThat(cases("look")).isZero();
    assertThat(run(id).state()).isEqualTo(State.PREVIEW);
  }

  @Test
  void takesOverEveryRowOnceAndKeepsWhatItRejects() {
    long id = send("all", rows(1, 25) + "26,sofa,what,990101001001,,2025-01-02T08:00:00\n" + rows(1, 2));
    imports.begin(administrator, id);
    work.work();

    ImportRun done = run(id);
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(List.of(done.opened(), done.known(), done.rejected(), done.cursor())).containsExactly(25, 2, 1, 28);
    assertThat(cases("all")).isEqualTo(25);
    assertThat(jdbc.sql("select count(*) from org_change where kind = 'import-ended' and detail->>'import' = ?").param("" + id).query(Long.class).single())
        .isEqualTo(1);
    assertThat(jdbc.sql("select sealed is null from intake_import where id = ?").param(id).query(Boolean.class).single()).isTrue();
    Browser browser = new Browser(http);
    browser.signIn(administrator.login(), TinyCity.PASSWORD);
    assertThat(Browser.text(browser.get("/admin/import/" + id + "/rejects.csv?lang=en")))
        .contains("no,kind,words,place,phone,came,line,reason", "26,sofa", "category of “sofa” is not known");

    long again = send("all", rows(1, 26));
    imports.begin(administrator, again);
    work.work();
    assertThat(List.of(run(again).opened(), run(again).known())).containsExactly(1, 25);
    assertThat(cases("all")).isEqualTo(26);
  }

  @Test
  void isBegunOnceByTwoClicksAtTheSameMoment() throws Exception {
    long id = send("clicks", rows(1, 5));
    Callable<Boolean> click = () -> {
      try {
        imports.begin(administrator, id);
        return true;
      } catch (Conflict elsewhere) {
        return false;
      }
    };
    List<Boolean> begun = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (Future<Boolean> one : pool.invokeAll(List.of(click, click))) {
        begun.add(one.get());
      }
    }
    work.work();

    assertThat(begun).containsExactlyInAnyOrder(true, false);
    assertThat(cases("clicks")).isEqualTo(5);
    assertThat(jdbc.sql("select count(*) from org_change where kind = 'import-begun' and detail->>'import' = ?").param("" + id).query(Long.class).single())
        .isEqualTo(1);
  }

  /** The server dies after the cases of a stretch are kept and before how far it came is. */
  @Test
  void isGoneOnWithAfterAKill() {
    long id = send("killed", rows(1, 35));
    imports.begin(administrator, id);
    Profile profile = profiles.read("killed.yaml", store.profile(id));
    List<CsvFile.Row> all = CsvFile.read("rows.csv", store.csv(id).orElseThrow(), profile.columns()).rows();
    RowImport rows = taking.of(profile, context.getBean(Places.class).city("tiny").orElseThrow());
    store.begin(id, taking.known(rows, all));
    Tally first = new Tally();
    taking.take(rows, all.subList(0, 10), 2, first, Progress.silent());
    store.advance(id, 10, first, clock.instant());
    taking.take(rows, all.subList(10, 20), 2, new Tally(), Progress.silent());
    assertThat(cases("killed")).isEqualTo(20);

    work.work();

    ImportRun done = run(id);
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(List.of(done.opened(), done.known(), done.rejected())).containsExactly(35, 0, 0);
    assertThat(cases("killed")).isEqualTo(35);
  }

  @Test
  void goesOnWhereItWasStopped() {
    long id = send("stopped", rows(1, 15));
    imports.begin(administrator, id);
    imports.stop(administrator, id);
    work.work();
    assertThat(cases("stopped")).isZero();

    imports.begin(administrator, id);
    work.work();
    assertThat(cases("stopped")).isEqualTo(15);
    assertThatThrownBy(() -> imports.begin(administrator, id)).isInstanceOf(Conflict.class);
  }

  @Test
  void waitsWhileSomebodyElseTakesOverCases() {
    long id = send("waits", rows(1, 3));
    imports.begin(administrator, id);

    takeover.alone(work::work);
    assertThat(run(id).state()).isEqualTo(State.RUNNING);
    assertThat(cases("waits")).isZero();

    work.work();
    assertThat(cases("waits")).isEqualTo(3);
  }

  @Test
  void keepsNothingOfTheFileReadable() {
    long id = send("sealed", rows(1, 2) + "3,sofa,what," + PHONE + "," + PHONE + ",2025-01-02T08:00:00\n");
    imports.begin(administrator, id);
    String csv = jdbc.sql("select encode(sealed, 'escape') from intake_import where id = ?").param(id).query(String.class).single();
    work.work();

    assertThat(csv).doesNotContain(PHONE);
    assertThat(jdbc.sql("select encode(sealed, 'escape') from intake_import_reject where import = ?").param(id).query(String.class).list())
        .hasSize(1)
        .noneMatch(sealed -> sealed.contains(PHONE));
  }

  @Test
  void namesWhatIsWrongWithAFileOrProfileAndKeepsNothing() {
    assertThat(codes(() -> send("header", ""))).isEmpty();
    assertThat(codes(() -> imports.send(administrator, sent("tiny", "a,b\n1,2\n")))).contains("importing.csv.noColumn");
    assertThat(codes(() -> imports.send(administrator, new Imports.Sent("tiny", "nothing.yaml", "", "f.csv", new byte[] {65}))))
        .containsExactly("importing.profile.which");
    assertThat(codes(() -> imports.send(administrator, new Imports.Sent("tiny", "service-requests.yaml", "", "f.csv", new byte[] {65}))))
        .containsExactly("importing.run.newCity");
    assertThat(codes(() -> imports.send(administrator, new Imports.Sent("nowhere", "x", "", "f.csv", new byte[0]))))
        .containsExactly("importing.city.which");
  }

  private static Imports.Sent sent(String city, String csv) {
    return new Imports.Sent(city, "p.yaml", PROFILE.formatted("p"), "f.csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> codes(Callable<?> sending) {
    try {
      sending.call();
      return List.of();
    } catch (BadInput bad) {
      return bad.findings().stream().map(Finding::code).distinct().toList();
    } catch (Exception other) {
      throw new IllegalStateException(other);
    }
  }

  @Test
  void isForAdministratorsOfTheWholeCity() {
    long id = send("mine", rows(1, 1));
    Viewer east = TinyCity.in(context).person(Role.ADMINISTRATOR, TinyCity.EAST, "office");
    Viewer centre = TinyCity.in(context).person(Role.COMMAND_CENTRE, TinyCity.CITY, "office");

    assertThatThrownBy(() -> imports.find(east, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> imports.begin(centre, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> imports.send(east, sent("tiny", "no\n"))).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void isSentLookedAtAndBegunOnThePages() {
    Browser browser = new Browser(http);
    browser.signIn(administrator.login(), TinyCity.PASSWORD);
    MockHttpServletResponse wrong = browser.upload("/admin/import", "/admin/import", "file", "f.csv", "a,b\n", "profile", "answered-messages.yaml");
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(Browser.text(wrong)).doesNotContain("??");
    String csv = "id,subject,text,reply,requested_at,replied_at\n7,路灯不亮,南里社区路灯不亮,已修,2025-01-02T08:00:00,2025-01-03T08:00:00\n8,x,y,z,never,\n";

    String page = browser.upload("/admin/import", "/admin/import", "file", "f.csv", csv, "profile", "answered-messages.yaml").getRedirectedUrl();

    String preview = Browser.text(browser.get(page + "?lang=en"));
    assertThat(preview).contains("The first 2 of 2 rows", "“never” is no time", "Write it as 2020-01-31T08:30:00", "/begin").doesNotContain("??");
    assertThat(browser.post(page, page + "/begin").getRedirectedUrl()).isEqualTo(page);
    assertThat(Browser.text(browser.get(page))).contains("every 2s", "/stop");
    work.work();
    assertThat(Browser.text(browser.get(page + "?lang=en"))).contains("2 of 2 rows gone through", "rejects.csv").doesNotContain("every 2s", "??");
    assertThat(Browser.text(browser.get("/admin/import"))).contains(page);
  }

  @Test
  void isForgottenWhereNobodyWentOnWithIt() {
    long id = send("old", rows(1, 1));
    jdbc.sql("update intake_import set changed_at = changed_at - interval '2 days' where id = ?").param(id).update();

    imports.forget();

    assertThatThrownBy(() -> imports.find(administrator, id)).isInstanceOf(NotFound.class);
  }
}
