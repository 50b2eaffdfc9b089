package io.haihe.kernel.org.signin;

import io.haihe.platform.web.StaleForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/** How somebody who is not signed in is told: a program by 401, a page by a way to the sign-in page. */
final class Refusals {

  private static final String HTMX = "HX-Request";

  private Refusals() {}

  static AuthenticationEntryPoint ofPrograms() {
    return (request, response, exception) -> unauthorized(response, exception);
  }

  /** @param signInPage on which whoever asks for a page signs in */
  static AuthenticationEntryPoint ofPages(Function<HttpServletRequest, String> signInPage) {
    return (request, response, exception) -> {
      String signIn = request.getContextPath() + signInPage.apply(request);
      if (isApi(request)) {
        unauthorized(response, exception);
      } else if (request.getHeader(HTMX) != null) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader("HX-Redirect", signIn);
      } else if (StaleForm.isOurs(request)) {
        StaleForm.note(request, signIn);
        response.sendError(HttpStatus.UNAUTHORIZED.value());
      } else {
        response.sendRedirect(signIn);
      }
    };
  }

  /**
   * How somebody is told who may not: of a form whose token is no longer theirs, that they signed in or out since.
   *
   * @param signInPage on which whoever sent it has to sign in first, or empty
   */
  static AccessDeniedHandler ofForms(Function<HttpServletRequest, String> signInPage) {
    AccessDeniedHandler others = new AccessDeniedHandlerImpl();
    return (request, response, denied) -> {
      if (denied instanceof CsrfException) {
        StaleForm.note(request, signInPage.apply(request));
      }
      others.handle(request, response, denied);
    };
  }

  static boolean isApi(HttpServletRequest request) {
    return path(request).startsWith("/api/");
  }

  static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  private static void unauthorized(HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    response.setStatus(HttpStatus.UNAUTHORIZED.value());
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getWriter().write("{\"title\":\"Unauthorized\",\"status\":401}");
  }
}
