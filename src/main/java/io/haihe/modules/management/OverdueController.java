package io.haihe.modules.management;

import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Listing;
import io.haihe.kernel.casework.Tallies;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.management.OverdueView.Share;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The overdue board: whose promises are broken, by how much, and who has been told. */
@Controller
class OverdueController {

  private static final int PAGE = 30;
  private static final int MOST_SOON = 50;
  private static final int MOST_SHARES = 20;
  private static final int MOST_STALLED = 50;
  private static final Duration SOON = Duration.ofHours(24);
  private static final CaseFilter STALLED =
      new CaseFilter(
          false, false, false, null, null, Set.of(), null, null, null, null, null, null, CaseFilter.Order.DUE, false,
          true, null);

  private final Pages pages;
  private final Cases cases;
  private final Tallies tallies;
  private final LateCases late;
  private final CaseLines lines;
  private final CaseWords words;
  private final Places places;
  private final Home home;
  private final Texts texts;
  private final Clock clock;

  OverdueController(
      Pages pages,
      Cases cases,
      Tallies tallies,
      LateCases late,
      CaseLines lines,
      CaseWords words,
      Places places,
      Home home,
      Texts texts,
      Clock clock) {
    this.pages = pages;
    this.cases = cases;
    this.tallies = tallies;
    this.late = late;
    this.lines = lines;
    this.words = words;
    this.places = places;
    this.home = home;
    this.texts = texts;
    this.clock = clock;
  }

  @GetMapping("/overdue")
  PageView board(Viewer viewer, Locale locale, @RequestParam @Nullable String after) {
    Instant now = clock.instant();
    CaseFilter overdue = open(true);
    Listing<CaseRow> page = cases.list(viewer, overdue, now, after, PAGE);
    List<CaseRow> soon =
        cases.list(viewer, open(false), now, null, MOST_SOON).rows().stream()
            .takeWhile(row -> row.dueAt() != null && row.dueAt().isBefore(now.plus(SOON)))
            .toList();
    OverdueView view =
        new OverdueView(
            cases.count(viewer, overdue, now).number(),
            cases.count(viewer, STALLED, now).number(),
            units(locale, viewer, overdue, now),
            places(locale, viewer, overdue, now),
            late.running(locale, viewer, ids(page), now),
            page.next() == null ? null : "/overdue?after=" + page.next(),
            after == null
                ? late.stalled(locale, viewer, ids(cases.list(viewer, STALLED, now, null, MOST_STALLED)), now)
                : List.of(),
            after == null ? lines.of(locale, soon, now) : List.of(),
            soon.size() == MOST_SOON);
    return pages.view("management/overdue").with("view", view);
  }

  private static List<Long> ids(Listing<CaseRow> page) {
    return page.rows().stream().map(CaseRow::id).toList();
  }

  private static CaseFilter open(boolean overdue) {
    return new CaseFilter(
        false, false, false, overdue, null, Set.of(), null, null, null, null, null, null, CaseFilter.Order.DUE);
  }

  private List<Share> units(Locale locale, Viewer viewer, CaseFilter filter, Instant now) {
    return tallies.byUnit(viewer, filter, now).entrySet().stream()
        .limit(MOST_SHARES)
        .map(each -> each.getKey() == 0
            ? new Share(texts.text(locale, "management.overdue.noUnit"), each.getValue(), "")
            : new Share(words.unit(locale, each.getKey()), each.getValue(), "/work?tab=overdue&unit=" + each.getKey()))
        .toList();
  }

  /** By the places right below those the viewer works in, and what lies in none of them. */
  private List<Share> places(Locale locale, Viewer viewer, CaseFilter filter, Instant now) {
    Map<PlaceCode, Long> counts = tallies.byPlace(viewer, filter, now);
    List<Share> shares = new ArrayList<>();
    for (PlaceCode root : home.places(viewer)) {
      List<Place> children = places.children(root);
      for (Place below : children.isEmpty() ? List.of(places.get(root)) : children) {
        long count =
            counts.entrySet().stream()
                .filter(each -> below.covers(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (count > 0) {
          shares.add(new Share(words.place(locale, below.code()), count, "/work?tab=overdue&place=" + below.code()));
        }
      }
      long rest = children.isEmpty() ? 0 : counts.entrySet().stream()
          .filter(each -> places.get(root).covers(each.getKey()) && children.stream().noneMatch(below -> below.covers(each.getKey())))
          .mapToLong(Map.Entry::getValue)
          .sum();
      if (rest > 0) {
        shares.add(new Share(texts.text(locale, "management.overdue.rest"), rest, ""));
      }
    }
    return shares.stream().sorted(Comparator.comparingLong(Share::count).reversed()).limit(MOST_SHARES).toList();
  }
}
