package io.haihe.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.haihe.platform.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.util.HtmlUtils;

/** 503 and when to come again, written beforehand: no session, no page frame, no database. */
final class ShortAnswer {

  private static final String RETRY_AFTER_SECONDS = "3";
  private static final String STYLE = style();

  private final Map<Locale, Answer> answers;

  /** @param sent for whoever sent something: it does not reload, since what was entered is on the page before */
  private record Answer(byte[] page, byte[] sent, byte[] problem) {}

  /** @param key of the title; {@code key.advice} is what to do */
  ShortAnswer(Texts texts, String key) {
    answers = Texts.LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), language -> answer(texts, language, key)));
  }

  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Answer answer = Objects.requireNonNull(answers.get(Texts.language(request.getLocale())));
    boolean page = FailureReply.wantsPage(request);
    byte[] body = !page ? answer.problem() : request.getMethod().equals("GET") ? answer.page() : answer.sent();
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(page ? "text/html;charset=UTF-8" : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static Answer answer(Texts texts, Locale language, String key) {
    String title = escaped(texts, language, key);
    String advice = escaped(texts, language, key + ".advice");
    String again = "<p><a class=\"button primary\" href=\"\">" + escaped(texts, language, "platform.retry") + "</a></p>";
    String reload = "<meta http-equiv=\"refresh\" content=\"" + RETRY_AFTER_SECONDS + "\">";
    String problem =
        """
        {"title":"%s","status":503,"detail":"%s"}""".formatted(title, advice);
    return new Answer(
        page(language, title, advice, reload, again).getBytes(UTF_8),
        page(language, title, escaped(texts, language, "platform.error.sent"), "", "").getBytes(UTF_8),
        problem.getBytes(UTF_8));
  }

  private static String escaped(Texts texts, Locale language, String key) {
    return HtmlUtils.htmlEscape(texts.text(language, key), "UTF-8");
  }

  private static String page(Locale language, String title, String advice, String reload, String again) {
    return """
        <!doctype html>
        <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark"><link rel="stylesheet" href="%s">%s<title>%s</title></head>
        <body><main class="site-main narrow"><p class="error-code">503</p><h1>%s</h1><p class="lead">%s</p>%s</main></body></html>
        """.formatted(language.getLanguage(), STYLE, reload, title, title, advice, again);
  }

  /** The address the page frame would give it; the files pages are made of are served at any load. */
  private static String style() {
    try (InputStream css = ShortAnswer.class.getResourceAsStream("/static/haihe.css")) {
      return "/static/haihe-" + DigestUtils.md5DigestAsHex(Objects.requireNonNull(css)) + ".css";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
