package io.haihe.modules.service;

import java.util.List;

/** Codes of places compared as text: the tree's levels end after 2 or 4, 6, 9 and 12 digits, and zeros stand for everything below. */
final class Regions {

  private Regions() {}

  /** Whether one of the regions is the place, above it, or within it. None means everywhere; so does no place. */
  static boolean cover(List<String> regions, String place) {
    return regions.isEmpty() || place.isEmpty() || regions.stream().anyMatch(region -> related(stem(region), stem(place)));
  }

  private static boolean related(String one, String other) {
    return one.startsWith(other) || other.startsWith(one);
  }

  private static String stem(String code) {
    for (int end : new int[] {2, 4, 6, 9, 12}) {
      if (code.length() > end && code.substring(end).chars().allMatch(digit -> digit == '0')) {
        return code.substring(0, end);
      }
    }
    return code;
  }
}
