package io.haihe.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Goes through a page by the Tab key alone. */
final class TabWalk {

  private static final int LONGEST = 600;

  /** Each of two of the browser's: about a second. */
  private static final int FRAMES = 30;

  /** Marks the control that has the focus, and says whether it was met before, shows its focus, and can be seen. */
  private static final String STAND =
      """
      () => {
        const at = document.activeElement;
        if (!at || at === document.body) return {end: true};
        const known = at.hasAttribute('data-walked');
        at.setAttribute('data-walked', '');
        const outlined = e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; };
        const shows = [at, at.labels?.[0], at.nextElementSibling].some(e => e && outlined(e));
        const boxes = at.type === 'radio' && at.labels?.length ? at.labels[0].getClientRects() : at.getClientRects();
        const own = e => e && (at.contains(e) || e.contains(at) && e !== document.body || at.labels && [...at.labels].some(l => l.contains(e)));
        const hidden = ![...boxes].some(r => [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]]
          .some(([x, y]) => own(document.elementFromPoint(r.left + r.width * x, r.top + r.height * y))));
        const name = at.tagName.toLowerCase() + (at.id ? '#' + at.id : '') + ' ' + (at.name ?? '') + ' ' + (at.innerText ?? '').trim().slice(0, 30);
        return {end: false, known, shows, hidden, name};
      }
      """;
  private static final String UNREACHED =
      """
      [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
        .filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true}) && !e.hasAttribute('data-walked'))
        .filter(e => !(e.type === 'radio' && document.querySelector(`input[type=radio][name="${CSS.escape(e.name)}"][data-walked]`)))
        .map(e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + ' ' + (e.name ?? '') + ' ' + (e.innerText ?? '').trim().slice(0, 30))
      """;

  private TabWalk() {}

  /** @return controls that are not reached, do not show that they have the focus, or lie hidden while they have it; and traps */
  static List<String> faults(Page page) {
    List<String> faults = new ArrayList<>();
    String before = "";
    for (int step = 0; step < LONGEST; step++) {
      page.keyboard().press("Tab");
      Map<?, ?> stand = (Map<?, ?>) page.evaluate(STAND);
      String name = String.valueOf(stand.get("name"));
      if (Boolean.TRUE.equals(stand.get("end")) || Boolean.TRUE.equals(stand.get("known")) && !name.equals(before)) {
        unreached(page).forEach(each -> faults.add("not reached: " + each));
        return faults;
      }
      if (Boolean.FALSE.equals(stand.get("shows"))) {
        faults.add("does not show its focus: " + name);
      }
      if (Boolean.TRUE.equals(stand.get("hidden")) && hiddenOnceDrawn(page)) {
        faults.add("hidden while it has the focus: " + name);
      }
      before = name;
    }
    faults.add("no way out after " + LONGEST + " steps, last at " + before);
    return faults;
  }

  /** A browser that has much to do scrolls to what has the focus some frames later. What is hidden then stays hidden. */
  private static boolean hiddenOnceDrawn(Page page) {
    for (int frame = 0; frame < FRAMES; frame++) {
      page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
      if (Boolean.FALSE.equals(((Map<?, ?>) page.evaluate(STAND)).get("hidden"))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> unreached(Page page) {
    return ((List<?>) page.evaluate(UNREACHED)).stream().map(String::valueOf).toList();
  }
}
