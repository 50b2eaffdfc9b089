package io.haihe.modules.screen;

import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Figures;
import io.haihe.kernel.casework.Listing;
import io.haihe.kernel.org.Sight;
import io.haihe.kernel.org.Sights;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.ScreenLayout;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the cases that a figure of the screen counts, by the very formula the figure is computed with. */
@Component
class Behind {

  /** Lines are looked at page by page until there are as many; those of the last page are all shown. */
  private static final int PAGE = 50;

  /** So many cases are looked at for one answer. */
  private static final int MOST = 2000;

  /** A case may count into a month that was over before it was opened, such as a patrol planned for it; seldom one longer ago. */
  private static final int LATER_MONTHS = 3;

  private final Cases cases;
  private final Figures figures;
  private final Counts counts;
  private final Places places;
  private final Sights sights;

  Behind(Cases cases, Figures figures, Counts counts, Places places, Sights sights) {
    this.cases = cases;
    this.figures = figures;
    this.counts = counts;
    this.places = places;
    this.sights = sights;
  }

  /** Which of the cases of a ratio. */
  enum Part {
    ALL,
    COUNTED,
    MISSED;

    Part other() {
      return switch (this) {
        case ALL -> ALL;
        case COUNTED -> MISSED;
        case MISSED -> COUNTED;
      };
    }
  }

  /**
   * What is asked for.
   *
   * @param screen with the measure
   * @param state only those in this state, or null
   * @param category only those of this category itself, or null
   * @param unit only those this unit is responsible for, or null
   */
  record Question(ScreenQuery screen, Part part, @Nullable String state, @Nullable String category, @Nullable Long unit) {}

  /**
   * Some of the cases, the newest first.
   *
   * @param next where to look on, or null where there is nothing more
   */
  record Found(List<CaseRow> rows, @Nullable String next, int looked) {}

  Found find(Viewer viewer, Question question, @Nullable String cursor, Instant now) {
    CaseFilter filter = filter(question);
    List<CaseRow> found = new ArrayList<>();
    String at = cursor;
    int looked = 0;
    do {
      Listing<CaseRow> page = cases.list(viewer, filter, now, at, PAGE);
      looked += page.rows().size();
      found.addAll(counted(viewer, question, page.rows()));
      at = page.next();
    } while (at != null && found.size() < PAGE && looked < MOST);
    return new Found(found, at, looked);
  }

  private CaseFilter filter(Question question) {
    ScreenQuery screen = question.screen();
    CaseFilter open = Counts.open(screen);
    boolean now = counts.ofNow(screen);
    return switch (screen.measure()) {
      case ScreenLayout.OVERDUE -> open.overdue(true);
      case ScreenLayout.OPEN -> now ? open : open.ended(null).opened(null, end(screen, 0));
      case ScreenLayout.OPENED -> open.ended(null).opened(start(screen), end(screen, 0));
      default -> open.ended(null).opened(null, end(screen, LATER_MONTHS));
    };
  }

  private Instant start(ScreenQuery screen) {
    return screen.period().from().atStartOfDay(zone(screen)).toInstant();
  }

  private Instant end(ScreenQuery screen, int monthsLater) {
    return screen.period().to().plusDays(1).plusMonths(monthsLater).atStartOfDay(zone(screen)).toInstant();
  }

  private ZoneId zone(ScreenQuery screen) {
    return places.cityOf(screen.place().code()).zone();
  }

  private List<CaseRow> counted(Viewer viewer, Question question, List<CaseRow> rows) {
    List<CaseRow> fitting = rows.stream().filter(row -> fits(viewer, question, row)).toList();
    String measure = question.screen().measure();
    if (ScreenLayout.OF_NOW.contains(measure) || measure.equals(ScreenLayout.OPENED) || fitting.isEmpty()) {
      return question.part() == Part.MISSED ? List.of() : fitting;
    }
    Map<Long, Figures.OfCase> added =
        figures.of(fitting.stream().map(CaseRow::id).toList()).stream()
            .collect(Collectors.toMap(Figures.OfCase::caseId, Function.identity()));
    return fitting.stream().filter(row -> counts(question, added.get(row.id()))).toList();
  }

  private boolean fits(Viewer viewer, Question question, CaseRow row) {
    ScreenQuery screen = question.screen();
    boolean ofNow = ScreenLayout.OF_NOW.contains(screen.measure()) && counts.ofNow(screen);
    boolean then = !screen.measure().equals(ScreenLayout.OPEN) || ofNow
        || row.closedAt() == null || !row.closedAt().isBefore(end(screen, 0));
    return then
        && (question.state() == null || question.state().equals(row.state()))
        && (question.category() == null || question.category().equals(row.category()))
        && (question.unit() == null || question.unit() == row.responsible())
        && (ofNow || sums(viewer, row));
  }

  /** Sums count a case for the unit that is responsible for it, whoever else takes part. */
  private boolean sums(Viewer viewer, CaseRow row) {
    Set<Long> responsible = Set.of(row.responsible());
    for (Sight sight : sights.of(viewer)) {
      if (sight.covers(row.scenario(), row.place(), responsible)) {
        return true;
      }
    }
    return false;
  }

  private boolean counts(Question question, Figures.@Nullable OfCase added) {
    ScreenQuery screen = question.screen();
    Part asked = Measures.complement(screen.scenario(), screen.measure()) ? question.part().other() : question.part();
    return added != null
        && added.parts().stream()
            .filter(part -> part.indicator().equals(screen.measure()))
            .filter(part -> screen.period().holds(LocalDate.ofInstant(part.dated(), zone(screen))))
            .anyMatch(part -> switch (asked) {
              case ALL -> true;
              case COUNTED -> part.count() != 0;
              case MISSED -> part.count() < part.of();
            });
  }
}
