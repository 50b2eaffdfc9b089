package io.haihe.modules.service.web;

import io.haihe.modules.service.Catalogue;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers visitors who are not signed in from memory: no session, no database, no template once a page of the catalogue was made. What may be
 * kept a controller says ({@link #mayKeep}); it is kept until an item changes, and made anew after four minutes, for ten at most. Whoever brings a session or a token
 * passes by. It stands before the gate that turns requests away: what is kept costs next to nothing, and what has to be made goes through the gate.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class KeptPages extends OncePerRequestFilter {

  private static final String PUBLIC = "public, max-age=60, stale-while-revalidate=300";
  private static final String VARY = "Accept-Encoding, Accept-Language, Cookie";
  private static final String ASKED = KeptPages.class.getName() + ".asked";
  private static final String ALLOWED = KeptPages.class.getName() + ".allowed";
  private static final Pattern REFUSED = Pattern.compile(".*gzip;q=0(\\.0*)?(,.*)?");
  private static final String SESSION = "SESSION";
  private static final List<String> PATHS = List.of("/services", "/api/v1/items");

  private final Catalogue catalogue;
  private final LocaleResolver languages;
  private final KeptStore store;

  /** Pages that were made together grow old together: few are made anew at a time, and whoever comes meanwhile has the one before. */
  private final Semaphore renewing = new Semaphore(2);

  @Autowired
  KeptPages(Catalogue catalogue, LocaleResolver languages, @Value("${haihe.service.pages-kept:64MB}") DataSize most) {
    this(catalogue, languages, new KeptStore(most.toBytes()));
  }

  KeptPages(Catalogue catalogue, LocaleResolver languages, KeptStore store) {
    this.catalogue = catalogue;
    this.languages = languages;
    this.store = store;
  }

  /** Says that the answer is the same for everybody who is not signed in, if nothing but these parameters was asked with. */
  static void mayKeep(HttpServletRequest request, HttpServletResponse response, Set<String> parameters) {
    Map<String, String[]> given = request.getParameterMap();
    boolean plain = given.entrySet().stream().allMatch(one -> parameters.contains(one.getKey()) && one.getValue().length == 1);
    if (plain && request.getAttribute(ASKED) != null) {
      request.setAttribute(ALLOWED, true);
      response.setHeader(HttpHeaders.CACHE_CONTROL, PUBLIC);
    }
  }

  /** Answers if it can without making anything; false if it cannot. */
  boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (shouldNotFilter(request)) {
      return false;
    }
    Kept kept = store.get(key(request), catalogue.state());
    if (kept == null || kept.stale()) {
      return false;
    }
    sendAgain(kept, request, response);
    return true;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean ours = PATHS.stream().anyMatch(one -> path.startsWith(one) && (path.length() == one.length() || path.charAt(one.length()) == '/'));
    return !ours || !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD") || known(request) || choosesLanguage(request);
  }

  /** Whether somebody may be signed in. */
  private static boolean known(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION) != null
        || request.getUserPrincipal() != null
        || request.getCookies() != null && Arrays.stream(request.getCookies()).anyMatch(cookie -> cookie.getName().equals(SESSION));
  }

  /** Then the answer sets a cookie. */
  private static boolean choosesLanguage(HttpServletRequest request) {
    return request.getQueryString() != null && request.getQueryString().contains("lang=");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String state = catalogue.state();
    String key = key(request);
    Kept kept = store.get(key, state);
    if (kept != null && !(kept.stale() && renewing.tryAcquire())) {
      sendAgain(kept, request, response);
      return;
    }
    Kept made;
    try {
      made = make(request, response, chain, state, key);
    } finally {
      if (kept != null) {
        renewing.release();
      }
    }
    if (made != null) {
      send(made, request, response);
    }
  }

  String key(HttpServletRequest request) {
    return request.getRequestURI() + "?" + request.getQueryString() + " " + languages.resolveLocale(request).getLanguage() + " " + request.isSecure();
  }

  /** Null if it was answered otherwise. */
  private @Nullable Kept make(HttpServletRequest request, HttpServletResponse response, FilterChain chain, String state, String key)
      throws ServletException, IOException {
    if (request.getMethod().equals("HEAD")) {
      chain.doFilter(request, response);
      return null;
    }
    request.setAttribute(ASKED, true);
    ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, held);
    boolean good = held.getStatus() == HttpStatus.OK.value() && response.getHeader(HttpHeaders.SET_COOKIE) == null;
    if (request.getAttribute(ALLOWED) == null || !good) {
      if (request.getAttribute(ALLOWED) != null) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      }
      held.copyBodyToResponse();
      return null;
    }
    Kept kept = Kept.of(state, held.getContentAsByteArray(), String.valueOf(held.getContentType()), response);
    store.put(key, kept);
    return kept;
  }

  private static void sendAgain(Kept kept, HttpServletRequest request, HttpServletResponse response) throws IOException {
    kept.headers().forEach(response::addHeader);
    send(kept, request, response);
  }

  private static void send(Kept kept, HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean zipped = accepts(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    response.setHeader(HttpHeaders.CACHE_CONTROL, PUBLIC);
    response.setHeader(HttpHeaders.VARY, VARY);
    response.setHeader(HttpHeaders.ETAG, kept.etag(zipped));
    String seen = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    if (seen != null && (seen.contains(kept.digest()) || seen.equals("*"))) {
      response.setStatus(HttpStatus.NOT_MODIFIED.value());
      return;
    }
    byte[] body = zipped ? kept.zipped() : kept.plain();
    if (zipped) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    response.setStatus(HttpStatus.OK.value());
    response.setContentType(kept.type());
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  private static boolean accepts(@Nullable String encodings) {
    return encodings != null && encodings.contains("gzip") && !(encodings.contains("q=0") && REFUSED.matcher(encodings.replace(" ", "")).matches());
  }
}
