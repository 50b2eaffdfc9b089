package io.haihe.kernel.casework;

import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases of those a viewer sees; null and empty mean no matter.
 *
 * @param work only what waits on one of the viewer's desks or is asked of them as a task
 * @param mine only what the viewer has claimed
 * @param category this category or those below: a code's prefix
 * @param place this place or those below
 * @param unit the responsible unit
 * @param words found in the number or the reporter's words
 * @param below only what waits at places below those of the viewer's seats, on a desk or as a task
 * @param stalled only what was late when the clock of a promise was stopped, and stands still since
 * @param type of the scenario
 * @param lookup which live cases have the words, where that was looked up before ({@link Cases#lookUp}); null: they are looked for
 */
public record CaseFilter(
    boolean work,
    boolean mine,
    @Nullable Boolean ended,
    @Nullable Boolean overdue,
    @Nullable String scenario,
    Set<String> states,
    @Nullable String category,
    @Nullable PlaceCode place,
    @Nullable Long unit,
    @Nullable Instant openedFrom,
    @Nullable Instant openedTo,
    @Nullable String words,
    Order order,
    boolean below,
    boolean stalled,
    @Nullable String type,
    @Nullable Lookup lookup) {

  /** With words that are yet to be looked for. */
  public CaseFilter(
      boolean work,
      boolean mine,
      @Nullable Boolean ended,
      @Nullable Boolean overdue,
      @Nullable String scenario,
      Set<String> states,
      @Nullable String category,
      @Nullable PlaceCode place,
      @Nullable Long unit,
      @Nullable Instant openedFrom,
      @Nullable Instant openedTo,
      @Nullable String words,
      Order order,
      boolean below,
      boolean stalled,
      @Nullable String type) {
    this(
        work, mine, ended, overdue, scenario, states, category, place, unit, openedFrom, openedTo, words, order, below, stalled, type, null);
  }

  /** Wherever it waits, whether its clocks run or not, of any type. */
  public CaseFilter(
      boolean work,
      boolean mine,
      @Nullable Boolean ended,
      @Nullable Boolean overdue,
      @Nullable String scenario,
      Set<String> states,
      @Nullable String category,
      @Nullable PlaceCode place,
      @Nullable Long unit,
      @Nullable Instant openedFrom,
      @Nullable Instant openedTo,
      @Nullable String words,
      Order order) {
    this(
        work, mine, ended, overdue, scenario, states, category, place, unit, openedFrom, openedTo, words, order, false,
        false, null);
  }

  /** Of a scenario and, where it is given, of that type, by words; the newest first. Without words only those that are under way. */
  public static CaseFilter ofKind(String scenario, @Nullable String type, String words) {
    return new CaseFilter(
        false, false, words.isBlank() ? false : null, null, scenario, Set.of(), null, null, null, null, null, words, Order.NEWEST, false, false, type);
  }

  /** All that a viewer sees, the newest first. */
  public static final CaseFilter ALL =
      new CaseFilter(
          false, false, null, null, null, Set.of(), null, null, null, null, null, null, Order.NEWEST);

  /** The viewer's work list: what is due first comes first. */
  public static final CaseFilter WORK =
      new CaseFilter(
          true, false, false, null, null, Set.of(), null, null, null, null, null, null, Order.DUE);

  /** Whether it can find sealed cases too, which have all ended. */
  public boolean reachesArchive() {
    return !work && !mine && !below && !stalled && !Boolean.FALSE.equals(ended) && !Boolean.TRUE.equals(overdue);
  }

  /** The same, but only cases that run. */
  public CaseFilter open() {
    return new CaseFilter(
        work, mine, false, overdue, scenario, states, category, place, unit, openedFrom, openedTo, words, order,
        below, stalled, type, lookup);
  }

  /** The same, but whether they have ended is this; null for no matter. */
  public CaseFilter ended(@Nullable Boolean whether) {
    return new CaseFilter(
        work, mine, whether, overdue, scenario, states, category, place, unit, openedFrom, openedTo, words, order, below, stalled, type, lookup);
  }

  /** The same, but whether they are overdue is this. */
  public CaseFilter overdue(boolean whether) {
    return new CaseFilter(
        work, mine, ended, whether, scenario, states, category, place, unit, openedFrom, openedTo, words, order, below, stalled, type, lookup);
  }

  /** The same, but opened from one instant, inclusive, to another. */
  public CaseFilter opened(@Nullable Instant from, @Nullable Instant to) {
    return new CaseFilter(
        work, mine, ended, overdue, scenario, states, category, place, unit, from, to, words, order, below, stalled, type, lookup);
  }

  /** The same in another order. */
  public CaseFilter by(Order other) {
    return new CaseFilter(
        work, mine, ended, overdue, scenario, states, category, place, unit, openedFrom, openedTo, words, other, below, stalled, type, lookup);
  }

  /** The same words, with what was found of them. */
  public CaseFilter with(@Nullable Lookup found) {
    return new CaseFilter(
        work, mine, ended, overdue, scenario, states, category, place, unit, openedFrom, openedTo, words, order, below, stalled, type, found);
  }

  /**
   * Which live cases have some words, whoever sees them, so that several questions about the same words look for them once.
   *
   * @param many whether there are so many that the cases asked about had better be looked through
   * @param cases those that have them, or nearly; empty if many
   */
  public record Lookup(boolean many, List<Long> cases) {}

  public enum Order {
    DUE,
    NEWEST
  }
}
