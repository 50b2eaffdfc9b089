package io.haihe.modules.inspection.open;

import io.haihe.kernel.org.Exports;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.Spreadsheet;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** Inspections in the form of the ministries' platform, for those who answer for departments; how it knows a department, for administrators. */
@Controller
class ExportPages {

  static final String PATH = "/inspections/exports";
  private static final int FAULTS = 50;
  private static final int LOOKED_AT = 5000;
  private static final int LONGEST_DAYS = 366;

  private final Pages pages;
  private final MinistryRecords records;
  private final Agencies agencies;
  private final Loads loads;
  private final Units units;
  private final Places places;
  private final Exports exports;
  private final Texts texts;
  private final JsonMapper json;
  private final Clock clock;

  ExportPages(
      Pages pages, MinistryRecords records, Agencies agencies, Loads loads, Units units, Places places, Exports exports, Texts texts, JsonMapper json,
      Clock clock) {
    this.pages = pages;
    this.records = records;
    this.agencies = agencies;
    this.loads = loads;
    this.units = units;
    this.places = places;
    this.exports = exports;
    this.texts = texts;
    this.json = json;
    this.clock = clock;
  }

  private record Days(LocalDate from, LocalDate until) {}

  @GetMapping(PATH)
  PageView show(
      @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until, @RequestParam(defaultValue = "false") boolean check,
      Viewer viewer, Locale locale) throws IOException {
    require(viewer);
    try {
      Days days = days(from, until);
      return shown(viewer, days.from().toString(), days.until().toString(), check ? days : null, List.of(), null, locale);
    } catch (BadInput wrong) {
      return shown(viewer, from, until, null, wrong.findings(), null, locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private static void require(Viewer viewer) {
    if (!StaffRights.may(viewer) && !StaffRights.administers(viewer)) {
      throw new AccessDeniedException("exports");
    }
  }

  private PageView shown(
      Viewer viewer, String from, String until, @Nullable Days check, List<Finding> findings, ExportView.@Nullable Department entered, Locale locale)
      throws IOException {
    List<ExportView.Fault> faults = new ArrayList<>();
    int[] seen = {0};
    if (check != null && StaffRights.may(viewer)) {
      records.read(viewer, check.from(), check.until(), one -> {
        seen[0]++;
        if (!one.faults().isEmpty()) {
          faults.add(fault(one));
        }
        return faults.size() < FAULTS && seen[0] < LOOKED_AT;
      });
    }
    boolean whole = faults.size() < FAULTS && seen[0] < LOOKED_AT;
    return pages.view("inspection/open/exports")
        .with("view", new ExportView(StaffRights.may(viewer), from, until, check != null, whole, faults, departments(viewer, entered, locale)))
        .with("findings", findings);
  }

  private static ExportView.Fault fault(MinistryRecord one) {
    String number = one.actionNo().substring(0, one.actionNo().lastIndexOf('-'));
    return new ExportView.Fault(one.actionNo(), number, one.partyName(), one.faults().stream().map(field -> "inspection.open.fault." + field).toList());
  }

  /** Departments of the administrator's places that have led an inspection or have a code. */
  private List<ExportView.Department> departments(Viewer viewer, ExportView.@Nullable Department entered, Locale locale) {
    Map<Long, Unit> mine = new TreeMap<>();
    viewer.seats().stream()
        .filter(seat -> seat.role() == Role.ADMINISTRATOR)
        .forEach(seat -> units.in(seat.unit().place(), Unit.Kind.DEPARTMENT).forEach(unit -> mine.put(unit.id(), unit)));
    mine.keySet().retainAll(loads.inspecting());
    Map<Long, Agencies.Agency> known = agencies.of(mine.keySet());
    return mine.values().stream()
        .map(unit -> {
          Agencies.Agency agency = known.get(unit.id());
          ExportView.Department now = new ExportView.Department(
              unit.id(), unit.nameIn(locale), places.name(unit.place(), locale), agency == null ? "" : agency.code(),
              agency == null ? "" : String.valueOf(agency.level()), agency == null ? 0 : agency.version());
          return entered != null && entered.unit() == unit.id()
              ? new ExportView.Department(unit.id(), now.name(), now.place(), entered.code(), entered.level(), now.version())
              : now;
        })
        .toList();
  }

  private Days days(String from, String until) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), places.zone());
    LocalDate first = day("from", from, today.withDayOfMonth(1));
    LocalDate last = day("until", until, today);
    if (last.isBefore(first) || first.plusDays(LONGEST_DAYS).isBefore(last)) {
      throw new BadInput(Finding.ofField("until", "inspection.open.exports.span", LONGEST_DAYS));
    }
    return new Days(first, last);
  }

  private static LocalDate day(String field, String text, LocalDate otherwise) {
    try {
      return text.isEmpty() ? otherwise : LocalDate.parse(text);
    } catch (DateTimeParseException wrong) {
      throw new BadInput(Finding.ofField(field, "inspection.open.exports.day"));
    }
  }

  @GetMapping(PATH + "/records.csv")
  void csv(
      @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until, Viewer viewer, HttpServletResponse response)
      throws IOException {
    Days days = begin(viewer, from, until, "records.csv", "text/csv;charset=UTF-8", response);
    Spreadsheet.write(response.getOutputStream(), csv -> {
      csv.printRecord(MinistryRecord.COLUMNS);
      records.read(viewer, days.from(), days.until(), one -> {
        if (one.faults().isEmpty()) {
          csv.printRecord(one.cells().stream().map(Spreadsheet::harmless));
        }
        return true;
      });
    });
  }

  @GetMapping(PATH + "/records.jsonl")
  void lines(
      @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until, Viewer viewer, HttpServletResponse response)
      throws IOException {
    Days days = begin(viewer, from, until, "records.jsonl", "application/x-ndjson", response);
    OutputStream out = response.getOutputStream();
    records.read(viewer, days.from(), days.until(), one -> {
      if (one.faults().isEmpty()) {
        out.write((json.writeValueAsString(one) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return true;
    });
  }

  /** Which records are not in the files, and why. */
  @GetMapping(PATH + "/faults.csv")
  void faults(
      @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until, Viewer viewer, Locale locale,
      HttpServletResponse response) throws IOException {
    Days days = begin(viewer, from, until, "faults.csv", "text/csv;charset=UTF-8", response);
    Spreadsheet.write(response.getOutputStream(), csv -> {
      csv.printRecord("actionNo", "field", "why");
      records.read(viewer, days.from(), days.until(), one -> {
        for (String field : one.faults()) {
          csv.printRecord(one.actionNo(), field, texts.text(locale, "inspection.open.fault." + field));
        }
        return true;
      });
    });
  }

  private Days begin(Viewer viewer, String from, String until, String file, String type, HttpServletResponse response) {
    StaffRights.require(viewer);
    Days days = days(from, until);
    exports.begin(viewer, PATH + "/" + file, Map.of("from", days.from().toString(), "until", days.until().toString()), clock.instant());
    response.setContentType(type);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
    response.setHeader("Cache-Control", "no-store");
    return days;
  }

  @PostMapping(PATH + "/agencies/{unit}")
  View say(
      @PathVariable long unit, @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String level,
      @RequestParam(defaultValue = "0") int seen, Viewer viewer, Locale locale) throws IOException {
    Unit found = units.find(unit)
        .filter(one -> one.kind() == Unit.Kind.DEPARTMENT)
        .filter(one -> viewer.seats().stream().anyMatch(seat -> seat.role() == Role.ADMINISTRATOR && covers(seat.unit(), one)))
        .orElseThrow(() -> new NotFound(Finding.ofField("unit", "inspection.open.agency.unknown")));
    String entered = code.strip().toUpperCase(Locale.ROOT);
    try {
      agencies.say(found.id(), entered, level.matches("[1-9]") ? Integer.parseInt(level) : 0, seen, viewer.person());
      return Redirects.to(PATH);
    } catch (BadInput wrong) {
      return again(viewer, wrong.findings(), new ExportView.Department(unit, "", "", code, level, seen), HttpStatus.UNPROCESSABLE_CONTENT, locale);
    } catch (Conflict other) {
      return again(viewer, List.of(other.finding()), new ExportView.Department(unit, "", "", code, level, seen), HttpStatus.CONFLICT, locale);
    }
  }

  private boolean covers(Unit administrator, Unit department) {
    return places.get(administrator.place()).covers(department.place());
  }

  private PageView again(Viewer viewer, List<Finding> findings, ExportView.Department entered, HttpStatus status, Locale locale) throws IOException {
    Days days = days("", "");
    return shown(viewer, days.from().toString(), days.until().toString(), null, findings, entered, locale).status(status);
  }
}
