package io.haihe.kernel.casework;

import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Sights;
import io.haihe.kernel.org.Viewer;

/** What a viewer sees: role × place × scenario. Every list, count, export and single read of cases goes through here. */
final class Sightline {

  private Sightline() {}

  static boolean sees(Viewer viewer, Case now, Directory directory) {
    return viewer.seats().stream().anyMatch(seat -> reaches(seat, now, directory));
  }

  static boolean reaches(Seat seat, Case now, Directory directory) {
    return directory.sights(seat).stream()
        .anyMatch(sight -> sight.covers(now.scenario(), now.place(), now.units()));
  }

  /** The same as a condition on {@code casework_case c}. */
  static String sql(Viewer viewer, Sights sights) {
    return sights.sql(viewer, "c.scenario", "c.place", "c.units @> array[%d]::bigint[]");
  }

  /** The same as a condition on {@link Archive#LISTED}. */
  static String sealedSql(Viewer viewer, Sights sights) {
    return sights.sql(viewer, "c.scenario", "c.place", "(c.responsible = %1$d or c.others @> array[%1$d]::bigint[])");
  }
}
