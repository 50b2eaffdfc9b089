package io.haihe.modules.screen;

import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScreenLayout;
import io.haihe.modules.screen.Behind.Part;
import io.haihe.modules.screen.Behind.Question;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** The cases behind a figure of the screen, one click away. */
@Controller
class BehindPages {

  private static final String PAGE = "/overview/cases";

  private final Pages pages;
  private final ScreenQueries queries;
  private final Behind behind;
  private final Totals totals;
  private final Measures measures;
  private final Places places;
  private final CaseWords words;
  private final TimeWords time;
  private final Texts texts;
  private final Clock clock;

  BehindPages(
      Pages pages, ScreenQueries queries, Behind behind, Totals totals, Measures measures, Places places, CaseWords words, TimeWords time,
      Texts texts, Clock clock) {
    this.pages = pages;
    this.queries = queries;
    this.behind = behind;
    this.totals = totals;
    this.measures = measures;
    this.places = places;
    this.words = words;
    this.time = time;
    this.texts = texts;
    this.clock = clock;
  }

  /** What narrows the cases of a figure further. */
  record Narrowed(
      @Nullable String part, @Nullable String state, @Nullable String category, @Nullable String unit, @Nullable String after) {}

  @GetMapping(PAGE)
  PageView page(Viewer viewer, ScreenQueries.Asked asked, Narrowed narrowed, Locale locale) {
    Instant now = clock.instant();
    ScreenQuery screen = queries.of(viewer, asked);
    Question question = new Question(screen, part(narrowed.part()), narrowed.state(), narrowed.category(), unit(narrowed.unit()));
    Behind.Found found = behind.find(viewer, question, narrowed.after(), now);
    return pages
        .view("screen/cases")
        .with("behind", new BehindView(
            figure(viewer, screen, now, locale), totals.period(screen.period(), locale), narrowed(question, locale),
            parts(question, locale), found.rows().stream().map(row -> line(row, now, locale)).toList(),
            found.next() == null ? null : link(question).queryParam("after", found.next()).build().encode().toUriString(), found.looked()))
        .with("links", new ScreenLinks(screen))
        .with("path", places.path(screen.place().code()))
        .with("places", places);
  }

  private static Part part(@Nullable String text) {
    for (Part part : Part.values()) {
      if (part.name().equalsIgnoreCase(text)) {
        return part;
      }
    }
    return Part.ALL;
  }

  private static @Nullable Long unit(@Nullable String text) {
    return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
  }

  private Figure figure(Viewer viewer, ScreenQuery screen, Instant now, Locale locale) {
    return ScreenLayout.EVERYWHERE.contains(screen.measure())
        ? totals.everywhere(viewer, screen, now, locale).get(ScreenLayout.EVERYWHERE.indexOf(screen.measure()))
        : totals.of(viewer, screen, List.of(screen.measure()), locale).getFirst();
  }

  private String narrowed(Question question, Locale locale) {
    List<String> all = new ArrayList<>();
    Scenario scenario = question.screen().scenario();
    if (scenario != null && question.state() != null) {
      all.add(scenario.texts().text(locale, "states." + question.state()));
    }
    String code = question.category();
    if (code != null) {
      Optional<Category> category = scenario == null ? Optional.empty() : scenario.categories().find(code);
      all.add(category.map(found -> found.name(locale)).orElse(code));
    }
    if (question.unit() != null) {
      all.add(words.unit(locale, question.unit()));
    }
    return String.join(" · ", all);
  }

  private List<BehindView.Choice> parts(Question question, Locale locale) {
    String measure = question.screen().measure();
    if (ScreenLayout.EVERYWHERE.contains(measure)
        || !measures.of(question.screen().scenario(), measure, locale).kind().isRatio()) {
      return List.of();
    }
    List<BehindView.Choice> parts = new ArrayList<>();
    for (Part part : Part.values()) {
      String key = part.name().toLowerCase(Locale.ROOT);
      Question other = new Question(question.screen(), part, question.state(), question.category(), question.unit());
      parts.add(new BehindView.Choice(
          texts.text(locale, "screen.cases." + key), link(other).build().encode().toUriString(), part == question.part()));
    }
    return parts;
  }

  private static UriComponentsBuilder link(Question question) {
    UriComponentsBuilder link = UriComponentsBuilder.fromUriString(new ScreenLinks(question.screen()).cases(question.screen().measure()));
    link.queryParam("part", question.part().name().toLowerCase(Locale.ROOT));
    if (question.state() != null) {
      link.queryParam("state", question.state());
    }
    if (question.category() != null) {
      link.queryParam("category", question.category());
    }
    if (question.unit() != null) {
      link.queryParam("unit", question.unit());
    }
    return link;
  }

  private BehindView.Line line(CaseRow row, Instant now, Locale locale) {
    return new BehindView.Line(
        row.number(), words.category(locale, row.scenarioVersion(), row.category()), words.scenario(locale, row.scenarioVersion(), "title"),
        words.placePath(locale, row.place()), words.state(locale, row.scenarioVersion(), row.state()),
        time.moment(locale, row.place(), row.openedAt(), now),
        row.closedAt() == null ? "" : time.moment(locale, row.place(), row.closedAt(), now));
  }
}
