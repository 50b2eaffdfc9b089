package io.haihe.kernel.org.signin;

import io.haihe.kernel.org.ApiToken;
import io.haihe.kernel.org.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows a program by its token: {@code Authorization: Bearer …}, or the {@code api_key} of Open311. A wrong token is
 * refused also where none is needed, so that its owner learns of it.
 */
class TokenFilter extends OncePerRequestFilter {

  static final String BEARER = "Bearer ";
  static final String SCOPE = "SCOPE_";
  private static final String API_KEY = "api_key";

  private final Tokens tokens;
  private final Clock clock;
  private final AuthenticationEntryPoint refusal;

  TokenFilter(Tokens tokens, Clock clock, AuthenticationEntryPoint refusal) {
    this.tokens = tokens;
    this.clock = clock;
    this.refusal = refusal;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String secret = secret(request);
    if (secret != null) {
      Optional<ApiToken> token = tokens.check(secret, clock.instant());
      if (token.isEmpty()) {
        refusal.commence(request, response, new BadCredentialsException("unknown token"));
        return;
      }
      authenticate(token.get());
    }
    chain.doFilter(request, response);
  }

  private static void authenticate(ApiToken token) {
    List<GrantedAuthority> scopes =
        token.scopes().stream().<GrantedAuthority>map(scope -> new SimpleGrantedAuthority(SCOPE + scope)).toList();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(token, null, scopes));
    SecurityContextHolder.setContext(context);
  }

  private static @Nullable String secret(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null && header.startsWith(BEARER)) {
      return header.substring(BEARER.length()).strip();
    }
    String key = request.getParameter(API_KEY);
    return key == null || key.isBlank() ? null : key.strip();
  }
}
