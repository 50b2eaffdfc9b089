package io.haihe.modules.screen;

import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.Pressing;
import io.haihe.kernel.org.Viewer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Categories that more cases come in of than is usual. Usual is the mean of the same weekday in the weeks before, from midnight until the same
 * hour and minute; a rise is more than that by three times its square root, which is how far chance alone seldom goes (a Poisson count's standard
 * deviation), and five cases at least.
 */
@Component
class Rises {

  static final int LEAST = 5;
  static final double DEVIATIONS = 3;
  private static final int WEEKS = 6;

  private final Pressing pressing;

  Rises(Pressing pressing) {
    this.pressing = pressing;
  }

  record Rise(String scenario, String category, long today, double usual) {

    double deviations() {
      return (today - usual) / Math.sqrt(Math.max(1, usual));
    }
  }

  /** How many weeks are looked back: as far as every case is at hand, six at most. */
  int weeks() {
    return (int) Math.min(WEEKS, Math.max(1, pressing.reach().toDays() / 7));
  }

  /** The greatest first. */
  List<Rise> of(Viewer viewer, CaseFilter filter, ZoneId zone, Instant now) {
    return pressing.arrivals(viewer, filter, windows(zone, now), now).stream()
        .map(each -> new Rise(
            each.scenario(), each.category(), each.cases().getFirst(),
            each.cases().stream().skip(1).mapToLong(Long::longValue).average().orElse(0)))
        .filter(rise -> rise.today() >= LEAST && rise.deviations() > DEVIATIONS)
        .sorted(Comparator.comparingDouble(Rise::deviations).reversed())
        .toList();
  }

  /** Today's first, then those of the weeks before, on the city's clock. */
  private List<Pressing.Window> windows(ZoneId zone, Instant now) {
    ZonedDateTime local = now.atZone(zone);
    LocalTime until = local.toLocalTime();
    List<Pressing.Window> windows = new ArrayList<>();
    for (int week = 0; week <= weeks(); week++) {
      LocalDate day = local.toLocalDate().minusWeeks(week);
      windows.add(new Pressing.Window(day.atStartOfDay(zone).toInstant(), day.atTime(until).atZone(zone).toInstant()));
    }
    return windows;
  }
}
