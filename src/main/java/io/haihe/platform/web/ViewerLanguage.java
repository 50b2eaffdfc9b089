package io.haihe.platform.web;

import io.haihe.platform.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of a request: {@code ?lang=}, else what was chosen before, else the signed-in person's own, else what the
 * browser asks for.
 */
@Component("localeResolver")
class ViewerLanguage implements LocaleResolver, HandlerInterceptor {

  private static final String PARAMETER = "lang";
  private static final RememberedCookie COOKIE = new RememberedCookie("haihe_lang");

  /** What browsers have asked for so far; few ask for anything unusual. */
  private static final int MOST_KNOWN = 1000;

  private final Map<String, Optional<Locale>> known = new ConcurrentHashMap<>();
  private final Locale usual;

  ViewerLanguage(@Value("${haihe.language:zh}") String usual) {
    this.usual = Texts.language(Locale.forLanguageTag(usual));
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return ours(request.getParameter(PARAMETER))
        .or(() -> COOKIE.read(request).flatMap(ViewerLanguage::ours))
        .or(() -> Named.of(request.getUserPrincipal()).flatMap(viewer -> ours(viewer.language())))
        .or(() -> accepted(request))
        .orElse(usual);
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    if (response != null && locale != null) {
      COOKIE.keep(request, response, Texts.language(locale).getLanguage());
    }
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    ours(request.getParameter(PARAMETER)).ifPresent(locale -> COOKIE.keep(request, response, locale.getLanguage()));
    return true;
  }

  private Optional<Locale> accepted(HttpServletRequest request) {
    String asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    if (asked == null) {
      return Optional.empty();
    }
    if (known.size() > MOST_KNOWN) {
      known.clear();
    }
    return known.computeIfAbsent(asked, ViewerLanguage::best);
  }

  private static Optional<Locale> best(String asked) {
    try {
      return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(asked), Texts.LANGUAGES));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Locale> ours(@Nullable String language) {
    return language == null ? Optional.empty() : Texts.LANGUAGES.stream().filter(locale -> locale.getLanguage().equals(language)).findFirst();
  }
}
