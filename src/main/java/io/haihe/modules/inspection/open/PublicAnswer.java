package io.haihe.modules.inspection.open;

import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/** Lets those who are not signed in keep an answer, and tells them when it is still the same. */
final class PublicAnswer {

  /** Another program may make another page of the same. */
  private static final String PROGRAM = UUID.randomUUID().toString();

  private static final Duration KEPT = Duration.ofMinutes(1);

  private PublicAnswer() {}

  /**
   * Whether the asker has it already; then nothing more is to be sent.
   *
   * @param content what the answer is made of: a record that says all of it
   */
  static boolean known(ServletWebRequest request, Locale locale, Object content) {
    var response = request.getResponse();
    if (request.getUserPrincipal() != null || response == null) {
      return false;
    }
    String all = PROGRAM + locale.getLanguage() + content;
    response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=" + KEPT.toSeconds());
    response.setHeader(HttpHeaders.VARY, "Accept-Encoding, Accept-Language, Cookie");
    return request.checkNotModified("W/\"" + Digests.sha256Hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + "\"");
  }
}
