package io.haihe.modules.inspection.open;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How evenly visits lie on officers, for those who answer for departments: figures of departments, never of a person. */
@Controller
class LoadPages {

  static final String PATH = "/inspections/load";
  private static final int SHOWN = 20;

  private final Pages pages;
  private final Loads loads;
  private final Figures figures;
  private final Places places;
  private final Clock clock;

  LoadPages(Pages pages, Loads loads, Figures figures, Places places, Clock clock) {
    this.pages = pages;
    this.loads = loads;
    this.figures = figures;
    this.places = places;
    this.clock = clock;
  }

  @GetMapping(PATH)
  PageView show(@RequestParam(defaultValue = "0") int year, @RequestParam(defaultValue = "1") int page, Viewer viewer, Locale locale) {
    StaffRights.require(viewer);
    int of = year == 0 ? LocalDate.ofInstant(clock.instant(), places.zone()).getYear() : year;
    List<Unit> all = loads.departments(viewer, of);
    int at = Math.clamp(page, 1, 10_000);
    List<Unit> shown = all.stream().skip((at - 1L) * SHOWN).limit(SHOWN).toList();
    Map<Long, Load> found = loads.of(shown.stream().map(Unit::id).toList(), of);
    List<LoadView.Line> lines = shown.stream()
        .map(unit -> new LoadView.Line(unit.nameIn(locale), places.name(unit.place(), locale), found.getOrDefault(unit.id(), Load.NONE)))
        .toList();
    List<Option> years = figures.years().stream().map(one -> new Option(one.toString(), one.toString(), one == of)).toList();
    return pages.view("inspection/open/load").with("view", new LoadView(of, years, lines, at, SHOWN, all.size()));
  }
}
