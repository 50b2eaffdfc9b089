package io.haihe.modules.inspection.open;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.plan.Pointing;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes of results what pages show. */
@Component
class ResultViews {

  private final Results results;
  private final TakingPart takingPart;
  private final Figures figures;
  private final Programme programme;
  private final Pointing pointing;
  private final ResultWords words;
  private final OrderViews orders;
  private final Places places;
  private final Units units;
  private final Texts texts;

  ResultViews(
      Results results, TakingPart takingPart, Figures figures, Programme programme, Pointing pointing, ResultWords words, OrderViews orders,
      Places places, Units units, Texts texts) {
    this.results = results;
    this.takingPart = takingPart;
    this.figures = figures;
    this.programme = programme;
    this.pointing = pointing;
    this.words = words;
    this.orders = orders;
    this.places = places;
    this.units = units;
    this.texts = texts;
  }

  ResultsView list(ResultQuery query, Results.Listing listing, Locale locale) {
    return new ResultsView(
        query.q(), districts(query.district(), locale), departments(query.department(), locale), years(query.year()),
        outcomes(query.result(), locale), query.task(), title(query.task()), lines(listing.rows(), locale),
        query.after().isEmpty() ? "" : query.link(ResultPages.RESULTS, ""),
        listing.next() == null ? "" : query.link(ResultPages.RESULTS, listing.next()), query.link(ResultPages.CSV, ""),
        query.link(ResultsApi.RESULTS, ""));
  }

  /** Of a task that is no secret any more: who asks for it by a number of which nothing is published yet is told nothing. */
  private String title(long task) {
    return programme.task(task)
        .filter(found -> programme.plan(found.plan()).isPresent() || figures.ofTasks(List.of(task)).getOrDefault(task, Counts.NONE).published() > 0)
        .map(Programme.TaskLine::title)
        .orElse("");
  }

  List<ResultLine> lines(List<Result> shown, Locale locale) {
    Map<Long, List<String>> fields = takingPart.fields(shown);
    return shown.stream().map(one -> line(one, fields.getOrDefault(one.caseId(), List.of()), locale)).toList();
  }

  private ResultLine line(Result one, List<String> fields, Locale locale) {
    return new ResultLine(
        one.number(), one.partyCode(), one.partyName(), words.place(locale, one.district()), words.fields(locale, fields),
        words.units(locale, one.departments()), words.outcome(locale, one), one.found() ? "warn" : one.judged() ? "ok" : "", one.problems(),
        words.date(locale, one.inspectedAt()), words.date(locale, one.publishedAt()), one.objecting(), one.changed(), one.found() && one.corrected(),
        one.sample());
  }

  ResultView one(Result one, Locale locale) {
    Optional<Programme.TaskLine> task = programme.task(one.task());
    Witnessed witnessed = results.witnessed(one.visit());
    return new ResultView(
        lines(List.of(one), locale).getFirst(), one.partyName(), words.path(locale, one.place()), one.risk(), "inspection.open.kind." + one.kind(), one.task(),
        task.map(Programme.TaskLine::title).orElse(""), task.map(Programme.TaskLine::plan).flatMap(programme::plan).map(Programme.PlanLine::id).orElse(0L),
        task.filter(found -> found.revealedAt() != null).isPresent(), pointing.to(one.task(), one.partyCode()), pointing.items(one.task()), one.checked(), one.summary(), results.certificates(one.visit()),
        signed(witnessed, locale),
        photos(witnessed, locale), one.objections(), one.atCounter(),
        one.closedAt() == null && one.objections() < 2 ? words.date(locale, one.objectUntil()) : "", words.date(locale, one.publishDue()), one.inTime(),
        results.sentBack(one.visit()), one.decision().explanation(), words.outcome(locale, one.decision().resultBefore()), one.decision().problemsBefore(), words.date(locale, one.settled().at()), one.settled().at() == null ? "" : one.settled().seen(),
        one.settled().problemsBefore(), words.date(locale, one.settled().publishedBefore()), orders.of(one, locale));
  }

  private String signed(Witnessed witnessed, Locale locale) {
    return witnessed.known() ? texts.text(locale, "inspection.open.signed." + witnessed.key()) : "";
  }

  private String photos(Witnessed witnessed, Locale locale) {
    if (!witnessed.known()) {
      return "";
    }
    return witnessed.photos() > 0
        ? texts.text(locale, "inspection.open.photos.some", witnessed.photos())
        : texts.text(locale, witnessed.reason() ? "inspection.open.photos.reason" : "inspection.open.photos.none");
  }

  List<Option> districts(String chosen, Locale locale) {
    List<Option> options = new ArrayList<>();
    for (City city : places.cities()) {
      for (Place district : places.children(city.root().code())) {
        String code = district.code().toString();
        options.add(new Option(code, places.name(district.code(), locale), code.equals(chosen)));
      }
    }
    return options;
  }

  /** Of each kind of department one, whatever the district. */
  private List<Option> departments(String chosen, Locale locale) {
    Map<String, Unit> found = new LinkedHashMap<>();
    for (long id : figures.units()) {
      units.find(id).ifPresent(unit -> found.merge(unit.templateKey(), unit, (one, other) -> one.place().compareTo(other.place()) <= 0 ? one : other));
    }
    return found.entrySet().stream()
        .map(one -> new Option(one.getKey(), one.getValue().nameIn(locale), one.getKey().equals(chosen)))
        .toList();
  }

  List<Option> years(int chosen) {
    return figures.years().stream().map(year -> new Option(year.toString(), year.toString(), year == chosen)).toList();
  }

  private List<Option> outcomes(String chosen, Locale locale) {
    return Arrays.stream(Outcome.values())
        .map(one -> new Option(one.key(), texts.text(locale, "inspection.open.result." + one.key()), one.key().equals(chosen)))
        .toList();
  }
}
