package io.haihe.kernel.intake.web;

import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/** What holds for every page whose address is a secret. */
final class SecretPages {

  private SecretPages() {}

  /** Nobody keeps the page, nobody is told where a visitor came from, no search engine lists it. */
  static void protect(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
  }

  /** Says the same of a number that does not exist and of a wrong code. */
  static NotFound unknown() {
    return new NotFound(Finding.ofField("number", "intake.follow.unknown"));
  }
}
