package io.haihe.modules.counter;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What one can queue for at an office, for whoever decides for it. */
@Controller
@RequestMapping(QueuePages.PATH)
class QueuePages {

  static final String PATH = "/counter/queues";
  private static final int LONGEST = 40;

  private final Pages pages;
  private final QueueStore queues;
  private final Units units;
  private final Places places;

  QueuePages(Pages pages, QueueStore queues, Units units, Places places) {
    this.pages = pages;
    this.queues = queues;
    this.units = units;
    this.places = places;
  }

  static boolean decides(Viewer viewer) {
    return viewer.has(Role.UNIT_HEAD) || viewer.has(Role.COMMAND_CENTRE);
  }

  private boolean decides(Viewer viewer, Unit unit) {
    return viewer.seats().stream().anyMatch(seat ->
        seat.role() == Role.UNIT_HEAD && seat.unit().id() == unit.id()
            || seat.role() == Role.COMMAND_CENTRE && places.get(seat.unit().place()).covers(unit.place()));
  }

  @GetMapping
  PageView list(Viewer viewer, Locale locale) {
    if (!decides(viewer)) {
      throw new AccessDeniedException("queues");
    }
    List<WindowView.Choice> own = viewer.seats().stream()
        .flatMap(seat -> seat.role() == Role.COMMAND_CENTRE ? units.at(seat.unit().place()).stream() : Stream.of(seat.unit()))
        .distinct()
        .filter(unit -> decides(viewer, unit))
        .map(unit -> new WindowView.Choice(unit.id(), unit.nameIn(locale), !queues.of(unit.id()).isEmpty()))
        .toList();
    return pages.view("counter/queues").with("offices", own);
  }

  @GetMapping("/{unit}")
  PageView show(@PathVariable long unit, Viewer viewer, Locale locale) {
    return shown(find(unit, viewer), "", "", "", List.of(), locale);
  }

  @PostMapping("/{unit}")
  View keep(
      @PathVariable long unit, @RequestParam(defaultValue = "") String letter, @RequestParam(defaultValue = "") String nameZh,
      @RequestParam(defaultValue = "") String nameEn, @RequestParam(defaultValue = "true") boolean open, Viewer viewer, Locale locale) {
    Unit office = find(unit, viewer);
    List<Finding> wrong = new ArrayList<>();
    if (!letter.matches("[A-Z]")) {
      wrong.add(Finding.ofField("letter", "counter.queue.letter"));
    }
    if (nameZh.isBlank() || nameZh.length() > LONGEST || nameEn.length() > LONGEST) {
      wrong.add(Finding.ofField("nameZh", "counter.queue.name", LONGEST));
    }
    if (!wrong.isEmpty()) {
      return shown(office, letter, nameZh, nameEn, wrong, locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    queues.keep(new Queue(unit, letter, office.place(), nameZh.strip(), nameEn.strip(), open));
    return Redirects.to(PATH + "/" + unit);
  }

  private PageView shown(Unit unit, String letter, String nameZh, String nameEn, List<Finding> findings, Locale locale) {
    return pages.view("counter/queue")
        .title("counter.queue.title", unit.nameIn(locale))
        .with("unit", unit.id())
        .with("queues", queues.of(unit.id()))
        .with("letter", letter)
        .with("nameZh", nameZh)
        .with("nameEn", nameEn)
        .with("findings", findings);
  }

  private Unit find(long unit, Viewer viewer) {
    return units.find(unit).filter(found -> decides(viewer, found)).orElseThrow(() -> new NotFound(Finding.ofField("unit", "counter.unknown")));
  }
}
