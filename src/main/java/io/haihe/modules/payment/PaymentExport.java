package io.haihe.modules.payment;

import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.org.Exports;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.payment.Comparison.Line;
import io.haihe.modules.payment.Provider.Booking;
import io.haihe.platform.Spreadsheet;
import io.haihe.platform.Texts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The comparison of a day as a file: paid there, known here. */
@Controller
class PaymentExport {

  private static final String PATH = "/admin/payments.csv";
  private static final List<String> COLUMNS = List.of("order", "case", "finding", "state", "here", "there", "paid-here", "paid-there", "refunded-there", "reference");

  private final Comparison comparison;
  private final Cases cases;
  private final Places places;
  private final Exports exports;
  private final Texts texts;
  private final Clock clock;

  PaymentExport(Comparison comparison, Cases cases, Places places, Exports exports, Texts texts, Clock clock) {
    this.comparison = comparison;
    this.cases = cases;
    this.places = places;
    this.exports = exports;
    this.texts = texts;
    this.clock = clock;
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> day(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day, Viewer viewer, Locale locale) {
    PaymentPages.requireReader(viewer);
    ZoneId zone = PaymentPages.zone(places, viewer);
    LocalDate of = day == null ? LocalDate.ofInstant(clock.instant(), zone) : day;
    exports.begin(viewer, PATH, Map.of("day", of.toString()), clock.instant());
    List<Line> lines = comparison.of(start(of, zone), start(of.plusDays(1), zone)).stream().filter(line -> seen(viewer, line)).toList();
    byte[] file = Spreadsheet.of(csv -> {
      csv.printRecord(COLUMNS.stream().map(column -> texts.text(locale, "payment.csv." + column)));
      for (Line line : lines) {
        csv.printRecord(cells(line, zone, locale).map(Spreadsheet::harmless));
      }
    });
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"payments-" + of + ".csv\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(file);
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private boolean seen(Viewer viewer, Line line) {
    return line.here() == null || cases.find(viewer, line.here().caseId()).isPresent();
  }

  private Stream<String> cells(Line line, ZoneId zone, Locale locale) {
    Order here = line.here();
    Booking there = line.there();
    return Stream.of(
        line.number(), here == null ? "" : here.caseNumber(), texts.text(locale, "payment.finding." + line.finding().key()),
        here == null ? "" : texts.text(locale, "payment.state." + here.state().name().toLowerCase(Locale.ROOT)),
        here == null ? "" : amount(here.amount(), here.currency()), there == null ? "" : amount(there.amount(), there.currency()),
        time(here == null ? null : here.paidAt(), zone), time(there == null ? null : there.paidAt(), zone),
        time(there == null ? null : there.refundedAt(), zone), there == null ? "" : there.reference());
  }

  private static String amount(long fen, String currency) {
    return BigDecimal.valueOf(fen, 2) + " " + currency;
  }

  private static String time(@Nullable Instant at, ZoneId zone) {
    return at == null ? "" : ZonedDateTime.ofInstant(at, zone).toOffsetDateTime().toString();
  }
}
