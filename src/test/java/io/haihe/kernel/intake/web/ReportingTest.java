package io.haihe.kernel.intake.web;

import static io.haihe.kernel.intake.web.Resident.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.intake.IntakeSettings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A resident without account and without script")
class ReportingTest {

  private static final String FORM = "/report/city-management";
  private static final Pattern RECEIPT = Pattern.compile("/report/done/([A-Z0-9]+)/([0-9a-f]{32})");

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired JdbcClient jdbc;
  @Autowired IntakeSettings settings;

  private Resident resident;

  @BeforeEach
  void city() {
    TinyCity.in(context);
    resident = new Resident(http);
  }

  private static Map<String, String> lamp() {
    Map<String, String> entered = new HashMap<>();
    entered.put("text", "The lamp at the gate is out");
    entered.put("category", "06010");
    entered.put("place", TinyCity.RIVERSIDE.toString());
    entered.put("contact.name", "Li Secret");
    entered.put("contact.phone", "13800001111");
    entered.put("step", "send");
    return entered;
  }

  private long cases() {
    return jdbc.sql("select count(*) from casework_case").query(Long.class).single();
  }

  private static String receipt(MockHttpServletResponse answer) {
    assertThat(answer.getStatus()).as(text(answer)).isEqualTo(303);
    String path = answer.getRedirectedUrl();
    assertThat(path).matches(RECEIPT);
    return path;
  }

  private String followed(String receipt) {
    return receipt.replace("/report/done/", "/follow/");
  }

  @Test
  void isAskedInTheWordsOfWhatIsNoProblem() {
    assertThat(text(resident.get("/report/talent-service?lang=en")))
        .contains("<h1>Apply for talent services</h1>", ">Policy</label>", ">Send the application</button>")
        .doesNotContain("Kind of problem", "What is wrong", "Send the report");
    assertThat(text(resident.get("/report/city-management?lang=en"))).contains("Report: City management", ">Kind of problem</label>");
  }

  @Test
  void reportsAndGetsANumberASecretLinkAndAPromise() {
    String receipt = receipt(resident.send(FORM, FORM, lamp()));

    MockHttpServletResponse done = resident.get(receipt);

    Matcher parts = RECEIPT.matcher(receipt);
    assertThat(parts.matches()).isTrue();
    assertThat(done.getStatus()).isEqualTo(200);
    assertThat(text(done)).contains(parts.group(1), parts.group(2), "We have your report", "by today");
    assertThat(done.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(done.getHeader("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void findsTheCategoryByEverydayWords() {
    MockHttpServletResponse hits = resident.get(FORM + "/categories?search=loose manhole");

    assertThat(text(hits)).contains("value=\"01001\"", "Water-supply manhole cover problem").doesNotContain("<html");
    assertThat(text(resident.get(FORM + "/categories?text=小区门口自来水井盖丢了很危险"))).contains("value=\"01001\"");
    String meant = text(resident.get(FORM + "/categories?text=楼下的垃圾没有人清运，味道很大"));
    assertThat(meant).contains("Did you mean", "type=\"radio\"").doesNotContain("right ", "<mark>", "checked");
    assertThat(meant.split("type=\"radio\"", -1)).as("three at most").hasSizeLessThanOrEqualTo(4);
    assertThat(text(resident.get(FORM + "/categories?search=zzzzzz"))).doesNotContain("type=\"radio\"");
  }

  @Test
  void choosesThePlaceStepByStep() {
    Map<String, String> begun = lamp();
    begun.put("place", TinyCity.EAST.toString());
    begun.put("step", "places");
    long before = cases();

    MockHttpServletResponse page = resident.send(FORM, FORM, begun);

    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(text(page)).contains("河沿街道", "value=\"" + TinyCity.EAST + "\" selected", "The lamp at the gate is out");
    assertThat(cases()).isEqualTo(before);
  }

  @Test
  void isAskedWhichPlaceIsMeantAndNothingIsLost() {
    Map<String, String> entered = lamp();
    entered.remove("place");
    entered.put("address", "河沿街道和柳林街道交口");
    MockMultipartFile photo = file("lamp.jpg", jpeg());

    MockHttpServletResponse asked = resident.send(FORM, FORM, entered, photo);

    assertThat(asked.getStatus()).isEqualTo(422);
    assertThat(text(asked))
        .contains("Did you mean this place?", "东城区 › 河沿街道", "东城区 › 柳林街道")
        .contains("The lamp at the gate is out", "value=\"13800001111\"", "value=\"06010\" selected", "lamp.jpg");

    Map<String, String> mended = new HashMap<>(entered);
    mended.put("place", TinyCity.RIVERSIDE.toString());
    String receipt = receipt(resident.send(Resident.hidden(asked), FORM, mended));
    assertThat(text(resident.get(followed(receipt)))).contains("河沿街道", "lamp.jpg");
  }

  @Test
  void isFoundByAnAddressThatNamesOnePlace() {
    Map<String, String> entered = lamp();
    entered.remove("place");
    entered.put("address", "东城区河沿街道南里社区门口");

    String receipt = receipt(resident.send(FORM, FORM, entered));

    assertThat(text(resident.get(followed(receipt)))).contains("南里社区");
  }

  @Test
  void isAskedForThePlaceIfNothingTellsIt() {
    Map<String, String> entered = lamp();
    entered.remove("place");
    entered.put("longitude", "117.1");
    entered.put("latitude", "39.1");
    long before = cases();

    MockHttpServletResponse asked = resident.send(FORM, FORM, entered);

    assertThat(asked.getStatus()).isEqualTo(422);
    assertThat(text(asked)).contains("The position is in no place we know.", "name=\"longitude\" value=\"117.1\"");
    assertThat(cases()).isEqualTo(before);
  }

  @Test
  void opensOneCaseHoweverOftenTheFormIsSent() {
    Map<String, String> hidden = Resident.hidden(resident.get(FORM));

    String first = receipt(resident.send(hidden, FORM, lamp(), file("a.jpg", jpeg())));
    long after = cases();
    String second = resident.send(hidden, FORM, lamp(), file("a.jpg", jpeg())).getRedirectedUrl();

    assertThat(second).isEqualTo(first + "?before=yes");
    assertThat(text(resident.get(second))).contains("You sent this already", first.split("/")[3]);
    assertThat(cases()).isEqualTo(after);
    assertThat(text(resident.get(followed(first))).split("You added a file", -1)).hasSize(2);
  }

  @Test
  void isToldIfTheSameFormIsSentWithOtherWords() {
    Map<String, String> hidden = Resident.hidden(resident.get(FORM));
    receipt(resident.send(hidden, FORM, lamp()));
    Map<String, String> other = lamp();
    other.put("text", "Another matter");

    MockHttpServletResponse asked = resident.send(hidden, FORM, other);

    assertThat(asked.getStatus()).isEqualTo(422);
    assertThat(text(asked)).contains("was sent before", "The number of that is", "Another matter");
    receipt(resident.send(Resident.hidden(asked), FORM, other));
  }

  @Test
  void seesEveryErrorBesideItsFieldAndKeepsWhatWasEntered() {
    Map<String, String> entered = lamp();
    entered.put("text", "");
    entered.put("category", "");
    entered.put("address", "by the \"old\" <b>bridge</b>");
    MockMultipartFile page = file("photo.jpg", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));

    MockHttpServletResponse asked = resident.send(FORM, FORM, entered, page);
    assertThat(asked.getStatus()).isEqualTo(422);
    assertThat(text(asked)).contains("is of a kind we do not take", "by the &#34;old&#34; &lt;b>bridge");

    MockHttpServletResponse again = resident.send(Resident.hidden(asked), FORM, entered);
    assertThat(text(again))
        .contains("It does not say what the matter is.", "The kind is missing.")
        .doesNotContain("<b>bridge");
    assertThat(again.getStatus()).isEqualTo(422);
  }

  @Test
  void readsAllThatIsWrongInTheOrderOfThePageAndTheMissingPlaceAmongIt() {
    Map<String, String> entered = lamp();
    entered.keySet().removeAll(java.util.Set.of("place", "text", "category"));
    entered.put("contact.phone", "no number");
    entered.put("address", "x".repeat(201));

    String asked = text(resident.send(FORM, FORM, entered));

    String listed = asked.substring(asked.indexOf("alert danger"), asked.indexOf("<form class=\"form\""));
    assertThat(Pattern.compile("href=\"#field-([a-z.]+)\"").matcher(listed).results().map(link -> link.group(1)))
        .containsExactly("text", "category", "place", "address", "contact.phone");
  }

  @Test
  void removesAFileAgain() {
    Map<String, String> begun = lamp();
    begun.put("step", "places");
    MockHttpServletResponse kept = resident.send(FORM, FORM, begun, file("a.jpg", jpeg()));
    Matcher drop = Pattern.compile("drop:\\d+").matcher(text(kept));
    assertThat(drop.find()).isTrue();

    Map<String, String> without = lamp();
    without.put("step", drop.group());
    MockHttpServletResponse page = resident.send(Resident.hidden(kept), FORM, without);

    assertThat(text(page)).doesNotContain("a.jpg");
  }

  @Test
  void isRefusedWhenAProgramFillsInWhatNobodySees() {
    Map<String, String> entered = lamp();
    entered.put("website", "https://example.com");

    assertThat(resident.send(FORM, FORM, entered).getStatus()).isEqualTo(422);
  }

  @Test
  void isSlowedDownAfterVeryMuch() {
    Map<String, String> hidden = Resident.hidden(resident.get(FORM));
    Map<String, String> entered = lamp();
    entered.put("step", "places");
    for (int i = 0; i < settings.reportsPerAddress(); i++) {
      assertThat(resident.send(hidden, FORM, entered).getStatus()).isEqualTo(200);
    }

    MockHttpServletResponse last = resident.send(hidden, FORM, entered);

    assertThat(last.getStatus()).isEqualTo(429);
    assertThat(text(last)).contains("The lamp at the gate is out");
  }

  @Test
  void cannotBeMadeToReportByAnotherSite() {
    Map<String, String> hidden = new HashMap<>(Resident.hidden(resident.get(FORM)));
    hidden.remove("_csrf");

    assertThat(resident.send(hidden, FORM, lamp()).getStatus()).isEqualTo(403);
  }

  static MockMultipartFile file(String name, byte[] bytes) {
    return new MockMultipartFile("files", name, "image/jpeg", bytes);
  }

  static byte[] jpeg() {
    try {
      var out = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
