package io.haihe.modules.inspection.plan;

/**
 * What came of the visits of a task.
 *
 * @param unopened drawn, and nobody goes there
 * @param judged visited, and it could be seen whether something is wrong
 * @param found of those judged, where something was wrong
 * @param inTime of those published
 * @param overdue visited and not published yet, although that is due
 * @param orders to put something right that are still open
 * @param lateOrders of those, whose day is over
 */
public record Came(
    long drawn, long unopened, long calledOff, long visited, long judged, long found, long published, long inTime, long overdue, long orders,
    long lateOrders) {

  static final Came NONE = new Came(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  public long publishedLate() {
    return published - inTime;
  }

  public long unpublished() {
    return visited - published;
  }

  /** Of those judged, from 0 to 1. */
  public double foundShare() {
    return judged == 0 ? 0 : (double) found / judged;
  }

  Came plus(Came other) {
    return new Came(
        drawn + other.drawn, unopened + other.unopened, calledOff + other.calledOff, visited + other.visited, judged + other.judged,
        found + other.found, published + other.published, inTime + other.inTime, overdue + other.overdue, orders + other.orders,
        lateOrders + other.lateOrders);
  }
}
