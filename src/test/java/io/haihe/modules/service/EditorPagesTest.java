package io.haihe.modules.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SampleCatalogue;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Progress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.HtmlUtils;

@CityTest
@DisplayName("Those who look after the catalogue")
class EditorPagesTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Items items;
  @Autowired Catalogue catalogue;

  private TinyCity city;
  private Browser author;
  private Browser judge;

  @BeforeEach
  void people() {
    city = TinyCity.in(context);
    author = as(city.person(Role.ADMINISTRATOR, TinyCity.CITY, "office"));
    judge = as(city.person(Role.COMMAND_CENTRE, TinyCity.CITY, "office"));
    author.get("/admin?lang=en");
    judge.get("/admin?lang=en");
  }

  private Browser as(Viewer person) {
    Browser someones = new Browser(http);
    someones.signIn(person.login(), TinyCity.PASSWORD);
    return someones;
  }

  private String begun(String code) {
    return author.post("/admin/items", "/admin/items", "code", code).getRedirectedUrl();
  }

  private MockHttpServletResponse save(String draft, String... fields) {
    return author.post(draft, draft, with(draft, fields));
  }

  private String[] with(String draft, String... fields) {
    List<String> all = new ArrayList<>(List.of("revision", revision(draft)));
    all.addAll(List.of(fields));
    return all.toArray(String[]::new);
  }

  private String revision(String draft) {
    return Pattern.compile("name=\"revision\" value=\"(\\d+)\"").matcher(Browser.text(author.get(draft))).results().map(found -> found.group(1)).findFirst().orElse("0");
  }

  private MockHttpServletResponse act(Browser who, String draft, String act, String... fields) {
    List<String> all = new ArrayList<>(List.of("revision", revision(draft)));
    all.addAll(List.of(fields));
    return who.post("/admin/items", draft + "/" + act, all.toArray(String[]::new));
  }

  private static final String[] GOOD = {
    "name.0", "补办图书证", "name.1", "Library card replacement", "type.0", "20", "department.0", "图书馆", "handling.0", "instant", "audiences.0", "person",
    "phrases.0", "图书证丢了\n补图书证", "materials[1].name.0", "身份证", "materials[1].required.0", "true", "materials[2].required.0", "true", "materials[2].form.0", ""
  };

  private static String[] and(String[] fields, String... more) {
    return Stream.concat(Stream.of(fields), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void writeAnItemThatSomebodyElsePublishes() {
    String draft = begun("library-card");
    assertThat(Browser.text(author.get(draft))).contains("things are wrong", "field-name").doesNotContain("??", "/hand-in");
    save(draft, GOOD);
    assertThat(Browser.text(author.get(draft))).contains("/hand-in", "materials[2].name.0", "Library card replacement").doesNotContain("things are wrong", "materials[3]", "??");
    assertThat(Browser.text(author.get(draft + "/preview"))).contains("Library card replacement", "On the spot").doesNotContain("??");

    assertThat(Browser.text(author.get(draft + "/preview"))).as("nobody has said that it is free").contains("Not stated").doesNotContain(">Free<");
    save(draft, and(GOOD, "free.0", "true", "fees[1].name.0", "工本费", "fees[1].amount.0", "5"));
    assertThat(Browser.text(author.get(draft))).contains("said to be free of charge and yet has fees");
    save(draft, and(GOOD, "free.0", "true"));
    assertThat(Browser.text(author.get(draft + "/preview"))).contains(">Free<").doesNotContain("Not stated");

    assertThat(Browser.text(author.get(draft + "/preview"))).as("only a name was entered").contains("身份证").doesNotContain("paper or electronic", "1 original", "you bring it");
    assertThat(Browser.text(author.get(draft))).contains("The guide says nothing about", "applications go to the office that takes what names no department");

    act(author, draft, "hand-in");
    assertThat(act(author, draft, "publish").getStatus()).as("by its author").isEqualTo(403);
    assertThat(items.current("library-card")).isEmpty();
    assertThat(Browser.text(judge.get("/admin"))).contains(draft);
    act(judge, draft, "publish");

    assertThat(items.current("library-card")).hasValueSatisfying(now -> {
      assertThat(now.version()).isEqualTo(1);
      assertThat(now.item().materials()).singleElement().satisfies(material -> assertThat(material.required()).isTrue());
      assertThat(now.item().phrases()).containsExactly("图书证丢了", "补图书证");
    });
    assertThat(Browser.text(author.get("/admin/items/library-card"))).contains("written by", "published by", "Handed in").doesNotContain("??");
    assertThat(Browser.text(author.get("/admin/audit?trail=services&lang=en"))).contains("library-card", "Published").doesNotContain("??");
  }

  @Test
  void loseNothingOfWhatIsWrong() {
    String draft = begun("lost-nothing");
    save(draft, "name.0", "半成品", "type.0", "licence", "level.0", "many", "promised.0", "soon", "promised.1", "working-day", "fees[1].amount.0", "a lot");

    String page = Browser.text(author.get(draft));

    assertThat(page).contains("value=\"licence\"", "value=\"many\"", "value=\"soon\"", "value=\"a lot\"", "Two digits", "Fees 1 · Yuan");
    assertThat(act(author, draft, "hand-in").getStatus()).isEqualTo(422);
    assertThat(author.get(draft + "/preview").getStatus()).isEqualTo(303);
  }

  @Test
  void changeNothingByOpeningAndSavingADraftOfWhatIsThere() {
    SampleCatalogue.in(context);
    for (String code : List.of("newborn-registration", "restaurant-opening", "food-business-apply", "driver-lost")) {
      String draft = begun(code);
      author.post(draft, draft, entered(Browser.text(author.get(draft))));
      assertThat(Browser.text(author.get(draft))).as(code).contains("Nothing yet.").doesNotContain("things are wrong");
      act(author, draft, "discard");
    }
  }

  /** What a browser would send of the form as it stands. */
  private static String[] entered(String page) {
    List<String> sent = new ArrayList<>();
    String form = page.substring(page.indexOf("<h2>All fields"));
    sent.addAll(List.of("revision", Pattern.compile("name=\"revision\" value=\"(\\d+)\"").matcher(page).results().map(found -> found.group(1)).findFirst().orElseThrow()));
    all(form, "<input (?![^>]*type=\"checkbox\")[^>]*>").forEach(input -> add(sent, attribute(input, "name"), attribute(input, "value")));
    all(form, "<input [^>]*type=\"checkbox\"[^>]*checked[^>]*>").forEach(input -> add(sent, attribute(input, "name"), attribute(input, "value")));
    Pattern.compile("<textarea [^>]*name=\"([^\"]*)\"[^>]*>([^<]*)</textarea>").matcher(form).results().forEach(found -> add(sent, found.group(1), found.group(2)));
    Pattern.compile("<select [^>]*name=\"([^\"]*)\"[^>]*>(.*?)</select>", Pattern.DOTALL).matcher(form).results().forEach(found ->
        Pattern.compile("value=\"([^\"]*)\"[^>]*selected").matcher(found.group(2)).results().findFirst().ifPresent(chosen -> add(sent, found.group(1), chosen.group(1))));
    return sent.toArray(String[]::new);
  }

  private static List<String> all(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).toList();
  }

  private static String attribute(String tag, String name) {
    return Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag).results().map(found -> found.group(1)).findFirst().orElse("");
  }

  private static void add(List<String> sent, String name, String value) {
    if (!name.isEmpty() && !name.equals("_csrf") && !name.equals("revision")) {
      sent.add(name);
      sent.add(HtmlUtils.htmlUnescape(value));
    }
  }

  @Test
  void tellTheSlowerOfTwoWhoWriteAtTheSameTime() {
    String draft = begun("two-writers");
    String seen = revision(draft);
    save(draft, GOOD);

    assertThat(author.post(draft, draft, "revision", seen, "name.0", "慢").getStatus()).isEqualTo(409);
    assertThat(Browser.text(author.get(draft))).contains("补办图书证");
    assertThat(begun("two-writers")).as("one draft for each item").isEqualTo(draft);
  }

  @Test
  void sendADraftBackWithAReason() {
    String draft = begun("sent-back");
    save(draft, GOOD);
    act(author, draft, "hand-in");
    assertThat(act(judge, draft, "send-back").getStatus()).isEqualTo(422);
    act(judge, draft, "send-back", "reason", "Name the library, please.");

    assertThat(Browser.text(author.get(draft))).contains("Name the library, please.", "All fields");
  }

  @Test
  void doNotPublishOverAVersionThatCameMeanwhile() {
    String first = begun("overtaken");
    save(first, GOOD);
    act(author, first, "hand-in");
    act(judge, first, "publish");
    String draft = begun("overtaken");
    save(draft, GOOD);
    act(author, draft, "hand-in");
    context.getBean(ItemImport.class).take(
        "items.json",
        "[{\"code\":\"overtaken\",\"type\":\"20\",\"name\":\"别的\",\"department\":\"图书馆\",\"handling\":\"instant\",\"audiences\":[\"person\"]}]".getBytes(StandardCharsets.UTF_8),
        false, ItemImport.By.operator(), Progress.silent());

    assertThat(act(judge, draft, "publish").getStatus()).isEqualTo(409);
    assertThat(items.current("overtaken")).hasValueSatisfying(now -> assertThat(now.item().name().zh()).isEqualTo("别的"));
  }

  @Test
  void retireAnItemByTwoPeopleWithAReasonAndASuccessor() {
    SampleCatalogue.in(context);
    assertThat(author.post("/admin/items/guide-card-lost", "/admin/items/guide-card-lost/retire", "reason", "x", "successor", "nothing", "again", "guide-card-lost").getStatus()).isEqualTo(422);
    MockHttpServletResponse hasty = author.post(
        "/admin/items/guide-card-lost", "/admin/items/guide-card-lost/retire", "reason", "Merged.", "successor", "guide-card-exchange");
    assertThat(hasty.getStatus()).isEqualTo(422);
    assertThat(Browser.text(hasty)).contains("enter its code “guide-card-lost” once more", "Merged.");
    assertThat(items.current("guide-card-lost")).isPresent();
    ask();
    Browser resident = new Browser(http);
    assertThat(resident.get("/services/guide-card-lost").getStatus()).as("nothing changes for residents yet").isEqualTo(200);
    assertThat(Browser.text(author.get("/admin/items/guide-card-lost"))).contains("Merged.", "Somebody else confirms it").doesNotContain("/retirement/confirm", "??");
    assertThat(settle(author, "confirm").getStatus()).as("by who has asked").isEqualTo(403);
    settle(author, "withdraw");
    assertThat(settle(judge, "confirm").getStatus()).as("taken back").isEqualTo(409);
    ask();
    assertThat(Browser.text(judge.get("/admin"))).contains("/admin/items/guide-card-lost");
    assertThat(Browser.text(judge.get("/admin/items"))).contains("Items that are to be retired").doesNotContain("??");
    assertThat(items.current("guide-card-lost")).isPresent();
    assertThat(settle(judge, "confirm").getStatus()).isEqualTo(303);

    assertThat(items.current("guide-card-lost")).isEmpty();
    assertThat(catalogue.card("guide-card-lost")).isEmpty();
    MockHttpServletResponse guide = new Browser(http).get("/services/guide-card-lost");
    assertThat(guide.getStatus()).isEqualTo(410);
    assertThat(Browser.text(guide)).contains("Merged.", "/services/guide-card-exchange");
    assertThat(new Browser(http).get("/services/guide-card-lost/v/1").getStatus()).isEqualTo(200);
    author.post("/admin/items/guide-card-lost", "/admin/items/guide-card-lost/take-back");
    assertThat(items.current("guide-card-lost")).isPresent();
    assertThat(Browser.text(author.get("/admin/items/guide-card-lost"))).contains("Retirement asked for", "Retirement taken back", "Retired", "Offered again");
  }

  private void ask() {
    author.post(
        "/admin/items/guide-card-lost", "/admin/items/guide-card-lost/retire", "reason", "Merged.", "successor", "guide-card-exchange", "again", "guide-card-lost");
  }

  /** With what the page showed, or before it showed anything. */
  private MockHttpServletResponse settle(Browser who, String way) {
    String seen = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"").matcher(Browser.text(who.get("/admin/items/guide-card-lost"))).results()
        .map(found -> found.group(1)).findFirst().orElse("2026-01-01T00:00:00Z");
    return who.post("/admin/items", "/admin/items/guide-card-lost/retirement/" + way, "seen", seen);
  }

  @Test
  void takeOverAFileThatSomebodyElseSent() {
    String good = "[{\"code\":\"from-file\",\"type\":\"20\",\"name\":\"来自文件\",\"department\":\"图书馆\",\"handling\":\"instant\",\"audiences\":[\"person\"]}]";
    assertThat(author.upload("/admin/items", "/admin/item-files", "file", "items.json", "[{]").getStatus()).isEqualTo(422);
    String wrong = author.upload("/admin/items", "/admin/item-files", "file", "items.json", good.replace("\"20\"", "\"no\"")).getRedirectedUrl();
    assertThat(Browser.text(judge.get(wrong))).contains("Two digits", "mend what is wrong").doesNotContain("/take\"", "??");
    String sent = author.upload("/admin/items", "/admin/item-files", "file", "items.json", good).getRedirectedUrl();

    assertThat(Browser.text(author.get(sent))).contains("来自文件", "Somebody other than the sender").doesNotContain("/take\"", "??");
    assertThat(author.post("/admin/items", sent + "/take").getStatus()).isEqualTo(403);
    assertThat(items.current("from-file")).isEmpty();
    judge.post("/admin/items", sent + "/take");

    assertThat(items.current("from-file")).isPresent();
    assertThat(author.get(sent).getStatus()).isEqualTo(404);
  }
}
