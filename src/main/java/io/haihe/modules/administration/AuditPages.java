package io.haihe.modules.administration;

import io.haihe.kernel.casework.Audit;
import io.haihe.kernel.org.Exports;
import io.haihe.kernel.org.Oversight;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Trail;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Spreadsheet;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what: for administrators and auditors, each within their places. */
@Controller
class AuditPages {

  static final String PATH = "/admin/audit";
  private static final String CSV = PATH + ".csv";
  private static final int SHOWN = 50;
  private static final int CHUNK = 1000;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Pages pages;
  private final List<Trail> trails;
  private final Oversight oversight;
  private final AuditWords words;
  private final Audit audit;
  private final Exports exports;
  private final People people;
  private final Places places;
  private final Clock clock;

  AuditPages(
      Pages pages, List<Trail> trails, Oversight oversight, AuditWords words, Audit audit, Exports exports, People people, Places places,
      Clock clock) {
    this.pages = pages;
    this.trails = trails.stream().sorted(Comparator.comparingInt(Trail::order)).toList();
    this.oversight = oversight;
    this.words = words;
    this.audit = audit;
    this.exports = exports;
    this.people = people;
    this.places = places;
    this.clock = clock;
  }

  @GetMapping(PATH)
  PageView show(Viewer viewer, Locale locale, @RequestParam Map<String, String> params) {
    return page(viewer, locale, params, null);
  }

  /** Recomputes the chain of one case now. */
  @PostMapping(PATH + "/verify")
  PageView verify(Viewer viewer, Locale locale, @RequestParam(defaultValue = "") String number, @RequestParam Map<String, String> params) {
    requireOversight(viewer);
    String asked = number.strip();
    Audit.Report report =
        asked.indexOf('\0') >= 0 ? null : audit.verify(asked, place -> oversight.covers(viewer, place)).orElse(null);
    PageView page = page(viewer, locale, Map.of("trail", params.getOrDefault("trail", ""), "number", number), new Verdict(asked, report));
    return report == null ? page.status(HttpStatus.UNPROCESSABLE_CONTENT) : page;
  }

  private PageView page(Viewer viewer, Locale locale, Map<String, String> params, @Nullable Verdict verdict) {
    List<Trail> visible = visible(viewer);
    Trail trail = trail(visible, params.get("trail"));
    AuditQuery query = AuditQuery.of(params);
    ZoneId zone = zone(viewer);
    List<Finding> findings = query.findings(people);
    List<Trail.Line> read =
        findings.isEmpty() ? trail.read(viewer, query.question(trail, people, zone, params.get("after")), SHOWN + 1) : List.of();
    List<Trail.Line> lines = read.stream().limit(SHOWN).toList();
    return pages.view("administration/audit")
        .with("trails", visible.stream().map(each -> new TrailLink(each.key(), query.link(PATH, each), each == trail)).toList())
        .with("trail", trail)
        .with("query", query)
        .with("lines", lines.stream().map(line -> words.line(trail, line, zone, locale)).toList())
        .with("next", read.size() > SHOWN ? query.link(PATH, trail) + "&after=" + lines.getLast().mark() : null)
        .with("first", params.containsKey("after") ? query.link(PATH, trail) : null)
        .with("csv", query.link(CSV, trail))
        .with("verdict", verdict)
        .with("findings", findings)
        .status(findings.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @GetMapping(CSV)
  void csv(Viewer viewer, Locale locale, @RequestParam Map<String, String> params, HttpServletResponse response) throws IOException {
    Trail trail = trail(visible(viewer), params.get("trail"));
    AuditQuery query = AuditQuery.of(params);
    List<Finding> findings = query.findings(people);
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
    exports.begin(viewer, CSV + "?trail=" + trail.key(), query.filters(), clock.instant());
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"audit-" + trail.key() + ".csv\"");
    Spreadsheet.write(response.getOutputStream(), csv -> write(viewer, locale, trail, query, csv));
  }

  private void write(Viewer viewer, Locale locale, Trail trail, AuditQuery query, CSVPrinter csv) throws IOException {
    ZoneId zone = zone(viewer);
    csv.printRecord("time", "by", "kind", "what", "about", "detail");
    Trail.Question question = query.question(trail, people, zone, null);
    List<Trail.Line> lines = trail.read(viewer, question, CHUNK);
    while (!lines.isEmpty()) {
      for (Trail.Line line : lines) {
        AuditLine said = words.line(trail, line, zone, locale);
        csv.printRecord(
            Stream.of(TIME.format(said.at()), said.by(), line.kind(), said.what(), said.about(), line.detail()).map(Spreadsheet::harmless));
      }
      lines = lines.size() < CHUNK ? List.of() : trail.read(viewer, question.after(lines.getLast().mark()), CHUNK);
    }
  }

  private List<Trail> visible(Viewer viewer) {
    requireOversight(viewer);
    return trails.stream().filter(trail -> trail.visibleTo(viewer)).toList();
  }

  private void requireOversight(Viewer viewer) {
    if (!oversight.any(viewer)) {
      throw new AccessDeniedException("for administrators and auditors");
    }
  }

  private static Trail trail(List<Trail> visible, @Nullable String key) {
    return visible.stream().filter(trail -> trail.key().equals(key)).findFirst().orElseGet(visible::getFirst);
  }

  private ZoneId zone(Viewer viewer) {
    return places.cityOf(viewer.seats().getFirst().unit().place()).zone();
  }
}
