package io.haihe.modules.service.web;

import java.util.List;

/**
 * Published ratings as a page shows them.
 *
 * @param from the first day they are counted from
 * @param fewItems how many more items were rated, but too seldom to be told
 */
public record RatedView(String from, Line all, List<Line> items, long fewItems, List<Line> offices, long fewOffices) {

  /**
   * @param link to the guide, or empty
   * @param mean from 5 to 1; a dash for what is not told, as in the others
   */
  public record Line(String link, String name, String ratings, String mean, String satisfied, String mended) {}
}
