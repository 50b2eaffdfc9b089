package io.haihe.kernel.org;

import jakarta.servlet.http.Cookie;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * The token of a form without the page it stands on: the cookie, and the same value as the form's hidden field.
 *
 * <p>Spring Security's own {@code csrf()} for tests is not used: it puts another store of tokens into the application, which
 * from then on keeps a session for everybody who only looks, also in the test classes that come after.
 */
public final class FormToken {

  private static final String TOKEN = "00000000-0000-4000-8000-000000000000";

  private FormToken() {}

  public static RequestPostProcessor formToken() {
    return request -> {
      Cookie[] before = request.getCookies() == null ? new Cookie[0] : request.getCookies();
      Cookie[] cookies = new Cookie[before.length + 1];
      System.arraycopy(before, 0, cookies, 0, before.length);
      cookies[before.length] = new Cookie("XSRF-TOKEN", TOKEN);
      request.setCookies(cookies);
      request.setParameter("_csrf", hidden());
      return request;
    };
  }

  /** As a page writes it: random bytes, here zeros, and the token in exclusive or with them. */
  private static String hidden() {
    byte[] token = TOKEN.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().encodeToString(ByteBuffer.allocate(2 * token.length).put(new byte[token.length]).put(token).array());
  }
}
