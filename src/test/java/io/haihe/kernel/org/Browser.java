package io.haihe.kernel.org;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMultipartMvcRequestBuilder;

/** Does what a browser does with cookies and the hidden field of forms, from an address of its own. */
public final class Browser {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final MockMvcTester http;
  private final Map<String, Cookie> cookies = new LinkedHashMap<>();
  private final String address;

  public Browser(MockMvcTester http) {
    int number = NUMBER.incrementAndGet();
    this.http = http;
    this.address = "10.7." + number / 250 + "." + (number % 250 + 1);
  }

  /** Signs in on the page for it and returns where that leads. */
  public @Nullable String signIn(String login, String password) {
    return post("/sign-in", "/sign-in", "login", login, "password", password).getRedirectedUrl();
  }

  public MockHttpServletResponse get(String path) {
    return send(http.get().uri(path).accept(MediaType.TEXT_HTML));
  }

  /** Posts a form found on a page, with its token. */
  public MockHttpServletResponse post(String page, String action, String... fields) {
    return send(form(action, fields).param("_csrf", token(page)));
  }

  /** Posts a form found on a page together with a file. */
  public MockHttpServletResponse upload(String page, String action, String field, String name, String content, String... fields) {
    return upload(page, action, field, name, content.getBytes(StandardCharsets.UTF_8), fields);
  }

  public MockHttpServletResponse upload(String page, String action, String field, String name, byte[] content, String... fields) {
    String token = token(page);
    MockMultipartMvcRequestBuilder request =
        http.post().uri(action).multipart()
            .file(new MockMultipartFile(field, name, "text/plain", content))
            .accept(MediaType.TEXT_HTML)
            .cookie(cookies.values().toArray(Cookie[]::new))
            .param("_csrf", token);
    for (int i = 0; i < fields.length; i += 2) {
      request = request.param(fields[i], fields[i + 1]);
    }
    return kept(request.remoteAddress(address).exchange().getResponse());
  }

  /** Posts a form as another site would: with our cookies, but without the token. */
  public MockHttpServletResponse forged(String action, String... fields) {
    return send(form(action, fields));
  }

  public @Nullable String cookie(String name) {
    Cookie cookie = cookies.get(name);
    return cookie == null ? null : cookie.getValue();
  }

  public void plant(Cookie cookie) {
    cookies.put(cookie.getName(), cookie);
  }

  public static String text(MockHttpServletResponse response) {
    return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private String token(String page) {
    Matcher token = TOKEN.matcher(text(get(page)));
    if (!token.find()) {
      throw new AssertionError("no form on " + page);
    }
    return token.group(1);
  }

  private MockMvcRequestBuilder form(String action, String... fields) {
    MockMvcRequestBuilder request = http.post().uri(action).accept(MediaType.TEXT_HTML);
    for (int i = 0; i < fields.length; i += 2) {
      request = request.param(fields[i], fields[i + 1]);
    }
    return request;
  }

  private MockHttpServletResponse send(MockMvcRequestBuilder request) {
    if (!cookies.isEmpty()) {
      request = request.cookie(cookies.values().toArray(Cookie[]::new));
    }
    return kept(request.remoteAddress(address).exchange().getResponse());
  }

  private MockHttpServletResponse kept(MockHttpServletResponse response) {
    for (Cookie cookie : response.getCookies()) {
      if (cookie.getMaxAge() == 0) {
        cookies.remove(cookie.getName());
      } else {
        cookies.put(cookie.getName(), cookie);
      }
    }
    return response;
  }
}
