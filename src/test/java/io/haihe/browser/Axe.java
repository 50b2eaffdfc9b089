package io.haihe.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What axe-core finds wrong on a page, by the rules of WCAG 2.2 A and AA and by the order of headings. */
final class Axe {

  private static final String SOURCE = source();
  private static final String RUN =
      """
      async only => {
        const which = only.length > 0
          ? {type: 'rule', values: only}
          : {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']};
        const rules = only.length > 0 ? {} : {'heading-order': {enabled: true}, 'target-size': {enabled: true}};
        const found = await axe.run(document, {runOnly: which, rules, resultTypes: ['violations']});
        return found.violations.flatMap(violation => violation.nodes.slice(0, 3).map(node =>
          violation.id + ' at ' + node.target.join(' ') + ': ' + [...node.any, ...node.all, ...node.none].map(each => each.message).join('; ')));
      }
      """;

  private Axe() {}

  /** @return what is wrong with the page as it stands, each with its rule and its place */
  static List<String> faults(Page page) {
    return run(page, List.of());
  }

  /** Only what depends on where things stand and on what colours lie behind them: the rest of a page is the same at any width. */
  static List<String> faultsOfLayout(Page page) {
    return run(page, List.of("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable", "heading-order"));
  }

  /** Only what depends on the colour scheme. */
  static List<String> faultsOfColour(Page page) {
    return run(page, List.of("color-contrast", "link-in-text-block"));
  }

  private static List<String> run(Page page, List<String> only) {
    if (!(Boolean) page.evaluate("typeof window.axe === 'object'")) {
      page.evaluate(SOURCE);
      page.addInitScript(SOURCE); // and in every page after this one: half a megabyte is sent once
    }
    return ((List<?>) page.evaluate(RUN, only)).stream().map(String::valueOf).toList();
  }

  private static String source() {
    try {
      return Files.readString(Path.of("src/test/resources/axe/axe.min.js"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
