package io.haihe.modules.inspection.open;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.Spreadsheet;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/** The published results for anybody: found by party, district, department, year and result; one by one; as a table. */
@Controller
class ResultPages {

  static final String RESULTS = "/inspections/results";
  static final String CSV = "/inspections/results.csv";
  private static final int SHOWN = 30;
  private static final int IN_FILE = 5000;

  private final Pages pages;
  private final Results results;
  private final TakingPart takingPart;
  private final ResultViews views;
  private final ResultWords words;
  private final PartyViews parties;
  private final Texts texts;

  ResultPages(Pages pages, Results results, TakingPart takingPart, ResultViews views, ResultWords words, PartyViews parties, Texts texts) {
    this.pages = pages;
    this.results = results;
    this.takingPart = takingPart;
    this.views = views;
    this.words = words;
    this.parties = parties;
    this.texts = texts;
  }

  @GetMapping(RESULTS)
  @Nullable PageView find(
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String district, @RequestParam(defaultValue = "") String department,
      @RequestParam(defaultValue = "0") int year, @RequestParam(defaultValue = "") String result, @RequestParam(defaultValue = "0") long task,
      @RequestParam(defaultValue = "") String after, ServletWebRequest request, Locale locale) {
    try {
      ResultQuery query = new ResultQuery(q, district, department, year, result, task, after);
      ResultsView view = views.list(query, results.find(query, SHOWN), locale);
      return PublicAnswer.known(request, locale, view) ? null : shown(view, List.of());
    } catch (BadInput wrong) {
      ResultsView empty = views.list(new ResultQuery("", "", "", 0, "", 0, ""), new Results.Listing(List.of(), null), locale);
      ResultsView entered = new ResultsView(
          q, empty.districts(), empty.departments(), empty.years(), empty.results(), 0, "", List.of(), "", "", empty.csv(), empty.json());
      return shown(entered, wrong.findings()).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private PageView shown(ResultsView view, List<Finding> findings) {
    return pages.view("inspection/open/results").with("view", view).with("findings", findings);
  }

  /** A part of them; the header {@code Link} leads to the next. */
  @GetMapping(CSV)
  @Nullable ResponseEntity<byte[]> table(
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String district, @RequestParam(defaultValue = "") String department,
      @RequestParam(defaultValue = "0") int year, @RequestParam(defaultValue = "") String result, @RequestParam(defaultValue = "0") long task,
      @RequestParam(defaultValue = "") String after, ServletWebRequest request, Locale locale) {
    ResultQuery query = new ResultQuery(q, district, department, year, result, task, after);
    Results.Listing listing = results.find(query, IN_FILE);
    if (PublicAnswer.known(request, locale, listing)) {
      return null;
    }
    Map<Long, List<String>> fields = takingPart.fields(listing.rows());
    byte[] file = Spreadsheet.of(csv -> {
      csv.printRecord(List.of("number", "party", "code", "district", "field", "department", "result", "problems", "inspected", "published", "corrected", "changed")
          .stream().map(column -> texts.text(locale, "inspection.open.column." + column)));
      for (Result one : listing.rows()) {
        csv.printRecord(
            one.number(), Spreadsheet.harmless(one.partyName()), one.partyCode(), words.place(locale, one.district()), words.fields(locale, fields.getOrDefault(one.caseId(), List.of())),
            words.units(locale, one.departments()), words.outcome(locale, one), one.problems(), one.inspectedAt() == null ? "" : words.day(one.inspectedAt()),
            one.publishedAt() == null ? "" : words.day(one.publishedAt()), said(one.found() && one.corrected(), locale), said(one.changed(), locale));
      }
    });
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"inspections.csv\"");
    return (listing.next() == null ? answer : answer.header(HttpHeaders.LINK, "<" + query.link(CSV, listing.next()) + ">; rel=\"next\"")).body(file);
  }

  private String said(boolean yes, Locale locale) {
    return texts.text(locale, yes ? "casework.words.yes" : "casework.words.no");
  }

  @GetMapping(RESULTS + "/{number}")
  @Nullable PageView one(@PathVariable String number, ServletWebRequest request, Locale locale) {
    Result found = results.published(number).orElseThrow(() -> new NotFound(Finding.ofField("number", "inspection.open.unknown")));
    ResultView view = views.one(found, locale);
    return PublicAnswer.known(request, locale, view)
        ? null
        : pages.view("inspection/open/result").title("inspection.open.result.title", found.partyName()).with("view", view);
  }

  @GetMapping("/inspections/parties/{code}")
  @Nullable PageView party(@PathVariable String code, @RequestParam(defaultValue = "") String after, ServletWebRequest request, Locale locale) {
    PartyView view = parties.of(code, after, locale).orElseThrow(() -> new NotFound(Finding.ofField("code", "inspection.open.party.unknown")));
    return PublicAnswer.known(request, locale, view)
        ? null
        : pages.view("inspection/open/party").title("inspection.open.party.title", view.name()).with("view", view);
  }
}
