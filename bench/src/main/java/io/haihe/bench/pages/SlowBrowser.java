package io.haihe.bench.pages;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Chromium that thinks several times as slowly as the machine. */
final class SlowBrowser implements AutoCloseable {

  static final int TIMES = 4;

  /** Clicks the first row as soon as the page listens, and notes when that is answered and when the list is seen; counted from the start of the navigation. */
  private static final String WATCH =
      """
      window.measured = {};
      new PerformanceObserver(list => {
        list.getEntriesByName('first-contentful-paint').forEach(one => { window.measured.seen = one.startTime; });
      }).observe({ type: 'paint', buffered: true });
      document.addEventListener('DOMContentLoaded', () => {
        const pane = document.querySelector('[data-pane]');
        const link = document.querySelector('[data-row] a.row-link');
        if (!pane || !link) return;
        window.measured.ready = performance.now();
        new MutationObserver(() => {
          if (pane.querySelector('[data-shown]')) window.measured.answered ??= performance.now();
        }).observe(pane, { childList: true, subtree: true });
        link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
      });
      """;

  private static final String MEASURED =
      """
      () => {
        const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
          .filter(one => !one.name.includes('/preview'));
        return { ...window.measured, rows: document.querySelectorAll('[data-row]').length,
          kilobytes: entries.reduce((sum, one) => sum + one.transferSize, 0) / 1000 };
      }
      """;

  /** The browser is the machine's own. */
  private final Playwright playwright =
      Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser;
  private final String city;
  private final String signedIn;

  /** What was found, in milliseconds. */
  record Visit(double ready, double seen, double answered, double kilobytes, int rows) {}

  SlowBrowser(String city, String login, String password) {
    this.city = city;
    this.browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
        .setExecutablePath(installed())
        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync")));
    try (BrowserContext context = window(null)) {
      Page page = context.newPage();
      page.navigate("/sign-in");
      page.fill("input[name=login]", login);
      page.fill("input[name=password]", password);
      page.locator("main form button").first().click();
      page.waitForURL(url -> !url.contains("/sign-in"));
      this.signedIn = context.storageState();
    }
  }

  private static Path installed() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Chromium is not installed: apt-get install chromium"));
  }

  private BrowserContext window(String cookies) {
    var options = new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale("zh-CN").setBaseURL(city);
    return browser.newContext(cookies == null ? options : options.setStorageState(cookies));
  }

  /** @return the visit of a browser that has nothing of it yet, and one that has been there before */
  List<Visit> visitTwice(String path) {
    try (BrowserContext context = window(signedIn)) {
      return List.of(visit(context, path), visit(context, path));
    }
  }

  private static Visit visit(BrowserContext context, String path) {
    Page page = context.newPage();
    var slowly = new JsonObject();
    slowly.addProperty("rate", TIMES);
    context.newCDPSession(page).send("Emulation.setCPUThrottlingRate", slowly);
    page.addInitScript(WATCH);
    page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    page.waitForFunction("() => window.measured?.answered > 0 && window.measured.seen > 0");
    @SuppressWarnings("unchecked")
    var measured = (Map<String, Object>) page.evaluate(MEASURED);
    page.close();
    return new Visit(
        number(measured, "ready"), number(measured, "seen"), number(measured, "answered"), number(measured, "kilobytes"), (int) number(measured, "rows"));
  }

  private static double number(Map<String, Object> measured, String name) {
    return ((Number) measured.get(name)).doubleValue();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
