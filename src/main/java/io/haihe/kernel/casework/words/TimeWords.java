package io.haihe.kernel.casework.words;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.LimitUnit;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.place.WorkingCalendar.Remaining;
import io.haihe.platform.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Moments and lengths of time in words, on the clock of the place they belong to. */
@Component
public class TimeWords {

  private static final int HOURS_WITH_MINUTES = 10;
  private static final int DAYS_OF_A_YEAR = 365;
  private static final int DAYS_WITH_HOURS = 3;

  private final Texts texts;
  private final Places places;

  TimeWords(Texts texts, Places places) {
    this.texts = texts;
    this.places = places;
  }

  /** On the place's clock. */
  public ZonedDateTime local(PlaceCode place, Instant at) {
    return at.atZone(places.cityOf(place).zone());
  }

  /** As people say it: “today 17:30”, “Wed 18 Jun, 17:30”, the year only where it is another one. */
  public String moment(Locale locale, PlaceCode place, Instant at, Instant now) {
    ZonedDateTime time = local(place, at);
    LocalDate today = local(place, now).toLocalDate();
    long days = ChronoUnit.DAYS.between(today, time.toLocalDate());
    String key =
        days == 0 ? "today"
            : days == 1 ? "tomorrow"
            : days == -1 ? "yesterday"
            : Math.abs(days) < 7 ? "near"
            : time.getYear() == today.getYear() ? "thisYear" : "otherYear";
    return format(locale, key, time);
  }

  /** Of something to come, by the day of the week: “today 17:00”, “Friday 17:00”, “Friday 18 June, 17:00”. */
  public String promise(Locale locale, PlaceCode place, Instant at, Instant now) {
    ZonedDateTime time = local(place, at);
    LocalDate today = local(place, now).toLocalDate();
    long days = ChronoUnit.DAYS.between(today, time.toLocalDate());
    String key =
        days == 0 ? "today"
            : days == 1 ? "tomorrow"
            : days == -1 ? "yesterday"
            : days > 1 && days < 7 ? "weekday"
            : time.getYear() == today.getYear() ? "weekdayAndDate" : "weekdayAndYear";
    return format(locale, key, time);
  }

  /** The clock of a place, such as “UTC+8”. */
  public String zone(Locale locale, PlaceCode place, Instant at) {
    return DateTimeFormatter.ofPattern("O", Texts.language(locale)).format(local(place, at)).replace("GMT", "UTC");
  }

  /** Date and time in full. */
  public String exact(Locale locale, PlaceCode place, Instant at) {
    return format(locale, "otherYear", local(place, at));
  }

  /** The date on the place's clock. */
  public String day(Locale locale, PlaceCode place, Instant at) {
    return format(locale, "day", local(place, at));
  }

  private String format(Locale locale, String key, ZonedDateTime time) {
    String pattern = texts.text(locale, "casework.words.moment." + key);
    return DateTimeFormatter.ofPattern(pattern, Texts.language(locale)).format(time);
  }

  /** Such as “3 h 20 min”; the longer, the coarser. */
  public String span(Locale locale, Duration length) {
    Duration whole = length.abs();
    if (whole.toMinutes() == 0) {
      return texts.text(locale, "casework.words.span.moment");
    }
    if (whole.toHours() == 0) {
      return texts.text(locale, "casework.words.span.minutes", whole.toMinutes());
    }
    if (whole.toDays() > 0) {
      return whole.toDays() < DAYS_WITH_HOURS && whole.toHoursPart() > 0
          ? texts.text(locale, "casework.words.span.daysHours", whole.toDays(), whole.toHoursPart())
          : texts.text(locale, "casework.words.span.days", whole.toDays());
    }
    boolean minutes = whole.toHours() < HOURS_WITH_MINUTES && whole.toMinutesPart() > 0;
    return minutes
        ? texts.text(locale, "casework.words.span.hoursMinutes", whole.toHours(), whole.toMinutesPart())
        : texts.text(locale, "casework.words.span.hours", whole.toHours());
  }

  /** Such as “5 working days”; whole years as years. */
  public String limit(Locale locale, Limit limit) {
    if (limit.unit() == LimitUnit.CALENDAR_DAY && limit.amount() > 0 && limit.amount() % DAYS_OF_A_YEAR == 0) {
      return texts.text(locale, "casework.words.limit.year", limit.amount() / DAYS_OF_A_YEAR);
    }
    return texts.text(locale, "casework.words.limit." + limit.unit().key(), limit.amount());
  }

  /** What is left of a promise whose clock stands still. */
  public String left(Locale locale, Remaining left) {
    return switch (left.unit()) {
      case MINUTE, HOUR -> span(locale, Duration.ofSeconds(left.amount()));
      case WORKING_HOUR ->
          texts.text(locale, "casework.words.left.working", span(locale, Duration.ofSeconds(left.amount())));
      case CALENDAR_DAY, WORKING_DAY ->
          limit(locale, new Limit(Math.toIntExact(left.amount()), left.unit()));
    };
  }
}
