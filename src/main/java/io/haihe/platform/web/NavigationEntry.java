package io.haihe.platform.web;

import java.security.Principal;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A link in the header of every page. A module contributes one by declaring a bean of this type.
 *
 * @param path where it leads, such as {@code /work}
 * @param textKey key of its text in the message bundles
 * @param order from left to right
 * @param visibleTo whether this viewer is shown it; null for somebody not signed in
 */
public record NavigationEntry(
    String path, String textKey, int order, Predicate<@Nullable Principal> visibleTo) {

  /** An entry for everybody. */
  public NavigationEntry(String path, String textKey, int order) {
    this(path, textKey, order, _ -> true);
  }

  boolean isOpen(String current) {
    return current.equals(path) || (!path.equals("/") && current.startsWith(path + "/"));
  }
}
