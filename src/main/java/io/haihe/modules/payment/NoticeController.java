package io.haihe.modules.payment;

import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where providers send their notices. What was taken, now or before, is answered with 200, so that a provider stops sending it. */
@RestController
class NoticeController {

  private static final int LONGEST = 10_000;

  private final Notices notices;
  private final Providers providers;

  NoticeController(Notices notices, Providers providers) {
    this.notices = notices;
    this.providers = providers;
  }

  @PostMapping("/payments/notices/{provider}")
  ResponseEntity<String> take(@PathVariable String provider, @RequestBody(required = false) byte @Nullable [] body, HttpServletRequest request) {
    Provider known = providers.find(provider).orElseThrow(() -> new NotFound(Finding.ofField("provider", "payment.provider.unknown")));
    if (body == null || body.length > LONGEST) {
      return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(Verdict.FORGED.key());
    }
    Verdict verdict = notices.take(known, headers(request), body);
    return ResponseEntity.status(verdict.answered() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).body(verdict.key());
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    return Collections.list(request.getHeaderNames()).stream()
        .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), request::getHeader, (one, same) -> one));
  }
}
