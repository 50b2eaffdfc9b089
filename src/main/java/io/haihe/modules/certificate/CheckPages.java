package io.haihe.modules.certificate;

import io.haihe.platform.web.AddressLimit;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Anybody checks a certificate by the code on it, and whether a file is that certificate, unchanged. */
@Controller
class CheckPages {

  static final String PATH = "/check";

  private final Pages pages;
  private final CertificateStore store;
  private final CertificateWords words;
  private final CertificateSettings settings;
  private final AddressLimit limit;
  private final Clock clock;

  CheckPages(Pages pages, CertificateStore store, CertificateWords words, CertificateSettings settings, Clock clock) {
    this.pages = pages;
    this.store = store;
    this.words = words;
    this.settings = settings;
    this.limit = new AddressLimit(settings.checksPerAddress(), settings.bytesPerAddress().toBytes(), settings.window(), clock);
    this.clock = clock;
  }

  @GetMapping(PATH)
  PageView ask(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response, Locale locale) {
    return code.isBlank() ? page(null, "", "", response) : shown(code, request, response, locale);
  }

  @GetMapping(PATH + "/{code}")
  PageView check(@PathVariable String code, HttpServletRequest request, HttpServletResponse response, Locale locale) {
    return shown(code, request, response, locale);
  }

  private PageView shown(String code, HttpServletRequest request, HttpServletResponse response, Locale locale) {
    Optional<Issued> found = CheckCode.read(code).flatMap(store::byCode);
    if (found.isPresent()) {
      return page(view(found.get(), locale), plain(code), "", response);
    }
    boolean slow = !limit.allows(request.getRemoteAddr(), 0);
    return page(null, code, slow ? "tooMany" : "none", response).status(slow ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.NOT_FOUND);
  }

  @PostMapping(PATH + "/{code}")
  PageView compare(
      @PathVariable String code, @RequestParam(required = false) @Nullable MultipartFile file, HttpServletRequest request,
      HttpServletResponse response, Locale locale) throws IOException {
    if (!limit.allows(request.getRemoteAddr(), file == null ? 0 : file.getSize())) {
      return page(null, code, "tooMany", response).status(HttpStatus.TOO_MANY_REQUESTS);
    }
    Optional<Issued> found = CheckCode.read(code).flatMap(store::byCode);
    if (found.isEmpty()) {
      return page(null, code, "none", response).status(HttpStatus.NOT_FOUND);
    }
    return page(view(found.get(), locale), plain(code), verdict(found.get(), file), response);
  }

  /** As it stands in addresses, however it was typed. */
  private static String plain(String code) {
    return CheckCode.read(code).orElse(code);
  }

  private String verdict(Issued issued, @Nullable MultipartFile file) throws IOException {
    if (file == null || file.isEmpty()) {
      return "noFile";
    }
    boolean same = file.getSize() <= settings.fileSize().toBytes() && store.isHandedOut(file.getBytes(), issued.number());
    return same ? "untouched" : "other";
  }

  private CheckView view(Issued issued, Locale locale) {
    return new CheckView(
        issued.standing(clock.instant()).name().toLowerCase(Locale.ROOT),
        words.standing(issued, clock.instant(), locale), words.title(issued, locale), issued.number(), words.issuer(issued, locale),
        words.issuedOn(issued, locale), words.until(issued, locale), store.content(issued).map(Content::masked).orElse(""), issued.sample());
  }

  /** Nobody keeps the page or is told where a visitor came from, and no search engine lists it: the code is for whoever holds the paper. */
  private PageView page(@Nullable CheckView view, String code, String verdict, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
    return pages.view("certificate/check").with("view", view).with("code", code).with("verdict", verdict);
  }
}
