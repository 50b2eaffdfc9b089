package io.haihe.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a page weighs over the wire, compressed and with headers, and how far it moves under the eyes while it comes.
 *
 * @param shift Cumulative Layout Shift
 * @param moved what it was that moved
 */
record Weight(List<Part> parts, double shift, String moved) {

  /** Milliseconds after which a page has what it asks for by itself. Feeds stay open, so the network is never idle. */
  private static final int WHAT_IT_ASKS_FOR_ITSELF = 800;

  private static final String WATCH =
      """
      window.shifted = 0;
      window.moved = [];
      const named = node => node?.nodeName + (node?.className ? '.' + node.className : '');
      const told = source => `${named(source.node)} from ${source.previousRect.y} to ${source.currentRect.y}`;
      new PerformanceObserver(list => list.getEntries().filter(entry => !entry.hadRecentInput).forEach(entry => {
        window.shifted += entry.value;
        window.moved.push(...entry.sources.map(told));
      }))
        .observe({type: 'layout-shift', buffered: true});
      """;

  record Part(String what, int bytes) {}

  /** @param page in a window that has seen nothing yet */
  static Weight of(Page page, String path) {
    return of(List.of(page), List.of(path)).getFirst();
  }

  /** Each path in its window, one after the other; what they ask for by themselves is waited for once. */
  static List<Weight> of(List<Page> pages, List<String> paths) {
    List<List<Request>> finished = IntStream.range(0, pages.size()).mapToObj(i -> opened(pages.get(i), paths.get(i))).toList();
    pages.getLast().waitForTimeout(WHAT_IT_ASKS_FOR_ITSELF);
    return IntStream.range(0, pages.size()).mapToObj(i -> weighed(pages.get(i), finished.get(i))).toList();
  }

  /** @return what has been fetched, and what will be */
  private static List<Request> opened(Page page, String path) {
    List<Request> finished = new ArrayList<>();
    page.addInitScript(WATCH);
    page.onRequestFinished(finished::add);
    int status = page.navigate(path).status();
    page.waitForLoadState(LoadState.LOAD);
    if (status != 200) {
      throw new AssertionError(path + ": status " + status);
    }
    return finished;
  }

  private static Weight weighed(Page page, List<Request> finished) {
    List<Part> parts = List.copyOf(finished).stream() // asking for a size lets others finish
        .filter(request -> request.url().startsWith("http"))
        .map(request -> new Part(request.url().replaceAll("^https?://[^/]+", ""), bytes(request)))
        .sorted(Comparator.comparingInt(Part::bytes).reversed())
        .toList();
    return new Weight(parts, ((Number) page.evaluate("window.shifted")).doubleValue(), String.valueOf(page.evaluate("window.moved.join('; ')")));
  }

  private static int bytes(Request request) {
    var sizes = request.sizes();
    return sizes.responseBodySize + sizes.responseHeadersSize;
  }

  double kilobytes() {
    return parts.stream().mapToInt(Part::bytes).sum() / 1024.0;
  }

  /** What weighs how much, the heaviest first. */
  String told() {
    return parts.stream().map(part -> "%8.1f KB  %s".formatted(part.bytes() / 1024.0, part.what())).collect(Collectors.joining("\n"));
  }
}
