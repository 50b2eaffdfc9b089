package io.haihe.modules.resident;

import io.haihe.kernel.org.Residents;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A resident's certificates. */
@Controller
class CertificatePages {

  private static final int ON_A_PAGE = 20;

  private final Pages pages;
  private final MyCertificates certificates;

  CertificatePages(Pages pages, MyCertificates certificates) {
    this.pages = pages;
    this.certificates = certificates;
  }

  @GetMapping("/my/certificates")
  PageView show(@RequestParam(defaultValue = "1") int page, HttpServletResponse response, Locale locale) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    int current = Math.max(1, page);
    MyCertificates.Found found = certificates.find(Residents.current().account(), ON_A_PAGE, (current - 1L) * ON_A_PAGE, locale);
    return pages
        .view("resident/certificates")
        .with("lines", found.lines())
        .with("total", found.total())
        .with("current", current)
        .with("size", ON_A_PAGE);
  }
}
