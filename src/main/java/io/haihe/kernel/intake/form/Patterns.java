package io.haihe.kernel.intake.form;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which patterns of a schema a browser can check as well, where they mean the same. */
final class Patterns {

  private static final Pattern ESCAPE = Pattern.compile("\\\\[dDwWsS.\\-+*?()\\[\\]{}|/^$\\\\]");
  private static final Pattern CLASS = Pattern.compile("\\[\\^?(\\w-\\w|[\\w :,.])+]");
  private static final Pattern PLAIN = Pattern.compile("[\\w :,.+*?(){}|@/-]*");

  private Patterns() {}

  /** The pattern as the attribute of an input, which covers the whole text; null where the browser is left out. */
  static @Nullable String forBrowser(String pattern) {
    if (!pattern.startsWith("^") || !pattern.endsWith("$") || pattern.length() < 3) {
      return null;
    }
    String whole = pattern.substring(1, pattern.length() - 1);
    String rest = CLASS.matcher(ESCAPE.matcher(whole).replaceAll("x")).replaceAll("x");
    return PLAIN.matcher(rest).matches() ? whole : null;
  }
}
