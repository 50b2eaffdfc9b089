package io.haihe.kernel.org;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who a session belongs to. Holds no rights: those follow from the seats in force at each request.
 *
 * @param generation of the account when the session began; an older one than the account's is no longer valid
 */
public record SignedIn(long person, String login, long generation) implements AuthenticatedPrincipal, Serializable {

  @Override
  public String getName() {
    return login;
  }
}
