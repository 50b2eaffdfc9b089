package io.haihe.kernel.org;

import java.util.List;

/**
 * The paths of a module that need no account; a module has a bean of this type for each group. All other paths need a
 * signed-in member of staff. Patterns are those of Spring MVC, such as {@code /report/**}.
 *
 * @param pages reached by browsers: with protection against forged requests, and with the session if there is one
 * @param programs reached by programs: no session, no such protection, a token if the caller has one
 */
public record PublicPaths(List<String> pages, List<String> programs) {

  public static PublicPaths pages(String... patterns) {
    return new PublicPaths(List.of(patterns), List.of());
  }

  public static PublicPaths programs(String... patterns) {
    return new PublicPaths(List.of(), List.of(patterns));
  }
}
