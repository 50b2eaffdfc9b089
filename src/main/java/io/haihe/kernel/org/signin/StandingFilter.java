package io.haihe.kernel.org.signin;

import io.haihe.kernel.org.Resident;
import io.haihe.kernel.org.SignedIn;
import io.haihe.kernel.org.signin.Accounts.Standing;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions that began before the password was changed or the account disabled, and lets nobody past the change of
 * a password that was given to them.
 */
class StandingFilter extends OncePerRequestFilter {

  static final String CHANGE_PASSWORD = "/me/password";
  private static final List<String> ALWAYS = List.of(CHANGE_PASSWORD, SignInChains.SIGN_OUT);

  private final Accounts accounts;
  private final Predicate<Resident> residents;

  /** @param residents which of their sessions may go on */
  StandingFilter(Accounts accounts, Predicate<Resident> residents) {
    this.accounts = accounts;
    this.residents = residents;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Resident resident && !residents.test(resident)) {
      signOut(request);
    }
    if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn signedIn)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Standing> standing = accounts.standing(signedIn.person()).filter(each -> valid(each, signedIn));
    if (standing.isEmpty()) {
      signOut(request);
    } else if (standing.get().mustChange() && !mayPass(Refusals.path(request))) {
      response.sendRedirect(request.getContextPath() + CHANGE_PASSWORD);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean mayPass(String path) {
    return ALWAYS.contains(path) || path.startsWith("/static/") || path.startsWith("/webjars/");
  }

  private static boolean valid(Standing standing, SignedIn signedIn) {
    return !standing.disabled() && standing.generation() == signedIn.generation();
  }

  private static void signOut(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    SecurityContextHolder.clearContext();
  }
}
