package io.haihe.kernel.casework.words;

import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.words.ClockWords.Tone;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.platform.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says the clocks of a case. */
@Component
public class CaseClocks {

  private static final Duration SOON = Duration.ofHours(4);

  private final Texts texts;
  private final TimeWords time;

  CaseClocks(Texts texts, TimeWords time) {
    this.texts = texts;
    this.time = time;
  }

  /**
   * The clock of a line in a list.
   *
   * @param due the next running promise, or null if none runs
   */
  public ClockWords next(Locale locale, PlaceCode place, boolean ended, @Nullable Instant due, Instant now) {
    if (ended) {
      return new ClockWords(Tone.STOPPED, say(locale, "ended"), "");
    }
    return due == null
        ? new ClockWords(Tone.PAUSED, say(locale, "none"), "")
        : running(locale, place, due, true, now);
  }

  /** One promise, whatever has become of it. */
  public ClockWords of(Locale locale, PlaceCode place, Deadline deadline, Instant now) {
    String due = time.moment(locale, place, deadline.dueAt(), now);
    return switch (deadline.status()) {
      case RUNNING -> running(locale, place, deadline.dueAt(), deadline.certain(), now);
      case PAUSED -> deadline.left() == null
          ? new ClockWords(Tone.OVERDUE, say(locale, "pausedLate"), say(locale, "was", due))
          : new ClockWords(
              Tone.PAUSED, say(locale, "paused"), say(locale, "left", time.left(locale, deadline.left())));
      case MET -> new ClockWords(Tone.STOPPED, say(locale, "met"), say(locale, "was", due));
      case MISSED -> new ClockWords(Tone.OVERDUE, say(locale, "missed"), say(locale, "was", due));
      case CANCELLED -> new ClockWords(Tone.STOPPED, say(locale, "cancelled"), "");
    };
  }

  private ClockWords running(Locale locale, PlaceCode place, Instant due, boolean certain, Instant now) {
    String when = time.moment(locale, place, due, now);
    String span = time.span(locale, Duration.between(now, due));
    if (now.isAfter(due)) {
      return new ClockWords(Tone.OVERDUE, say(locale, "late", span), say(locale, "was", when));
    }
    Tone tone = due.isBefore(now.plus(SOON)) ? Tone.SOON : Tone.OK;
    String left = say(locale, "left", span);
    return new ClockWords(tone, when, certain ? left : left + " · " + say(locale, "provisional"));
  }

  private String say(Locale locale, String key, @Nullable Object... args) {
    return texts.text(locale, "casework.words.clock." + key, args);
  }
}
