package io.haihe.modules.screen;

import io.haihe.kernel.casework.papers.Paper;
import io.haihe.kernel.casework.papers.Paper.Block;
import io.haihe.kernel.casework.papers.Paper.Pair;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Texts;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A screen on paper: every figure with how it is computed, then the places. */
@Component
class ScreenPaper {

  private final Screens screens;
  private final Totals totals;
  private final Places places;
  private final TimeWords time;
  private final Texts texts;

  ScreenPaper(Screens screens, Totals totals, Places places, TimeWords time, Texts texts) {
    this.screens = screens;
    this.totals = totals;
    this.places = places;
    this.time = time;
    this.texts = texts;
  }

  Paper of(Viewer viewer, ScreenQuery query, ZonedDateTime at, Locale locale) {
    ScreenView screen = screens.of(viewer, query, at.toInstant(), locale);
    PlaceCode code = query.place().code();
    String place = places.name(code, locale);
    String what = query.scenario() == null ? texts.text(locale, "screen.all") : query.scenario().texts().text(locale, "title");
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Fields(Stream.concat(screen.totals().stream(), screen.tiles().stream()).map(ScreenPaper::pair).toList()));
    screen.panels().forEach(panel -> add(panel, blocks));
    if (!screen.areas().isEmpty()) {
      blocks.add(new Block.Heading(texts.text(locale, "screen.overview.areas")));
      List<String> head = new ArrayList<>(List.of(texts.text(locale, "screen.reports.by.place")));
      head.addAll(screen.columns());
      blocks.add(new Block.Rows(head, screen.areas().stream().map(ScreenPaper::row).toList()));
    }
    return new Paper(
        Texts.language(locale), texts.text(locale, "screen.paper.title", place, totals.period(query.period(), locale)),
        List.of(what, texts.text(locale, "screen.overview.asOf", time.exact(locale, code, at.toInstant())), texts.text(locale, "screen.paper.for", viewer.name())),
        screen.building() ? texts.text(locale, "screen.building") : "", blocks,
        (page, pages) -> texts.text(locale, "casework.paper.page", place, page, pages));
  }

  private static Pair pair(Figure figure) {
    String sums = figure.sums().isEmpty() ? "" : " (" + figure.sums() + ")";
    String compared = figure.compared().isEmpty() ? "" : "\n" + figure.compared();
    return new Pair(figure.name(), figure.text() + sums + "\n" + figure.how() + compared);
  }

  private static void add(PanelView panel, List<Block> blocks) {
    switch (panel) {
      case PanelView.Trend trend -> {
        blocks.add(new Block.Heading(trend.title()));
        List<String> head = new ArrayList<>(List.of(""));
        trend.series().forEach(series -> head.add(series.name()));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < trend.months().size(); i++) {
          List<String> row = new ArrayList<>(List.of(trend.months().get(i)));
          for (PanelView.Series series : trend.series()) {
            row.add(series.texts().get(i));
          }
          rows.add(row);
        }
        blocks.add(new Block.Rows(head, rows));
      }
      case PanelView.Bars bars -> {
        blocks.add(new Block.Heading(bars.title()));
        blocks.add(new Block.Words(bars.how()));
        blocks.add(new Block.Fields(bars.bars().stream()
            .map(bar -> new Pair(bar.name(), bar.sums().isEmpty() ? bar.text() : bar.text() + " (" + bar.sums() + ")")).toList()));
      }
    }
  }

  private static List<String> row(ScreenView.Area area) {
    List<String> row = new ArrayList<>(List.of(area.name()));
    row.addAll(area.values());
    return row;
  }
}
