package io.haihe.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.haihe.platform.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * Shows pages.
 *
 * {@snippet :
 * @GetMapping("/work")
 * PageView work() {
 *   return pages.view("management/work").with("rows", rows);
 * }
 * }
 *
 * <p>The template {@code src/main/jte/management/work.jte} begins with {@code @param io.haihe.platform.web.Page page},
 * its title is the text {@code management.work.title}, and it wraps itself in {@code @template.platform.layout(page =
 * page, content = @`…`)}.
 */
@Component
public class Pages {

  /** More links than these do not fit. */
  private static final int IN_A_LINE = 10;

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Texts texts;
  private final ViewerLanguage language;
  private final ResourceUrlProvider assets;
  private final List<NavigationEntry> navigation;
  private final ObjectProvider<Guidance> guidance;

  Pages(
      Texts texts, ViewerLanguage language, ResourceUrlProvider assets, List<NavigationEntry> navigation,
      ObjectProvider<Guidance> guidance) {
    this.texts = texts;
    this.language = language;
    this.assets = assets;
    this.guidance = guidance;
    this.navigation = navigation.stream().sorted(Comparator.comparingInt(NavigationEntry::order)).toList();
  }

  /** @param template path below {@code src/main/jte}, without the ending */
  public PageView view(String template) {
    return new PageView(this, template);
  }

  Page page(HttpServletRequest request, String titleKey, @Nullable Object... titleArgs) {
    var locale = language.resolveLocale(request);
    var viewer = viewer(request);
    return new Page(
        texts.text(locale, titleKey, titleArgs),
        locale,
        path(request),
        queryWithoutLanguage(request),
        viewer == null ? null : nameOf(viewer),
        links(locale, viewer, path(request)),
        () -> csrf(request),
        () -> guide(viewer, path(request)),
        texts,
        this::assetUrl);
  }

  Utf8ByteOutput fill(String template, Page page, Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> all = new HashMap<>(values);
    all.put("page", page);
    var output = new Utf8ByteOutput();
    templates.render(template + ".jte", all, output);
    return output;
  }

  private List<Page.Link> links(Locale locale, @Nullable Principal viewer, String path) {
    record Shown(NavigationEntry entry, int news) {}
    List<Shown> shown = navigation.stream()
        .filter(entry -> entry.visibleTo().test(viewer))
        .map(entry -> new Shown(entry, entry.news().applyAsInt(viewer)))
        .filter(one -> one.news() > 0 || !one.entry().onlyWithNews())
        .toList();
    String open = shown.stream().map(Shown::entry).filter(entry -> entry.isOpen(path)).map(NavigationEntry::path)
        .max(Comparator.comparingInt(String::length)).orElse("");
    boolean many = shown.size() > IN_A_LINE;
    return IntStream.range(0, shown.size())
        .mapToObj(i -> {
          NavigationEntry entry = shown.get(i).entry();
          boolean seldom = many && (i >= IN_A_LINE || entry.order() >= NavigationEntry.SELDOM);
          return new Page.Link(entry.path(), texts.text(locale, entry.textKey()), entry.path().equals(open), shown.get(i).news(), seldom);
        })
        .toList();
  }

  private @Nullable Guide guide(@Nullable Principal viewer, String path) {
    return viewer == null
        ? null
        : guidance.stream().flatMap(one -> one.of(viewer, path).stream()).findFirst().map(guide -> guide.without(closedTo(viewer))).orElse(null);
  }

  /** Where the navigation leads others, but not this viewer, or nobody now. */
  private Set<String> closedTo(Principal viewer) {
    return navigation.stream().filter(entry -> !entry.visibleTo().test(viewer)).map(NavigationEntry::path).collect(Collectors.toSet());
  }

  private String assetUrl(String path) {
    var url = assets.getForLookupPath(path);
    return url == null ? path : url;
  }

  private static @Nullable Principal viewer(HttpServletRequest request) {
    return request.getUserPrincipal();
  }

  private static String nameOf(Principal viewer) {
    return Named.of(viewer).map(Named::displayName).orElseGet(viewer::getName);
  }

  private static Page.@Nullable Csrf csrf(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new Page.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken())
        : null;
  }

  private static String path(HttpServletRequest request) {
    return request.getAttribute("jakarta.servlet.error.request_uri") instanceof String failed
        ? failed
        : request.getRequestURI();
  }

  private static String queryWithoutLanguage(HttpServletRequest request) {
    return request.getQueryString() == null
        ? ""
        : Stream.of(request.getQueryString().split("&"))
            .filter(part -> !part.startsWith("lang="))
            .collect(Collectors.joining("&"));
  }
}
