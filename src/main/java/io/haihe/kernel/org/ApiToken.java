package io.haihe.kernel.org;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A valid token a program came with.
 *
 * @param name who it was given to
 * @param person whose seats it uses, or null for an integration, which has none
 * @param scopes what it is good for, such as {@link #READ}
 */
public record ApiToken(long id, String name, @Nullable Long person, Set<String> scopes)
    implements AuthenticatedPrincipal {

  /** May read what its person may see. */
  public static final String READ = "read";

  /** May do what its person may do. */
  public static final String WRITE = "write";

  @Override
  public String getName() {
    return name;
  }
}
