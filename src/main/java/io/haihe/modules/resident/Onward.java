package io.haihe.modules.resident;

import java.util.regex.Pattern;

/** Where a resident goes on after signing in: a page of ours alone. */
final class Onward {

  private static final Pattern OURS = Pattern.compile("/(?:report|services|follow|my)(?:[/?][\\w\\-./?=&%]{0,300})?");
  private static final String HOME = "/my";

  private Onward() {}

  static String to(String asked) {
    return OURS.matcher(asked).matches() ? asked : HOME;
  }

  /** For the page to keep; empty where it leads nowhere else than usual. */
  static String kept(String asked) {
    return to(asked).equals(HOME) ? "" : asked;
  }
}
