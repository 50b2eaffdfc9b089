package io.haihe.kernel.org.signin;

import io.haihe.kernel.org.Resident;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.AdminEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** Takes a person who signed in to the page asked for before, or where their work is. */
class Arrival implements AuthenticationSuccessHandler {

  private static final String MYSELF = "/me";

  private final RequestCache remembered;
  private final Viewers viewers;
  private final String home;

  /** @param home of those whose seats reach cases */
  Arrival(RequestCache remembered, Viewers viewers, String home) {
    this.remembered = remembered;
    this.viewers = viewers;
    this.home = home;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication) throws IOException {
    SavedRequest saved = remembered.getRequest(request, response);
    remembered.removeRequest(request, response);
    response.sendRedirect(saved == null ? request.getContextPath() + home() : within(saved.getRedirectUrl()));
  }

  private String home() {
    Viewer viewer = viewers.current();
    if (viewer.seats().stream().anyMatch(seat -> seat.role().reach() != Role.Reach.NONE)) {
      return home;
    }
    return viewer.has(Role.ADMINISTRATOR) ? AdminEntry.START : MYSELF;
  }

  static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    String why = exception instanceof TooManyAttempts ? "?wait" : "?failed";
    response.sendRedirect(request.getContextPath() + SignInChains.SIGN_IN + why);
  }

  /** Whoever signs out is led to where they signed in. */
  static LogoutSuccessHandler out(String residentsSignIn) {
    return (request, response, authentication) -> {
      boolean resident = authentication != null && authentication.getPrincipal() instanceof Resident;
      response.sendRedirect(request.getContextPath() + (resident ? residentsSignIn : SignInChains.SIGN_IN) + "?out");
    };
  }

  /** The path and query alone: a cookie never leads to another site. */
  private static String within(String url) {
    URI uri = URI.create(url);
    String path = uri.getRawPath().replaceAll("^/{2,}", "/");
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
