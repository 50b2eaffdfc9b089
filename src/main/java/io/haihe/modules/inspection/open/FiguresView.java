package io.haihe.modules.inspection.open;

import java.util.List;

/**
 * @param risks of each class, from A on
 * @param staff whether what is not published yet counts too
 * @param late visits late with being published; told to staff alone
 */
public record FiguresView(
    int year, List<Option> years, Counts sum, Unopened unopened, List<Line> risks, List<Hit> hits, Prediction prediction, List<Line> districts,
    List<Line> fields, boolean staff, long late) {

  /** All who were drawn or ordered to be visited. */
  public long drawn() {
    return unopened.and(sum);
  }

  public record Line(String name, Counts sum) {}

  /** Of visits that were drawn: where something was found, of those where it could be seen. */
  public record Hit(String risk, Share share) {}

  /** For {@code <meter>} and the like. */
  public static double part(long some, long all) {
    return all == 0 ? 0 : (double) some / all;
  }
}
