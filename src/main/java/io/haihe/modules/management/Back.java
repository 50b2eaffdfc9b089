package io.haihe.modules.management;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The list somebody came from, to return to; only ever one of ours. */
final class Back {

  private static final Pattern OURS = Pattern.compile("/(work|dispatch|desks|whistles|overdue)([/?][\\w/?=&.%~-]*)?");

  private Back() {}

  /** @return null for anything that is no list of ours */
  static @Nullable String of(@Nullable String sent) {
    return sent != null && OURS.matcher(sent).matches() ? sent : null;
  }

  static String with(String back, String name, String value) {
    return back + (back.contains("?") ? "&" : "?") + name + "=" + value;
  }
}
