package io.haihe.platform.web;

import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** A signed-in principal whose name for the header of a page is not the name it signs in with. */
public interface Named {

  String displayName();

  /** {@code zh} or {@code en} as kept with the person, or null where nothing is known. */
  @Nullable String language();

  /** Who a request's user is, where they are named. */
  static Optional<Named> of(@Nullable Principal user) {
    return user instanceof Authentication signedIn && signedIn.getPrincipal() instanceof Named named
        ? Optional.of(named)
        : Optional.empty();
  }
}
