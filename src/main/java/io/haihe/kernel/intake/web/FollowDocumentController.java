package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Followed;
import io.haihe.kernel.casework.Printing;
import io.haihe.kernel.casework.papers.Papers;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A reporter prints the documents that the scenario has for the reporter. */
@Controller
class FollowDocumentController {

  private final Followed followed;
  private final Printing printing;
  private final Papers papers;
  private final Throttle throttle;
  private final Clock clock;

  FollowDocumentController(Followed followed, Printing printing, Papers papers, Throttle throttle, Clock clock) {
    this.followed = followed;
    this.printing = printing;
    this.papers = papers;
    this.throttle = throttle;
    this.clock = clock;
  }

  @PostMapping("/follow/{number}/{token}/documents/{document}")
  ResponseEntity<byte[]> print(
      @PathVariable String number, @PathVariable String token, @PathVariable String document, Locale locale,
      HttpServletRequest request) {
    Instant at = clock.instant();
    Followed.View found = followed.find(number, token, at).orElseThrow(SecretPages::unknown);
    if (!throttle.allows(request)) {
      return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
    }
    return printing.printForReporter(found.matter(), document, at)
        .map(printable -> papers.answer(printable, locale, true, at))
        .orElseThrow(() -> new NotFound(Finding.ofField("document", "casework.paper.none")));
  }
}
