package io.haihe.kernel.scenario;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the manifest of an app is examined for. What is found is a suspicion with its evidence, to be judged by a person, never a verdict.
 *
 * @param signs in the order of the file
 */
public record Examination(List<Sign> signs) {

  /**
   * Something that is looked for.
   *
   * @param key its text is {@code suspicions.<key>}
   * @param item number in the list of those who judge, or empty where it stands beside the list
   * @param when whether it is looked for in this case, or null for always
   */
  public record Sign(String key, String item, @Nullable Rule when, Look look) {}

  public sealed interface Look {

    /** Permissions the app asks for. */
    record Permissions(Set<String> names) implements Look {}

    /** Components whose class names begin so: parts of other makers' kits. */
    record Classes(List<String> beginnings) implements Look {}

    /** Components of these kinds (activity, service, receiver, provider) that any other app may use. */
    record Exported(Set<String> kinds) implements Look {}

    /** Switches that are on: debuggable, allowBackup, usesCleartextTraffic. */
    record Flags(Set<String> names) implements Look {}

    /** A target version of Android below this one. */
    record TargetBelow(int sdk) implements Look {}
  }
}
