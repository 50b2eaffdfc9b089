package io.haihe.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;

/** A hand that does something on the pages and counts what it presses. To choose from a list is two presses: it is opened, and one is chosen. */
final class Hand {

  private final Page page;
  private final long begun = System.nanoTime();
  private int presses;
  private int fields;

  Hand(Page page) {
    this.page = page;
  }

  /**
   * @param presses of a mouse or a finger
   * @param fields in which something was typed
   * @param seconds from the first press to the page that says it is done; no reading, thinking or typing is in it
   */
  record Effort(String who, String what, int presses, int fields, double seconds) {

    /** All but the time, which is another each time. */
    String counted() {
      return "| %s | %s | %d | %d |".formatted(who, what, presses, fields);
    }

    String row() {
      return "%s %.1f |".formatted(counted(), seconds);
    }
  }

  Hand press(String selector) {
    page.locator(selector).first().click();
    page.waitForLoadState(LoadState.LOAD);
    presses++;
    return this;
  }

  /** Into a field one has to press first. */
  Hand type(String selector, String words) {
    Locator field = page.locator(selector).first();
    field.click();
    field.fill(words);
    presses++;
    fields++;
    return this;
  }

  Hand choose(String selector, String value) {
    page.locator(selector).first().selectOption(value);
    presses += 2;
    return this;
  }

  /** Waits for what the page brings by itself. */
  Hand until(String selector) {
    page.waitForSelector(selector);
    return this;
  }

  Effort of(String who, String what) {
    return new Effort(who, what, presses, fields, (System.nanoTime() - begun) / 1e9);
  }
}
