package io.haihe.modules.service.find;

import java.util.List;

/** Codes of places compared as text: the tree's levels end after 2 or 4, 6, 9 and 12 digits, and zeros stand for everything below. */
public final class Reach {

  private static final int[] ENDS = {2, 4, 6, 9, 12};

  private Reach() {}

  /**
   * Whether one of the places is the one with this stem, above it, or within it. None means everywhere; so does an empty stem.
   *
   * @param stem see {@link #stem}
   */
  public static boolean covers(List<String> places, String stem) {
    return places.isEmpty() || places.stream().anyMatch(place -> related(stem(place), stem));
  }

  /** The code without the zeros of the levels below. */
  public static String stem(String code) {
    for (int end : ENDS) {
      if (code.length() > end && code.chars().skip(end).allMatch(digit -> digit == '0')) {
        return code.substring(0, end);
      }
    }
    return code;
  }

  private static boolean related(String one, String other) {
    return one.startsWith(other) || other.startsWith(one);
  }
}
