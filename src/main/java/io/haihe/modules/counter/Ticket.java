package io.haihe.modules.counter;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A number drawn.
 *
 * @param appointment number of the appointment it was drawn with, or empty
 * @param counter the window it was called to, or empty
 * @param person who called it, or 0
 * @param caseNumber the case that was opened at the window, or empty
 */
public record Ticket(
    long id, long unit, LocalDate day, String letter, int no, String appointment, @Nullable Instant appointedAt, State state, Instant drawnAt,
    @Nullable Instant calledAt, int calls, String counter, long person, String caseNumber) {

  public enum State {
    WAITING,
    CALLED,
    DONE,
    SKIPPED
  }

  /** As it is printed and called: {@code A007}. */
  public String label() {
    return "%s%03d".formatted(letter, no);
  }
}
