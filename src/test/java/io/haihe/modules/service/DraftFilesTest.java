package io.haihe.modules.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.service.DraftLook.Verdict;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@CityTest
@DisplayName("Drafts begun from a file")
class DraftFilesTest {

  private static final Path LAWS = Path.of("catalogues/national-laws/items.json");
  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired DraftFiles files;
  @Autowired ItemDrafts drafts;
  @Autowired ItemReviews reviews;
  @Autowired Items items;
  @Autowired Finder finder;
  @Autowired Texts texts;

  private Viewer author;
  private Viewer judge;

  @BeforeEach
  void people() {
    TinyCity city = TinyCity.in(context);
    author = city.person(Role.ADMINISTRATOR, TinyCity.CITY, "office");
    judge = city.person(Role.COMMAND_CENTRE, TinyCity.CITY, "office");
  }

  /** Of an item of which more has to be said, unless it is. */
  private static String unfinished(String code, String more) {
    return "{\"code\": \"" + code + "\", \"name\": \"补办图书证\", \"department\": \"图书馆\"" + more + "}";
  }

  private static String unfinished(String code) {
    return unfinished(code, "");
  }

  private DraftLook begin(String text, boolean goodOnly) {
    return files.begin("items.json", text.getBytes(StandardCharsets.UTF_8), goodOnly, DraftFiles.By.operator());
  }

  private static byte[] laws() throws IOException {
    return Files.readAllBytes(LAWS);
  }

  private ItemDraft draft(String code) {
    return drafts.open(author, code).orElseThrow();
  }

  private Browser as(Viewer person) {
    Browser someones = new Browser(http);
    someones.signIn(person.login(), TinyCity.PASSWORD);
    someones.get("/admin?lang=en");
    return someones;
  }

  @Test
  void keepWhatIsSaidAndTellWhatIsMissing() {
    DraftLook look = begin("[" + unfinished("unfinished") + "]", false);

    assertThat(look.begun()).isTrue();
    assertThat(look.faults()).isEmpty();
    assertThat(look.gaps()).containsOnlyKeys("audiences", "handling", "promised", "type");
    assertThat(draft("unfinished").content().path("department").path("zh").asString()).isEqualTo("图书馆");
    assertThat(drafts.findings(draft("unfinished"))).extracting(Finding::field).contains("type", "handling", "audiences");
    assertThat(items.current("unfinished")).isEmpty();
    assertThatThrownBy(() -> reviews.handIn(author, draft("unfinished").id(), 1)).isInstanceOf(BadInput.class);
  }

  @Test
  void areNotBegunFromWhatIsWrongAndEveryFaultIsTold() {
    String file = "[" + String.join(",\n", unfinished("f-1"), unfinished("f-2", ", \"type\": \"licence\", \"colour\": \"red\""), unfinished("f-1"),
        "{\"name\": \"没有编码\"}", unfinished("f-3", ", \"materials\": [{\"form\": \"paper\"}]")) + "]";

    DraftLook refused = begin(file, false);

    assertThat(refused.begun()).isFalse();
    assertThat(refused.faults()).extracting(finding -> finding.line() + " " + finding.field() + " " + finding.code().replace("service.fault.", ""))
        .containsExactlyInAnyOrder("2 type pattern.type", "2 colour unknown", "3 code sameCode", "4 code required", "5 materials[1].name required");
    assertThat(refused.faults()).allSatisfy(finding -> assertThat(texts.sentence(Locale.ENGLISH, finding)).doesNotContain("??"));
    assertThat(drafts.open(author, "f-1")).isEmpty();

    assertThat(begin(file, true).count(Verdict.NEW)).isEqualTo(1);
    assertThat(drafts.open(author, "f-1")).isPresent();
    assertThat(drafts.open(author, "f-2")).isEmpty();
    assertThatThrownBy(() -> begin("[{]", false)).isInstanceOf(BadInput.class);
  }

  @Test
  void leaveWhatIsThereAsItIs() {
    begin("[" + unfinished("again") + "]", false);
    ObjectNode written = draft("again").content().deepCopy();
    drafts.save(author, draft("again").id(), 1, written.put("source", "本市"));

    DraftLook again = begin("[" + unfinished("again") + "," + unfinished("another") + "]", false);

    assertThat(again.count(Verdict.THERE)).isEqualTo(1);
    assertThat(draft("again").content().path("source").asString()).isEqualTo("本市");
    assertThat(draft("another").writers()).isEmpty();
    assertThat(begin("[" + unfinished("again") + "]", false).begun()).isFalse();
  }

  @Test
  void areNotPublishedByWhoeverHandedThemInThoughNobodyHasWrittenOnThem() {
    begin("[" + unfinished("whole", ", \"type\": \"20\", \"handling\": \"instant\", \"audiences\": [\"person\"]") + "]", false);
    long id = draft("whole").id();

    reviews.handIn(author, id, 1);

    assertThatThrownBy(() -> reviews.publish(author, id, 2)).isInstanceOf(AccessDeniedException.class);
    reviews.publish(judge, id, 2);
    assertThat(items.current("whole")).isPresent();
  }

  @Test
  void comeFromAPageToo() {
    Browser sender = as(author);
    String sent = sender.upload("/admin/items", "/admin/item-files", "file", "items.json", "[" + unfinished("page-1") + "," + unfinished("page-2") + "]").getRedirectedUrl();

    assertThat(Browser.text(sender.get(sent))).contains("2 items can be begun", "/drafts\"", "This has to be said.").doesNotContain("/take\"", "??");
    assertThat(sender.post("/admin/items", sent + "/drafts").getRedirectedUrl()).isEqualTo("/admin/items");

    assertThat(sender.get(sent).getStatus()).as("begun once").isEqualTo(404);
    assertThat(draft("page-1").writers()).containsExactly(author.person());
    assertThat(Browser.text(sender.get("/admin/items"))).contains("补办图书证", "page-2").doesNotContain("??");
  }

  @Test
  void ofTheCatalogueThatShipsSayNothingThatItsLawDoesNot() throws IOException {
    DraftLook look = files.look(LAWS.toString(), laws());
    assertThat(look.faults()).isEmpty();
    assertThat(look.lines()).hasSize(80).as("a person looks at every one")
        .allSatisfy(line -> assertThat(line.gaps()).extracting(Finding::field).contains("handling"));

    for (JsonNode item : ItemJson.JSON.readTree(laws())) {
      String code = item.path("code").asString();
      String quoted = item.path("legalBasis").valueStream().map(basis -> basis.path("text").asString()).collect(Collectors.joining("\n"));
      assertThat(quoted).as(code).isNotBlank();
      assertThat(item.path("source").asString()).as(code).contains("国家法律法规数据库");
      assertThat(said(item)).as(code).allSatisfy(word -> assertThat(quoted).contains(word));
      assertThat(item.propertyNames()).as(code).doesNotContain("promised", "fees", "places", "flow", "visits", "unit", "online", "special", "consult", "sample");
      assertThat(item.path("type").asString("01")).as(code).isEqualTo("01");
      if (item.has("type")) {
        assertThat(quoted).as(code + " is called a licence").contains("许可");
      }
      if (item.has("statutory")) {
        assertThat(item.path("statutory").asString()).as(code).endsWith(" working-day");
        assertThat(item.path("statutoryNote").asString()).as(code).contains("个工作日");
      }
    }
  }

  /** Department, materials, results, conditions and limit, as the law words them. */
  private static List<String> said(JsonNode item) {
    List<String> said = new ArrayList<>();
    for (String field : List.of("materials", "results")) {
      item.path(field).valueStream().forEach(row -> said.add(row.path("name").asString()));
    }
    said.add(item.path("department").asString(""));
    said.add(item.path("statutoryNote").asString(""));
    said.add(item.path("conditions").path("zh").asString(""));
    return said;
  }

  @Test
  void ofTheCatalogueThatShipsAreCompletedByOneAndPublishedByAnotherAndThenFound() throws IOException {
    assertThat(files.begin(LAWS.toString(), laws(), false, DraftFiles.By.operator()).begun()).isTrue();
    assertThat(Browser.text(as(author).get("/admin/item-drafts/" + draft("cn-water-abstraction").id()))).contains("取水许可", "an operator").doesNotContain("??");

    for (String code : List.of("cn-water-abstraction", "cn-identity-card", "cn-internet-cafe")) {
      complete(code);
      reviews.handIn(author, draft(code).id(), 2);
      assertThatThrownBy(() -> reviews.publish(author, draft(code).id(), 3)).as("by who completed it").isInstanceOf(AccessDeniedException.class);
      reviews.publish(judge, draft(code).id(), 3);
    }

    await().atMost(Duration.ofMinutes(1)).until(() -> finder.find("取水许可", "").codes().contains("cn-water-abstraction"));
    for (String words : List.of("取水许可", "qushuixuke", "qsxk", "打井")) {
      assertThat(finder.find(words, "").codes()).as(words).contains("cn-water-abstraction");
    }
    assertThat(finder.find("开网吧", "").codes()).contains("cn-internet-cafe");
    assertThat(finder.find("shenfenzheng", "").codes()).contains("cn-identity-card");
    assertThat(items.current("cn-moving-out")).as("nobody has completed it").isEmpty();
    String guide = Browser.text(new Browser(http).get("/services/cn-water-abstraction?lang=zh"));
    assertThat(guide).contains("45个工作日内决定批准或者不批准", "《取水许可和水资源费征收管理条例》第十九条", "LawRefBook/Laws").doesNotContain(texts.text(Locale.CHINESE, "service.sample.guide"));
  }

  private void complete(String code) {
    ItemDraft draft = draft(code);
    assertThat(drafts.findings(draft)).isNotEmpty();
    ObjectNode content = draft.content().deepCopy();
    content.put("handling", "promised").put("promised", "10 working-day");
    if (!content.has("type")) {
      content.put("type", "07");
    }
    drafts.save(author, draft.id(), draft.revision(), content);
    assertThat(draft(code).writers()).isEqualTo(Set.of(author.person()));
    assertThat(drafts.findings(draft(code))).as(code).isEmpty();
  }
}
