package io.haihe.modules.api;

import io.haihe.kernel.org.Viewer;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import org.jspecify.annotations.Nullable;

/** What makes a command safe to repeat and safe against a change unseen. */
final class CommandKey {

  private static final String PRINTABLE = "[\\x21-\\x7e]{1,200}";

  private CommandKey() {}

  /** The caller's own key: two callers with the same key do not meet. Null if none was sent. */
  static @Nullable String of(Viewer viewer, @Nullable String header) {
    if (header == null) {
      return null;
    }
    String key = unquoted(header.strip());
    if (!key.matches(PRINTABLE)) {
      throw new BadInput(Finding.ofField("Idempotency-Key", "api.key.value"));
    }
    return "api:" + viewer.person() + ":" + key;
  }

  /** The version the caller acted upon, 0 for whatever is there now. */
  static int seen(@Nullable String ifMatch, @Nullable Integer seen) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return seen == null ? 0 : positive(seen);
    }
    String version = unquoted(ifMatch.strip().replaceFirst("^W/", ""));
    if (!version.matches("\\d{1,9}") || seen != null && seen != Integer.parseInt(version)) {
      throw bad();
    }
    return positive(Integer.parseInt(version));
  }

  private static int positive(int version) {
    if (version < 1) {
      throw bad();
    }
    return version;
  }

  private static BadInput bad() {
    return new BadInput(Finding.ofField("seen", "api.seen.value"));
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
