package io.haihe.kernel.org;

import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Which resident makes the current request, if one is signed in. */
public final class Residents {

  private Residents() {}

  public static Optional<Resident> find() {
    return of(SecurityContextHolder.getContext().getAuthentication());
  }

  /** @throws AuthenticationCredentialsNotFoundException if no resident is signed in: the answer is then 401 */
  public static Resident current() {
    return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("no resident is signed in"));
  }

  /** Whether a request is nobody's or a resident's: whoever is shown the pages for residents first. */
  public static boolean isVisitor(@Nullable Principal user) {
    return user == null || of(user).isPresent();
  }

  private static Optional<Resident> of(@Nullable Principal user) {
    return user instanceof Authentication signedIn && signedIn.getPrincipal() instanceof Resident resident
        ? Optional.of(resident)
        : Optional.empty();
  }
}
