package io.haihe.platform.web;

import java.security.Principal;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A link in the header of every page. A module contributes one by declaring a bean of this type.
 *
 * @param path where it leads, such as {@code /work}
 * @param textKey key of its text in the message bundles
 * @param order from left to right; behind the tenth, and from {@link #SELDOM} on, it lies in a menu where there are many
 * @param visibleTo whether this viewer is shown it; null for somebody not signed in
 * @param news how much there is that this viewer has not seen; asked once a page, of those it is visible to
 * @param onlyWithNews whether it is shown only as long as there is something
 */
public record NavigationEntry(
    String path, String textKey, int order, Predicate<@Nullable Principal> visibleTo, ToIntFunction<@Nullable Principal> news, boolean onlyWithNews) {

  /** Where what is not part of anybody's daily work begins. */
  public static final int SELDOM = 940;

  public NavigationEntry(
      String path, String textKey, int order, Predicate<@Nullable Principal> visibleTo, ToIntFunction<@Nullable Principal> news) {
    this(path, textKey, order, visibleTo, news, false);
  }

  public NavigationEntry(String path, String textKey, int order, Predicate<@Nullable Principal> visibleTo) {
    this(path, textKey, order, visibleTo, _ -> 0);
  }

  /** An entry for everybody. */
  public NavigationEntry(String path, String textKey, int order) {
    this(path, textKey, order, _ -> true);
  }

  boolean isOpen(String current) {
    return current.equals(path) || (!path.equals("/") && current.startsWith(path + "/"));
  }
}
