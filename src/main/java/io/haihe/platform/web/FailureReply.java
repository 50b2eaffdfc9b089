package io.haihe.platform.web;

import io.haihe.platform.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Says a failure in the viewer's language: as a page to a browser, as an RFC 9457 problem to a program. */
@Component
class FailureReply {

  private final Pages pages;
  private final Texts texts;
  private final ViewerLanguage language;

  FailureReply(Pages pages, Texts texts, ViewerLanguage language) {
    this.pages = pages;
    this.texts = texts;
    this.language = language;
  }

  Object to(HttpServletRequest request, Failure failure) {
    return wantsPage(request)
        ? StaleForm.of(request).map(stale -> stale(stale, failure)).orElseGet(() -> page(failure))
        : problem(request, failure);
  }

  private PageView stale(StaleForm stale, Failure failure) {
    return pages.view("platform/stale").with("stale", stale).status(failure.status());
  }

  private PageView page(Failure failure) {
    return pages
        .view("platform/error")
        .title(failure.titleKey())
        .with("advice", failure.adviceKey())
        .with("findings", failure.findings())
        .with("status", failure.status().value())
        .status(failure.status());
  }

  private ResponseEntity<ProblemDetail> problem(HttpServletRequest request, Failure failure) {
    var locale = language.resolveLocale(request);
    var problem = ProblemDetail.forStatus(failure.status());
    problem.setTitle(texts.text(locale, failure.titleKey()));
    problem.setDetail(texts.text(locale, failure.adviceKey()));
    if (!failure.findings().isEmpty()) {
      problem.setProperty("errors", failure.findings().stream().map(finding -> FindingBody.of(texts, locale, finding)).toList());
    }
    return ResponseEntity.status(failure.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }

  static boolean wantsPage(HttpServletRequest request) {
    if (request.getHeader("HX-Request") != null) {
      return true;
    }
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && List.of(accept.split("[,;]")).contains(MediaType.TEXT_HTML_VALUE);
  }
}
