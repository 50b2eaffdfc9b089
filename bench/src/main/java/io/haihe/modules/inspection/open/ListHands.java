package io.haihe.modules.inspection.open;

import io.haihe.kernel.org.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.function.Function;

/** For the benchmarks: pages of published results, and their export. */
public final class ListHands {

  private static final int PAGE = 50;

  private final Results results;
  private final MinistryRecords records;

  public ListHands(Function<Class<?>, Object> beans) {
    results = (Results) beans.apply(Results.class);
    records = (MinistryRecords) beans.apply(MinistryRecords.class);
  }

  /** @return how many results are on the page */
  public int page(String words, String district, String department, int year, String result, String after) {
    return results.find(new ResultQuery(words, district, department, year, result, 0, after), PAGE).rows().size();
  }

  /** @return how many records the viewer exports */
  public int export(Viewer viewer, LocalDate from, LocalDate until) {
    int[] taken = new int[1];
    try {
      records.read(viewer, from, until, record -> {
        taken[0]++;
        return true;
      });
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return taken[0];
  }
}
