package io.haihe.modules.screen;

import java.time.YearMonth;

/** Addresses of reports that differ from the shown one in one thing. */
public final class ReportLinks {

  private final Reports.Query query;

  ReportLinks(Reports.Query query) {
    this.query = query;
  }

  public String place(String code) {
    return address("/reports", query.scenario(), code, query.by().name());
  }

  public String by(String by) {
    return address("/reports", query.scenario(), query.place().code().toString(), by);
  }

  public String csv() {
    return address("/reports.csv", query.scenario(), query.place().code().toString(), query.by().name());
  }

  private String address(String page, String scenario, String place, String by) {
    return "%s?scenario=%s&place=%s&from=%s&to=%s&by=%s"
        .formatted(page, scenario, place, YearMonth.from(query.from()), YearMonth.from(query.to()),
            by.toLowerCase(java.util.Locale.ROOT));
  }
}
