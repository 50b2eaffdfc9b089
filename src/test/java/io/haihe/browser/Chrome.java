package io.haihe.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Chromium, in which each person has a window of their own. It is started once for all tests of a JVM, for that costs a second; a window
 * shares nothing with another, neither cookies nor what was kept of pages, and those of a test are closed with it.
 */
final class Chrome implements AutoCloseable {

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync");

  private static @Nullable Playwright playwright;
  private static @Nullable Browser browser;

  private final String home;
  private final List<BrowserContext> windows = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  /** @param port of the running city */
  Chrome(int port) {
    home = "http://localhost:" + port;
  }

  /** Another one where the one before has died. */
  private static Browser running() {
    if (browser == null || !browser.isConnected()) {
      if (playwright == null) {
        playwright = Playwright.create();
      }
      browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(installed()).setArgs(FLAGS));
    }
    return browser;
  }

  /** The one without the window around its pages, where there is it: that window, which nobody sees, takes three quarters of the work. */
  private static Path installed() {
    return Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Chromium is not installed: apt-get install chromium"));
  }

  /**
   * A new window with no cookies.
   *
   * @param width in pixels: 390 is a phone, 1440 a desk
   * @param language {@code zh-CN} or {@code en}
   */
  Page window(int width, String language) {
    return window(options(width, language));
  }

  /** A new window of a browser in which script is switched off. */
  Page windowWithoutScript(int width, String language) {
    return window(options(width, language).setJavaScriptEnabled(false));
  }

  /** A new window that lets no worker of ours stand between page and line, so that a test may hold the line. */
  Page windowWithoutWorker(int width, String language) {
    return window(options(width, language).setServiceWorkers(ServiceWorkerPolicy.BLOCK));
  }

  private Browser.NewContextOptions options(int width, String language) {
    return new Browser.NewContextOptions().setViewportSize(width, 900).setLocale(language).setBaseURL(home);
  }

  private Page window(Browser.NewContextOptions options) {
    BrowserContext context = running().newContext(options);
    windows.add(context);
    Page page = context.newPage();
    page.setDefaultTimeout(20_000);
    page.onConsoleMessage(message -> {
      boolean expected = message.text().contains("status of 4");
      if (message.type().equals("error") && !expected) {
        complaints.add(page.url() + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  /** What the browser has complained about on any page: refused scripts and styles, errors in scripts. */
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    windows.forEach(BrowserContext::close);
    windows.clear();
  }
}
