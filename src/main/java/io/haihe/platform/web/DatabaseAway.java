package io.haihe.platform.web;

import io.haihe.platform.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;

/**
 * Says 503 and when to try again where the database cannot be had just now: it is away, or all its connections are in
 * use. It stands before everything else and needs nothing, since sessions and the page frame ask the database too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAway extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);
  private static final String SECONDS = "5";

  private final Texts texts;
  private final ViewerLanguage language;

  DatabaseAway(Texts texts, ViewerLanguage language) {
    this.texts = texts;
    this.language = language;
  }

  /** Whether an exception means that nothing could be asked, not that the question was wrong. */
  static boolean caused(Throwable exception) {
    return Stream.iterate(exception, cause -> cause != null, Throwable::getCause).limit(20).anyMatch(DatabaseAway::isAway);
  }

  /** 08: the connection broke; 53300: too many; 57P: the server is going down or coming up. */
  private static boolean isAway(Throwable cause) {
    if (cause instanceof SQLTransientConnectionException) {
      return true;
    }
    String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
    return state != null && (state.startsWith("08") || state.equals("53300") || state.startsWith("57P"));
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException exception) {
      if (response.isCommitted() || !caused(exception)) {
        throw exception;
      }
      LOG.warn("{} {}: the database cannot be had: {}", request.getMethod(), request.getRequestURI(), exception.toString());
      answer(request, response);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Locale locale = request.getLocale().getLanguage().equals("en") ? Locale.ENGLISH : language.usual();
    String title = texts.text(locale, "platform.error.503");
    String advice = texts.text(locale, "platform.error.503.advice");
    response.reset();
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    boolean page = accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    response.setContentType(page ? MediaType.TEXT_HTML_VALUE : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getWriter().write(page ? page(locale, title, advice) : problem(title, advice));
  }

  private static String page(Locale locale, String title, String advice) {
    return """
        <!doctype html><html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%s</title></head><body><main><h1>%2$s</h1><p>%3$s</p></main></body></html>
        """.formatted(locale.toLanguageTag(), HtmlUtils.htmlEscape(title), HtmlUtils.htmlEscape(advice));
  }

  private static String problem(String title, String advice) {
    return "{\"title\":\"%s\",\"status\":503,\"detail\":\"%s\"}".formatted(title, advice);
  }
}
