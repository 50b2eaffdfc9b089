package io.haihe.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.haihe.platform.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;

/** 503 and when to come again, written beforehand: no session, no page frame, no database. */
final class ShortAnswer {

  private static final String RETRY_AFTER_SECONDS = "3";

  private final Map<Locale, Answer> answers;

  private record Answer(byte[] page, byte[] problem) {}

  /** @param key of the title; {@code key.advice} is what to do */
  ShortAnswer(Texts texts, String key) {
    answers = Texts.LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), language -> answer(texts, language, key)));
  }

  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
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

  private static Answer answer(Texts texts, Locale language, String key) {
    String title = HtmlUtils.htmlEscape(texts.text(language, key), "UTF-8");
    String advice = HtmlUtils.htmlEscape(texts.text(language, key + ".advice"), "UTF-8");
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
