package io.haihe.kernel.org;

import io.haihe.platform.web.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who a session belongs to. Holds no rights: those follow from the seats in force at each request.
 *
 * @param name display name when the session began
 * @param language of the pages when the session began; null in a session of an older version
 * @param generation of the account when the session began; an older one than the account's is no longer valid
 */
public record SignedIn(long person, String login, String name, @Nullable String language, long generation)
    implements AuthenticatedPrincipal, Named, Serializable {

  @Override
  public String getName() {
    return login;
  }

  @Override
  public String displayName() {
    return name;
  }
}
