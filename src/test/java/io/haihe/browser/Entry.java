package io.haihe.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.haihe.TinyCity;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The first page of a story: a resident reports on the public page, or somebody of the staff enters what they see or are told. */
final class Entry {

  private static final List<String> LEVELS = List.of("district", "street", "community");

  private final Crew crew;
  private final Tale tale;

  Entry(Crew crew, Tale tale) {
    this.crew = crew;
    this.tale = tale;
  }

  /** @return the number of the case */
  String send() {
    String as = tale.report().path("as").asString("reporter");
    return as.equals("reporter") ? report(crew.resident()) : enter(staff(as).page());
  }

  /** From the first page over the list of what can be reported; whoever may report one thing only comes to its form at once. */
  private void go(Page page, String from, String list) {
    page.navigate(from);
    page.locator("a[href='" + list + "']").first().click();
    page.waitForLoadState();
    boolean first = tale.scenario().types().keySet().iterator().next().equals(tale.type().key());
    String path = list + "/" + tale.scenario().key() + (first ? "" : "?type=" + tale.type().key());
    if (page.locator("form[data-report]").count() == 0) {
      page.locator("main a[href='" + path + "']").first().click();
    }
    page.waitForSelector("form[data-report]");
  }

  private Staff staff(String as) {
    String unit = as.contains("@") ? as.substring(as.indexOf('@') + 1) : "operations-centre";
    return crew.in(Crew.role(as), crew.unit(unit));
  }

  private String report(Page page) {
    if (tale.type().intake().assurance() > 0) {
      Residents.signIn(page);
    }
    go(page, "/", "/report");
    return send(page);
  }

  /** @param page on the form of the report */
  String send(Page page) {
    fill(page);
    page.locator("form[data-report] .button-row button.primary").click();
    page.waitForSelector("[data-number], main [role=alert]");
    told(page, page.locator("[data-number]"));
    return page.locator("[data-number]").innerText();
  }

  private String enter(Page page) {
    go(page, "/work", "/cases/new");
    fill(page);
    page.locator("form[data-report] .button-row button.primary").click();
    page.waitForLoadState();
    if (page.locator("input[name=another]").count() > 0) {
      page.locator("form[data-report] .button-row button.primary").click();
      page.waitForLoadState();
    }
    told(page, page.locator("#history"));
    return page.url().replaceFirst(".*/cases/", "").replaceFirst("[?#].*", "");
  }

  private static void told(Page page, Locator sign) {
    if (sign.count() == 0) {
      throw new AssertionError("The report was not taken:\n" + page.locator("main").innerText());
    }
  }

  private void fill(Page page) {
    JsonNode report = tale.report();
    page.fill("#text", report.path("text").asString());
    page.selectOption("#category", report.path("category").asString());
    new Filling(page.locator("form[data-report]"), letter -> Long.toString(crew.unit(letter).id())).enter(report.path("form"));
    place(page, report.path("place").asString("community"));
    Stream.of("name", "phone", "email").filter(report::has)
        .forEach(part -> page.fill("#contact-" + part, report.path(part).asString()));
    if (report.has("address")) {
      page.fill("#address", report.path("address").asString());
    }
  }

  /** From the district down; a city-wide matter is told in a district. */
  static void place(Page page, String level) {
    List<String> codes = Stream.of(TinyCity.EAST, TinyCity.RIVERSIDE, TinyCity.NANLI).map(Object::toString).toList();
    for (int i = 0; i <= Math.max(0, LEVELS.indexOf(level)); i++) {
      String select = "#place-" + LEVELS.get(i);
      String code = codes.get(i);
      page.waitForSelector(select);
      page.waitForResponse(response -> response.url().contains("/report/places"), () -> page.selectOption(select, code));
      page.waitForFunction("([select, code]) => document.querySelector(select)?.value === code && !document.querySelector('.htmx-request')",
          List.of(select, code));
    }
  }
}
