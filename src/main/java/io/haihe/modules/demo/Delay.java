package io.haihe.modules.demo;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.LimitUnit;
import io.haihe.kernel.place.WorkingCalendar;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something takes: most often about {@code usual}, one time in twenty longer than {@code seldom}. Nobody is asked for more
 * exactness than that, so the times are log-normal.
 *
 * @param working whether it passes in working time only
 */
record Delay(double usualMinutes, double seldomMinutes, boolean working) {

  private static final Pattern WORDS = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:\\.\\.(\\d+(?:\\.\\d+)?))? ([a-z-]+)");
  private static final double ONE_IN_TWENTY = 1.645;
  private static final int WORKDAY_MINUTES = 450;

  static Delay parse(String text) {
    Matcher words = WORDS.matcher(text);
    if (!words.matches()) {
      throw new IllegalArgumentException("no delay: " + text);
    }
    double usual = Double.parseDouble(words.group(1));
    double seldom = words.group(2) == null ? usual : Double.parseDouble(words.group(2));
    int minutes =
        switch (words.group(3)) {
          case "minute" -> 1;
          case "hour", "working-hour" -> 60;
          case "working-day" -> WORKDAY_MINUTES;
          case "calendar-day" -> 1440;
          default -> throw new IllegalArgumentException("no delay: " + text);
        };
    return new Delay(usual * minutes, seldom * minutes, words.group(3).startsWith("working"));
  }

  /** In calendar days, nights and weekends included. */
  double usualDays() {
    return usualMinutes / (working ? WORKDAY_MINUTES : 1440);
  }

  Instant after(Instant start, WorkingCalendar calendar, RandomGenerator random) {
    double spread = Math.log(seldomMinutes / usualMinutes) / ONE_IN_TWENTY;
    long seconds = Math.max(20, Math.round(60 * usualMinutes * Math.exp(spread * random.nextGaussian())));
    if (!working) {
      return start.plusSeconds(seconds);
    }
    int hours = (int) (seconds / 3600);
    Instant begun = calendar.due(start, new Limit(hours, LimitUnit.WORKING_HOUR)).at();
    return begun.plus(seconds % 3600, ChronoUnit.SECONDS);
  }
}
