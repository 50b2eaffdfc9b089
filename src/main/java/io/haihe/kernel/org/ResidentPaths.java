package io.haihe.kernel.org;

import java.util.List;

/**
 * The paths of a module that are for signed-in residents alone, in patterns of Spring MVC; a module has a bean of this type for each group.
 * Which of them need nobody signed in, {@link PublicPaths} say.
 *
 * @param signIn path of the page on which a resident signs in
 */
public record ResidentPaths(List<String> patterns, String signIn) {}
