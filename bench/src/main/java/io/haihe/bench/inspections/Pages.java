package io.haihe.bench.inspections;

import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.OpenedCity;
import io.haihe.bench.kit.Report;
import io.haihe.bench.kit.Samples;
import io.haihe.bench.kit.Table;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.modules.inspection.open.ListHands;
import io.haihe.modules.inspection.plan.VisitHands;
import io.haihe.modules.inspection.register.RiskClass;
import io.haihe.modules.inspection.register.SearchHands;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/** How long pages of lists take when the year is over. */
final class Pages {

  private static final int ROUNDS = 11;
  private static final double MILLIS = 100;

  private final Report report;
  private final OpenedCity opened;
  private final MadeCity city;
  private final PlannedYear plan;

  Pages(Report report, OpenedCity opened, MadeCity city, PlannedYear plan) {
    this.report = report;
    this.opened = opened;
    this.city = city;
    this.plan = plan;
  }

  void all() {
    Table table = new Table("page", "rows", "median ms", "longest ms");
    double slowest = 0;
    for (var page : pages().entrySet()) {
      Samples times = new Samples();
      double longest = 0;
      int rows = 0;
      for (int round = 0; round <= ROUNDS; round++) {
        long begun = System.nanoTime();
        rows = page.getValue().getAsInt();
        double millis = (System.nanoTime() - begun) / 1e6;
        longest = Math.max(longest, millis);
        if (round > 0) {
          times.add(millis);
        }
      }
      slowest = Math.max(slowest, times.median());
      table.row(page.getKey(), rows, Figures.number(times.median()), Figures.number(longest));
    }
    report.say(table);
    report.reach("every page ≤ %s ms in median".formatted(Figures.number(MILLIS)), Figures.number(slowest) + " ms", slowest <= MILLIS);
    long begun = System.nanoTime();
    int records = new ListHands(opened::bean).export(city.districts.getFirst().centre(), LocalDate.of(PlannedYear.YEAR, 1, 1), LocalDate.of(PlannedYear.YEAR, 12, 31));
    report.say("A district's year is exported in %s s: %,d records.".formatted(Figures.number((System.nanoTime() - begun) / 1e9), records));
  }

  private Map<String, IntSupplier> pages() {
    SearchHands register = new SearchHands(opened::bean);
    ListHands results = new ListHands(opened::bean);
    VisitHands visits = new VisitHands(opened::bean);
    PlaceCode whole = city.city.root().code();
    PlaceCode district = city.districts.get(7).place().code();
    String middle = district + ".92120101MA0000000X";
    long task = plan.all.getLast().id();
    Map<String, IntSupplier> pages = new LinkedHashMap<>();
    pages.put("register: first", () -> register.page("", whole, null, "", null));
    pages.put("register: from the middle", () -> register.page("", whole, null, "", middle));
    pages.put("register: class D of a district", () -> register.page("", district, RiskClass.D, "", null));
    pages.put("register: class C, field fire", () -> register.page("", whole, RiskClass.C, "fire", null));
    pages.put("register: words all have", () -> register.page("海河", whole, null, "", null));
    pages.put("register: words one has", () -> register.page("样例4711号", whole, null, "", null));
    pages.put("register: words nobody has", () -> register.page("没有", district, RiskClass.D, "fire", null));
    pages.put("results: first", () -> results.page("", "", "", 0, "", ""));
    pages.put("results: from the middle of the year", () -> results.page("", "", "", 0, "", "1752000000-1"));
    pages.put("results: a district, a department, a year", () -> results.page("", district.toString(), "market-regulation", PlannedYear.YEAR, "", ""));
    pages.put("results: a department that leads none", () -> results.page("", "", "fire-rescue", PlannedYear.YEAR, "", ""));
    pages.put("results: a seldom result", () -> results.page("", district.toString(), "", PlannedYear.YEAR, "uncooperative", ""));
    pages.put("results: words all have", () -> results.page("海河", "", "", 0, "", ""));
    pages.put("results: words few have", () -> results.page("样例47", "", "", 0, "", ""));
    pages.put("results: words nobody has", () -> results.page("没有", "", "", PlannedYear.YEAR, "", ""));
    pages.put("visits of a task: first", () -> visits.page(task, 0));
    pages.put("visits of a task: from the middle", () -> visits.page(task, 400));
    return pages;
  }
}
