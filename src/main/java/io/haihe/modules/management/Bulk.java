package io.haihe.modules.management;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is to be done to several cases.
 *
 * @param person to whom they are given; 0 for nobody
 * @param scenario whose transition it is, or empty
 * @param why a word for whoever is given them; may be empty
 */
record Bulk(Kind kind, long person, String scenario, String transition, String why) {

  private static final Pattern ACTION =
      Pattern.compile("(claim|release|undo)|assign:(\\d{1,18})|take:([a-z0-9-]+):([a-zA-Z0-9]+)");

  enum Kind {
    CLAIM,
    RELEASE,
    ASSIGN,
    /** Takes back what was just claimed, given or put back. */
    UNDO,
    TAKE
  }

  /** Whether it can be taken back. */
  boolean undoable() {
    return kind == Kind.CLAIM || kind == Kind.RELEASE || kind == Kind.ASSIGN;
  }

  /** @throws io.haihe.platform.NotFound if a page of ours never sends that */
  static Bulk of(String action, String why) {
    Matcher parts = ACTION.matcher(action);
    if (!parts.matches()) {
      throw Sighted.nothing();
    }
    if (parts.group(1) != null) {
      return new Bulk(Kind.valueOf(parts.group(1).toUpperCase(Locale.ROOT)), 0, "", "", why);
    }
    return parts.group(2) != null
        ? new Bulk(Kind.ASSIGN, Long.parseLong(parts.group(2)), "", "", why)
        : new Bulk(Kind.TAKE, 0, parts.group(3), parts.group(4), "");
  }

  @Override
  public String toString() {
    return kind + "-" + person + "-" + transition;
  }
}
