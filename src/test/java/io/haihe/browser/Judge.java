package io.haihe.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Looks at a page as it stands and keeps what is wrong with it. */
final class Judge {

  /** 1.4.10 of WCAG asks for 320 pixels; 640 is half of a desk's window, as at 200 % zoom. */
  private static final List<Integer> ZOOMED = List.of(320, 640);

  private static final int PHONE = 390;

  /** Of a text that is not there. */
  private static final Pattern KEY =
      Pattern.compile(
          "\\b((platform|intake|importing|management|screen|org|casework|notice|authoring|administration|resident|payment|appointment|counter)\\.[a-zA-Z]+"
              + "|fields|transitions|tasks|deadlines|states)\\.[a-zA-Z.]+");

  private static final String UNNAMED =
      """
      [...document.querySelectorAll('input:not([type=hidden]),select,textarea')]
        .filter(e => !e.labels?.length && !e.getAttribute('aria-label') && !e.closest('[aria-hidden=true]'))
        .map(e => e.name || e.id).join(',')
      """;
  private static final String EMPTY_WITHOUT_ADVICE =
      """
      [...document.querySelectorAll('.empty')]
        .filter(e => e.checkVisibility() && ![...e.children].some(c => !c.matches('.empty-title') && c.textContent.trim()))
        .map(e => e.innerText.trim()).join(',')
      """;
  private static final String DEAD =
      """
      window.htmx ? '' : [...document.querySelectorAll('[hx-get],[hx-post]')].map(e => e.outerHTML.slice(0, 80)).join(',')
      """;
  private static final String MOVING =
      """
      [...document.querySelectorAll('body, body *')]
        .filter(e => { const s = getComputedStyle(e); return [s.transitionDuration, s.animationDuration].some(d => parseFloat(d) > 0); })
        .map(e => e.tagName + '.' + e.className).slice(0, 3).join(',')
      """;

  private final String language;
  private final List<Integer> alsoAt;
  private final List<String> faults = new ArrayList<>();

  /** @param language the pages are to be in */
  Judge(String language) {
    this(language, List.of());
  }

  /** @param alsoAt widths at which each page is looked at again, for what a width can change, after that of its window */
  Judge(String language, List<Integer> alsoAt) {
    this.language = language;
    this.alsoAt = alsoAt;
  }

  List<String> faults() {
    return faults;
  }

  void blame(String name, String what) {
    faults.add(name + ": " + what);
  }

  /** Opens the page and looks at it. */
  void open(Page page, String path) {
    int status = page.navigate(path).status();
    if (status == 200) {
      look(page, path);
    } else {
      blame(path, "status " + status);
    }
  }

  /** @param page in a window that prefers reduced motion */
  void look(Page page, String name) {
    fits(page, name);
    read(page, name);
    Axe.faults(page).forEach(fault -> blame(name, fault));
    var window = page.viewportSize();
    for (int width : alsoAt) {
      page.setViewportSize(width, window.height);
      lookAgain(page, name + " at " + width + " pixels");
    }
    if (!alsoAt.isEmpty()) {
      page.setViewportSize(window.width, window.height);
    }
  }

  /** At another width the same page stands otherwise, and shows other parts of itself. */
  private void lookAgain(Page page, String name) {
    fits(page, name);
    blameAKey(page, name);
    Axe.faultsOfLayout(page).forEach(fault -> blame(name, fault));
  }

  private void read(Page page, String name) {
    if (page.locator("h1").count() != 1) {
      blame(name, page.locator("h1").count() + " main headings");
    }
    if (!language.equals(said(page, "document.documentElement.lang.slice(0, 2)"))) {
      blame(name, "in another language");
    }
    blameIfAny(name, "fields without a label", said(page, UNNAMED));
    blameIfAny(name, "empty and nothing said of what to do next", said(page, EMPTY_WITHOUT_ADVICE));
    blameIfAny(name, "asks for something that nobody fetches", said(page, DEAD));
    blameIfAny(name, "moves although less motion is asked for", said(page, MOVING));
    blameAKey(page, name);
  }

  private void blameAKey(Page page, String name) {
    if (showsAKey(page.locator("body").innerText())) {
      blame(name, "a text key shows");
    }
  }

  private void fits(Page page, String name) {
    var window = page.viewportSize();
    blameExcess(page, name, window.width);
    if (window.width == PHONE) {
      for (int width : ZOOMED) {
        page.setViewportSize(width, window.height);
        blameExcess(page, name, width);
      }
      page.setViewportSize(window.width, window.height);
    }
  }

  private void blameExcess(Page page, String name, int width) {
    int excess = ((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue();
    if (excess > 0) {
      blame(name, excess + " pixels wider than a window of " + width);
    }
  }

  private void blameIfAny(String name, String what, String found) {
    if (!found.isEmpty()) {
      blame(name, what + ": " + found);
    }
  }

  private static String said(Page page, String script) {
    return String.valueOf(page.evaluate(script));
  }

  private static boolean showsAKey(String words) {
    return words.contains("??") || KEY.matcher(words).find();
  }
}
