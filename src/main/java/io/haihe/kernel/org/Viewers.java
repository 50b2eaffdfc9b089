package io.haihe.kernel.org;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Who makes the current request. A controller method may also declare a parameter of type {@link Viewer}, or {@code
 * Optional<Viewer>} on public paths.
 */
@Component
public class Viewers {

  private static final String REMEMBERED = Viewers.class.getName();

  private final People people;
  private final Clock clock;

  Viewers(People people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  /** @throws AuthenticationCredentialsNotFoundException if nobody is signed in: the answer is then 401 */
  public Viewer current() {
    return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody is signed in"));
  }

  /** The member of staff signed in, or whose token a program uses. Worked out once for each request. */
  public Optional<Viewer> find() {
    Long person = person();
    if (person == null) {
      return Optional.empty();
    }
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    Object known = request == null ? null : request.getAttribute(REMEMBERED, RequestAttributes.SCOPE_REQUEST);
    if (known instanceof Viewer viewer && viewer.person() == person) {
      return Optional.of(viewer);
    }
    Viewer viewer = people.viewer(person, clock.instant());
    if (request != null) {
      request.setAttribute(REMEMBERED, viewer, RequestAttributes.SCOPE_REQUEST);
    }
    return Optional.of(viewer);
  }

  /** The token the request came with, if any. */
  public Optional<ApiToken> token() {
    return principal() instanceof ApiToken token ? Optional.of(token) : Optional.empty();
  }

  private static @Nullable Long person() {
    return switch (principal()) {
      case SignedIn signedIn -> Long.valueOf(signedIn.person());
      case ApiToken token -> token.person();
      case null, default -> null;
    };
  }

  private static @Nullable Object principal() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication == null ? null : authentication.getPrincipal();
  }
}
