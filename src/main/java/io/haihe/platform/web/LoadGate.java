package io.haihe.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.haihe.platform.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;

/**
 * Turns requests away while there are more than can be answered soon: whoever is let in is answered in bounded time, the others are told
 * at once, before a session is looked up or a word read, so that it costs next to nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
@EnableConfigurationProperties(LoadSettings.class)
class LoadGate extends OncePerRequestFilter {

  static final String RETRY_AFTER_SECONDS = "3";
  private static final List<String> ALWAYS_OPEN = List.of("/actuator/", "/static/", "/webjars/");

  private final Turns reading;
  private final Turns changing;
  private final Map<Locale, Answer> answers;

  private record Answer(byte[] page, byte[] problem) {}

  LoadGate(LoadSettings settings, Texts texts) {
    reading = new Turns(settings);
    changing = new Turns(settings);
    answers = Texts.LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), language -> answer(texts, language)));
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Turns turns = reads(request) ? reading : changing;
    if (!turns.take()) {
      turnAway(request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      turns.giveBack();
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return ALWAYS_OPEN.stream().anyMatch(request.getRequestURI()::startsWith);
  }

  private static boolean reads(HttpServletRequest request) {
    return request.getMethod().equals(HttpMethod.GET.name()) || request.getMethod().equals(HttpMethod.HEAD.name());
  }

  private void turnAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Answer answer = Objects.requireNonNull(answers.get(Texts.language(request.getLocale())));
    boolean page = FailureReply.wantsPage(request);
    byte[] body = page ? answer.page() : answer.problem();
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(page ? "text/html;charset=UTF-8" : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static Answer answer(Texts texts, Locale language) {
    String title = HtmlUtils.htmlEscape(texts.text(language, "platform.error.503"), "UTF-8");
    String advice = HtmlUtils.htmlEscape(texts.text(language, "platform.error.503.advice"), "UTF-8");
    String page =
        """
        <!doctype html>
        <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <meta http-equiv="refresh" content="%s"><title>%s</title></head>
        <body><main><h1>%s</h1><p>%s</p></main></body></html>
        """.formatted(language.getLanguage(), RETRY_AFTER_SECONDS, title, title, advice);
    String problem =
        """
        {"title":"%s","status":503,"detail":"%s"}""".formatted(title, advice);
    return new Answer(page.getBytes(UTF_8), problem.getBytes(UTF_8));
  }
}
