package io.haihe.platform.web;

import io.haihe.platform.Texts;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language of a request: {@code ?lang=}, else what was chosen before, else what the browser asks for. */
@Component("localeResolver")
class ViewerLanguage implements LocaleResolver, HandlerInterceptor {

  private static final String PARAMETER = "lang";
  private static final String COOKIE = "haihe_lang";

  private final Locale usual;

  ViewerLanguage(@Value("${haihe.language:zh}") String usual) {
    this.usual = Texts.language(Locale.forLanguageTag(usual));
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return ours(request.getParameter(PARAMETER))
        .or(() -> ours(chosen(request)))
        .or(() -> accepted(request))
        .orElse(usual);
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    if (response != null && locale != null) {
      keep(request, response, Texts.language(locale));
    }
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    ours(request.getParameter(PARAMETER)).ifPresent(locale -> keep(request, response, locale));
    return true;
  }

  private static void keep(HttpServletRequest request, HttpServletResponse response, Locale locale) {
    var cookie =
        ResponseCookie.from(COOKIE, locale.getLanguage())
            .path("/")
            .maxAge(Duration.ofDays(365))
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private static @Nullable String chosen(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    return cookie == null ? null : cookie.getValue();
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
