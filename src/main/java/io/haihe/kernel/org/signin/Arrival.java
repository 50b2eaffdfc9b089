package io.haihe.kernel.org.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** Takes a person who signed in to the page asked for before, or home. */
class Arrival implements AuthenticationSuccessHandler {

  private final RequestCache remembered;
  private final String home;

  Arrival(RequestCache remembered, String home) {
    this.remembered = remembered;
    this.home = home;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication) throws IOException {
    SavedRequest saved = remembered.getRequest(request, response);
    remembered.removeRequest(request, response);
    response.sendRedirect(saved == null ? request.getContextPath() + home : within(saved.getRedirectUrl()));
  }

  static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    String why = exception instanceof TooManyAttempts ? "?wait" : "?failed";
    response.sendRedirect(request.getContextPath() + SignInChains.SIGN_IN + why);
  }

  /** The path and query alone: a cookie never leads to another site. */
  private static String within(String url) {
    URI uri = URI.create(url);
    String path = uri.getRawPath().replaceAll("^/{2,}", "/");
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
