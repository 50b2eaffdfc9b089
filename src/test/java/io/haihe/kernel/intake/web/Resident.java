package io.haihe.kernel.intake.web;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Somebody with a browser without script: opens pages, fills in their forms, sends them. */
final class Resident {

  private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private final MockMvcTester http;
  private final String address = "10.9.0." + ADDRESSES.incrementAndGet();
  private final Map<String, Cookie> cookies = new LinkedHashMap<>();

  Resident(MockMvcTester http) {
    this.http = http;
  }

  MockHttpServletResponse get(String path) {
    var request = http.get().uri(path).accept(MediaType.TEXT_HTML).header("Accept-Language", "en").remoteAddress(address);
    return seen(cookies.isEmpty() ? request.exchange().getResponse()
        : request.cookie(cookies.values().toArray(Cookie[]::new)).exchange().getResponse());
  }

  /** Sends a form of a page, with what the page hides in it. */
  MockHttpServletResponse send(String page, String action, Map<String, String> entered, MockMultipartFile... files) {
    return send(hidden(get(page)), action, entered, files);
  }

  MockHttpServletResponse send(
      Map<String, String> hidden, String action, Map<String, String> entered, MockMultipartFile... files) {
    var request = http.perform(multipart(hidden, action, entered, List.of(files)));
    return seen(request.getResponse());
  }

  private RequestBuilder multipart(
      Map<String, String> hidden, String action, Map<String, String> entered, List<MockMultipartFile> files) {
    var request =
        MockMvcRequestBuilders.multipart(HttpMethod.POST, action);
    files.forEach(request::file);
    Map<String, String> all = new LinkedHashMap<>(hidden);
    all.putAll(entered);
    all.forEach((name, value) -> request.param(name, value.split("\n")));
    request.accept(MediaType.TEXT_HTML).header("Accept-Language", "en").with(each -> {
      each.setRemoteAddr(address);
      return each;
    });
    return cookies.isEmpty() ? request : request.cookie(cookies.values().toArray(Cookie[]::new));
  }

  private MockHttpServletResponse seen(MockHttpServletResponse response) {
    for (Cookie cookie : response.getCookies()) {
      cookies.put(cookie.getName(), cookie);
    }
    return response;
  }

  /** What a page hides in its forms; the last form wins, but of the questions shown all are kept. */
  static Map<String, String> hidden(MockHttpServletResponse page) {
    Map<String, String> hidden = new LinkedHashMap<>();
    Matcher matcher = HIDDEN.matcher(text(page));
    while (matcher.find()) {
      boolean several = matcher.group(1).equals("shown");
      hidden.merge(matcher.group(1), matcher.group(2), (before, later) -> several ? before + "\n" + later : later);
    }
    return hidden;
  }

  static String text(MockHttpServletResponse response) {
    return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
