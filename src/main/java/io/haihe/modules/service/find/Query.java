package io.haihe.modules.service.find;

/**
 * What somebody looks for; an empty string leaves that question open.
 *
 * @param department its Chinese name
 * @param place code of the place whose items come first
 * @param from how many hits to pass over
 * @param size how many to tell at most
 */
public record Query(String text, String event, String audience, String department, String type, String place, int from, int size) {

  private static final int LARGEST = 200;

  public Query {
    from = Math.max(0, from);
    size = Math.clamp(size, 0, LARGEST);
  }

  /** The first ten for these words. */
  public static Query of(String text) {
    return new Query(text, "", "", "", "", "", 0, 10);
  }

  public Query at(String place) {
    return new Query(text, event, audience, department, type, place, from, size);
  }
}
