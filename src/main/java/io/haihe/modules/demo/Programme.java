package io.haihe.modules.demo;

import io.haihe.kernel.place.PlaceCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inspections of the demonstration.
 *
 * @param source where the values that decide draws are said to be published
 * @param marks what a business of a class has behind it
 * @param found what is found, by the result; its odds by the class
 * @param ways what follows a record, by odds
 */
record Programme(
    String source, String witness, Map<String, List<String>> marks, List<Businesses> businesses, Officers officers, List<Recusal> recusals,
    List<Calm> calm, List<Plan> plans, List<Targeted> targeted, Map<String, Found> found, List<Following> ways, Map<String, String> words) {

  /** @param count how many of each class */
  record Businesses(String place, String name, String kind, List<String> fields, Map<String, Integer> count) {}

  /** @param departments the fields of each, by its key */
  record Officers(List<String> districts, Map<String, List<String>> departments) {}

  record Recusal(String district, String department, String field, String reason) {}

  /** @param days from the day the demonstration begins, such as {@code 12..16} */
  record Calm(String place, String field, String days, String reason) {}

  /** @param place empty for the city */
  record Plan(String title, String place, String unit, List<Task> tasks) {}

  /**
   * @param days from the day the demonstration begins; what has ended by then is played to its end
   * @param draw {@code drawn}, {@code announced} or {@code planned}
   * @param districts the city's task is given to all; these draw
   * @param stations how many have come how far of a task that is under way, the first ones drawn first
   * @param redraw for what reason somebody is taken out of the first visit, or null
   */
  record Task(
      String title, List<String> items, Map<String, String> percents, String days, @Nullable String draw, List<String> districts,
      Map<String, Integer> stations, @Nullable String redraw) {

    Task {
      districts = districts == null ? List.of() : districts;
      stations = stations == null ? Map.of() : stations;
    }

    boolean announced() {
      return draw == null || !draw.equals("planned");
    }

    boolean drawn() {
      return draw == null || draw.equals("drawn");
    }
  }

  record Targeted(
      String title, String district, String unit, String category, List<String> items, String days, Named parties, Lead lead) {

    /** @param first how many of that name */
    record Named(String name, int first) {}

    /** @param pointing how it points to the parties */
    record Lead(String text, String subject, String grounds, String pointing) {}
  }

  /**
   * @param problems on how many lines of the checklist, such as {@code 1..2}, or null for none
   * @param order what has to be corrected; empty for nothing
   * @param way what follows the record, or null for one of the usual ways
   */
  record Found(
      Map<String, Double> odds, @Nullable String problems, List<String> summary, List<String> order, @Nullable String signed,
      @Nullable List<String> way) {

    Found {
      order = order == null ? List.of() : order;
    }
  }

  /** @param problems whether only where something was found */
  record Following(double odds, List<String> path, boolean problems) {}

  /** Two numbers with two points between, or one. */
  static int[] range(String text) {
    String[] ends = text.split("\\.\\.");
    return new int[] {Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])};
  }

  /** Days of a new year within which a task that was under way at its beginning is still one of the year before, with visits to catch up on. */
  private static final int CATCHING_UP = 7;

  /**
   * Days of a task, all of one year as those of plans are: where the year ends between them, the longer part, or that of today once its year has
   * begun for long enough to visit somebody in it.
   *
   * @param days from today
   */
  static Days days(String days, LocalDate today) {
    int[] ends = range(days);
    LocalDate from = today.plusDays(ends[0]);
    LocalDate until = today.plusDays(ends[1]);
    if (from.getYear() == until.getYear()) {
      return new Days(from, until);
    }
    boolean within = !today.isBefore(from) && !today.isAfter(until);
    boolean first = within
        ? today.getYear() == from.getYear() || today.getDayOfYear() <= CATCHING_UP
        : from.lengthOfYear() - from.getDayOfYear() >= until.getDayOfYear();
    return first ? new Days(from, LocalDate.of(from.getYear(), 12, 31)) : new Days(LocalDate.of(until.getYear(), 1, 1), until);
  }

  record Days(LocalDate from, LocalDate until) {}

  /** Whether a task has ended when the demonstration begins; one to catch up on has not. */
  static boolean over(String days) {
    return range(days)[1] < 0;
  }

  /** A task as it is to be drawn. */
  record Draw(long task, Task said, PlaceCode place, Days days) {}
}
