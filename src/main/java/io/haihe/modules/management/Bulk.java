package io.haihe.modules.management;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is to be done to several cases.
 *
 * @param person to whom they are given; 0 for nobody
 * @param scenario whose transition it is, or empty
 */
record Bulk(Kind kind, long person, String scenario, String transition) {

  private static final Pattern ACTION =
      Pattern.compile("(claim|release)|assign:(\\d{1,18})|take:([a-z0-9-]+):([a-zA-Z0-9]+)");

  enum Kind {
    CLAIM,
    RELEASE,
    ASSIGN,
    TAKE
  }

  /** @throws io.haihe.platform.NotFound if a page of ours never sends that */
  static Bulk of(String action) {
    Matcher parts = ACTION.matcher(action);
    if (!parts.matches()) {
      throw Sighted.nothing();
    }
    if (parts.group(1) != null) {
      return new Bulk(parts.group(1).equals("claim") ? Kind.CLAIM : Kind.RELEASE, 0, "", "");
    }
    return parts.group(2) != null
        ? new Bulk(Kind.ASSIGN, Long.parseLong(parts.group(2)), "", "")
        : new Bulk(Kind.TAKE, 0, parts.group(3), parts.group(4));
  }

  @Override
  public String toString() {
    return kind + "-" + person + "-" + transition;
  }
}
