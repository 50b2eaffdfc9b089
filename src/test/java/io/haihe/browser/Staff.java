package io.haihe.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Viewer;

/** A member of staff in a window of their own. */
final class Staff {

  private final Page page;

  private Staff(Page page) {
    this.page = page;
  }

  static Staff signIn(Page page, Viewer who) {
    return signIn(page, who.login());
  }

  static Staff signIn(Page page, String login) {
    return signIn(page, login, TinyCity.PASSWORD);
  }

  static Staff signIn(Page page, String login, String password) {
    if (!page.url().matches("https?://[^/]+/sign-in.*")) {
      page.navigate("/sign-in");
    }
    page.fill("input[name=login]", login);
    page.fill("input[name=password]", password);
    page.locator("main form button").first().click();
    page.waitForURL(url -> !url.contains("/sign-in"));
    return new Staff(page);
  }

  Page page() {
    return page;
  }

  Staff open(String number) {
    page.navigate("/cases/" + number);
    return this;
  }

  /** Whether the case page has a button for that step. */
  boolean isOffered(String transition) {
    return page.locator("main a[href$='/steps/" + transition + "']").count() > 0;
  }

  /** Presses the step's button, enters what the form requires, and sends it. */
  Staff take(String transition) {
    page.locator("main a[href*='/steps/" + transition + "']").first().click();
    fillRequired();
    return send();
  }

  /** Sends the step's form and waits for the page after it; a refusal is told in its own words. */
  Staff send() {
    String form = page.url();
    page.locator("main form.form > .button-row button").first().click();
    try {
      page.waitForURL(url -> !url.equals(form));
    } catch (TimeoutError refused) {
      throw new AssertionError("The form was not taken:\n" + page.locator("main").innerText(), refused);
    }
    return this;
  }

  /** The first choice of each required group and list, and some words in each required text. */
  void fillRequired() {
    Locator texts = page.locator("main form.form textarea[required], main form.form input[required]:not([type=radio])");
    for (Locator field : texts.all()) {
      field.fill(takesNumber(field) ? "2" : "Done as asked.");
    }
    for (Locator select : page.locator("main form.form select[required]").all()) {
      select.selectOption(select.locator("option").nth(1).getAttribute("value"));
    }
    for (Locator group : page.locator("main form.form fieldset:has(input[type=radio][required])").all()) {
      if (group.locator("input:checked").count() == 0) {
        group.locator("input").first().check();
      }
    }
  }

  private static boolean takesNumber(Locator field) {
    return "number".equals(field.getAttribute("type")) || field.getAttribute("inputmode") != null;
  }

  /** Fills a field by its name, if the form has it. */
  Staff enter(String transition, String field, String value) {
    page.locator("main a[href*='/steps/" + transition + "']").first().click();
    page.locator("[name='" + field + "']").first().fill(value);
    fillRequired();
    return send();
  }
}
