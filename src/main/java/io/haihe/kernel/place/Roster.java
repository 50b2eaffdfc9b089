package io.haihe.kernel.place;

import java.util.List;

/** The shifts of a working day laid end to end. */
final class Roster {

  private final List<Shift> shifts;
  private final int total;

  Roster(List<Shift> shifts) {
    this.shifts = shifts;
    total = shifts.stream().mapToInt(Shift::length).sum();
  }

  /** Working seconds of one day. */
  int total() {
    return total;
  }

  /** Close of business, in seconds after midnight; the last second of the day where the roster never closes. */
  int close() {
    return Math.min(shifts.getLast().to(), Shift.DAY - 1);
  }

  /** Working seconds from midnight to {@code second}. */
  int before(int second) {
    int sum = 0;
    for (Shift shift : shifts) {
      sum += Math.max(0, Math.min(second, shift.to()) - shift.from());
    }
    return sum;
  }

  /** The earliest second of the day with {@code worked} working seconds before it; {@code worked} is 1 to total. */
  int earliest(int worked) {
    int left = worked;
    for (Shift shift : shifts) {
      if (left <= shift.length()) {
        return shift.from() + left;
      }
      left -= shift.length();
    }
    throw new IllegalArgumentException("a day has fewer working seconds: " + worked);
  }

  /** The latest second of the day with {@code worked} working seconds before it; {@code worked} is 0 to total - 1. */
  int latest(int worked) {
    int left = worked;
    for (Shift shift : shifts) {
      if (left < shift.length()) {
        return shift.from() + left;
      }
      left -= shift.length();
    }
    throw new IllegalArgumentException("a day has fewer working seconds: " + worked);
  }
}
