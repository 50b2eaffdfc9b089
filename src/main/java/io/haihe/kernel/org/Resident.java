package io.haihe.kernel.org;

import io.haihe.platform.web.Named;
import java.io.Serializable;
import java.time.Instant;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Whose session it is where a resident is signed in. Nobody of staff: it gives no seat and no sight. Nothing personal is in it, since sessions
 * are kept as they are.
 *
 * @param language of the pages when the session began
 * @param generation of the account when the session began; an older one than the account's is no longer valid
 * @param since when the resident proved to be it
 */
public record Resident(long account, String language, long generation, Instant since)
    implements AuthenticatedPrincipal, Named, Serializable {

  public static final String AUTHORITY = "ROLE_RESIDENT";

  @Override
  public String getName() {
    return "resident:" + account;
  }

  /** The header of a page does without: the name is personal. */
  @Override
  public String displayName() {
    return "";
  }
}
