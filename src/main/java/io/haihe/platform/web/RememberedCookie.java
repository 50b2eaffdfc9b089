package io.haihe.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** A visitor's choice, such as a language or a city, remembered for a year. Scripts cannot read it. */
public final class RememberedCookie {

  private final String name;

  public RememberedCookie(String name) {
    this.name = name;
  }

  public Optional<String> read(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
  }

  public void keep(HttpServletRequest request, HttpServletResponse response, String value) {
    ResponseCookie cookie =
        ResponseCookie.from(name, value)
            .path("/")
            .maxAge(Duration.ofDays(365))
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
