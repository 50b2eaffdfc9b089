package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Printing;
import io.haihe.kernel.casework.papers.Papers;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Prints documents of a case. Not by a link: printing may leave a trace in the log of readings. */
@Controller
class DocumentController {

  private final Sighted sighted;
  private final Printing printing;
  private final Papers papers;
  private final Clock clock;

  DocumentController(Sighted sighted, Printing printing, Papers papers, Clock clock) {
    this.sighted = sighted;
    this.printing = printing;
    this.papers = papers;
    this.clock = clock;
  }

  @PostMapping("/cases/{number}/documents/{document}")
  ResponseEntity<byte[]> print(Viewer viewer, Locale locale, @PathVariable String number, @PathVariable String document) {
    Case now = sighted.get(viewer, number);
    Instant at = clock.instant();
    return printing.print(viewer, now, document, at)
        .map(printable -> papers.answer(printable, locale, false, at))
        .orElseThrow(() -> new NotFound(Finding.ofField("document", "casework.paper.none")));
  }
}
