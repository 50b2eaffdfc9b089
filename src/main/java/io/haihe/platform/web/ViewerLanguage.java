package io.haihe.platform.web;

import io.haihe.platform.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
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

  private static Optional<Locale> accepted(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
        ? Optional.empty()
        : Collections.list(request.getLocales()).stream().flatMap(locale -> ours(locale.getLanguage()).stream()).findFirst();
  }

  private static Optional<Locale> ours(@Nullable String language) {
    return Texts.LANGUAGES.stream().filter(locale -> locale.getLanguage().equals(language)).findFirst();
  }
}
