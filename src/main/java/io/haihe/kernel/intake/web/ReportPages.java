package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.intake.HeldFiles;
import io.haihe.kernel.intake.Reports;
import io.haihe.kernel.intake.Whereabouts;
import io.haihe.kernel.intake.form.AnswerFiles;
import io.haihe.kernel.intake.form.Questions;
import io.haihe.kernel.intake.web.ReportPage.HeldView;
import io.haihe.kernel.intake.web.ReportPage.SimilarCase;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Limit;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Categories;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Shows a report form, empty or as it was entered. */
@Component
class ReportPages {

  /** Asked for by type so that phones convert other pictures themselves. */
  private static final String FILE_TYPES = "image/jpeg,image/png,image/webp,application/pdf,text/plain";
  private static final String APPS = ",application/vnd.android.package-archive,.apk";

  private final Pages pages;
  private final PlaceFields places;
  private final Questions questions;
  private final HeldFiles held;
  private final AnswerFiles answers;
  private final TimeWords time;
  private final Texts texts;
  private final AdviceViews advice;
  private final SignedInReporter signedIn;

  ReportPages(
      Pages pages, PlaceFields places, Questions questions, HeldFiles held, AnswerFiles answers, TimeWords time,
      Texts texts, AdviceViews advice, SignedInReporter signedIn) {
    this.pages = pages;
    this.places = places;
    this.questions = questions;
    this.held = held;
    this.answers = answers;
    this.time = time;
    this.texts = texts;
    this.advice = advice;
    this.signedIn = signedIn;
  }

  /**
   * @param fresh whether nothing was entered yet
   * @param onSite whether whoever fills it in may stand where it is about
   * @param channels what staff may choose; empty for residents
   */
  record Shown(
      ReportKind kind,
      City city,
      ReportForm form,
      boolean fresh,
      List<Finding> findings,
      Whereabouts.@Nullable Unclear unclear,
      boolean onSite,
      List<String> channels,
      List<SimilarCase> similar,
      Locale locale) {}

  PageView show(Shown shown) {
    boolean wrong = !shown.findings().isEmpty() || shown.unclear() != null || !shown.similar().isEmpty();
    ReportPage page = page(shown);
    return pages
        .view("intake/report")
        .title("intake.report.heading", page.words().heading())
        .with("view", page)
        .with("findings", shown.findings())
        .with("listed", listed(shown.findings(), page))
        .with("saves", shown.channels().isEmpty() && (signedIn.present() || shown.findings().contains(SignedInReporter.SIGNED_OUT)))
        .with("unsure", wrong ? null : unsure(shown))
        .with("offersAccount", shown.channels().isEmpty() && signedIn.possible())
        .status(wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
  }

  /** All that is wrong in the order of the page, and with it that the place is not clear. */
  private static List<Finding> listed(List<Finding> findings, ReportPage page) {
    List<Finding> all = new ArrayList<>(findings);
    if (page.place().asked() != null) {
      all.add(Finding.ofField("place", page.place().asked()));
    }
    List<String> order = new ArrayList<>(List.of("channel", "text", "category"));
    order.addAll(page.sheet().paths());
    order.addAll(List.of("point", "place", "address", "files", "contact.name", "contact.phone", "contact.email"));
    all.sort(Comparator.comparingInt(fault -> fault.field() == null ? -1 : position(order, fault.field())));
    return all;
  }

  /** A field that is not shown stands with the rows it is of. */
  private static int position(List<String> order, String field) {
    int at = order.indexOf(field);
    return at >= 0 || !field.contains(".") ? at : position(order, field.substring(0, field.lastIndexOf('.')));
  }

  /** What a resident should know before filling in the form. */
  private @Nullable Finding unsure(Shown shown) {
    return shown.channels().isEmpty() ? Reports.unsure(shown.kind().type(), signedIn.assurance()).orElse(null) : null;
  }

  private ReportPage page(Shown shown) {
    boolean staff = !shown.channels().isEmpty();
    ReportForm form = shown.form();
    Locale locale = shown.locale();
    String path = (staff ? "/cases/new/" : "/report/") + shown.kind().path();
    Categories categories = shown.kind().categories();
    String searched = form.search().isBlank() && form.category().isBlank() ? form.text() : form.search();
    AdviceView suggested = advice(shown);
    return new ReportPage(
        path,
        ReportWords.of(shown.kind(), staff, texts, locale),
        shown.kind().summary(locale),
        staff,
        shown.onSite(),
        shown.channels(),
        form,
        shown.kind().type().intake(),
        CategorySearch.groups(categories, locale, staff),
        hits(categories, searched, suggested, staff, locale),
        suggested,
        places.of(shown.city(), form.places(), form.longitude(), form.latitude(), shown.unclear(), locale),
        questions.of(locale, shown.kind().type().intake().form(), new Questions.Asked(
            shown.kind().scenario().texts(), shown.kind().scenario().key(), shown.city().root().code(), form.fields(), shown.fresh(), shown.findings(), "",
            path, "", answers.held(form.answers(), shown.kind().type().intake().form()))),
        held.list(form.key()).stream()
            .map(file -> new HeldView(file.id(), file.info().name(), Math.max(1, file.info().size() / 1024)))
            .toList(),
        fileTypes(shown.kind().type()),
        retention(shown.kind(), locale),
        shown.similar());
  }

  /** The part of the page that offers kinds of problem. */
  PageView hits(String title, ReportKind kind, String words, @Nullable AdviceView suggested, boolean all, Locale locale) {
    return pages
        .view("intake/hits")
        .title(title)
        .with("hits", hits(kind.categories(), words, suggested, all, locale))
        .with("searched", !words.isBlank())
        .with("chosen", "")
        .with("advice", suggested);
  }

  /** Words are looked for only where nothing is suggested. */
  private static List<CategoryHit> hits(
      Categories categories, String words, @Nullable AdviceView suggested, boolean all, Locale locale) {
    return suggested != null ? List.of() : CategorySearch.find(categories, words, locale, all);
  }

  /** What a file field offers to choose from. */
  static String fileTypes(CaseType type) {
    return type.examination() == null ? FILE_TYPES : FILE_TYPES + APPS;
  }

  /** Once a category is chosen, or looked for by other words, nothing is suggested. */
  private @Nullable AdviceView advice(Shown shown) {
    ReportForm form = shown.form();
    if (!form.search().isBlank() || !form.category().isBlank() || form.text().isBlank()) {
      return null;
    }
    return shown.channels().isEmpty()
        ? advice.toResident(shown.kind(), form.text(), shown.locale())
        : advice.toStaff(shown.kind(), form.text(), places.chosen(shown.city(), form.places()), shown.locale());
  }

  private String retention(ReportKind kind, Locale locale) {
    Limit kept = kind.type().privacy().retention();
    return kept == null ? "" : texts.text(locale, "intake.contact.retention", time.limit(locale, kept));
  }
}
