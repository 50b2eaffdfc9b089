package io.haihe.modules.appointment;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** When an office gives appointments, for those who decide for it. */
@Controller
@RequestMapping(OfficePages.PATH)
class OfficePages {

  static final String PATH = "/appointments/offices";

  private final Pages pages;
  private final OfficeStore offices;
  private final Units units;
  private final Desk desk;

  OfficePages(Pages pages, OfficeStore offices, Units units, Desk desk) {
    this.pages = pages;
    this.offices = offices;
    this.units = units;
    this.desk = desk;
  }

  @GetMapping
  PageView list(Viewer viewer, Locale locale) {
    if (!Desk.decides(viewer)) {
      throw new AccessDeniedException("offices");
    }
    List<OfficeChoice> own = desk.own(viewer).stream()
        .map(unit -> new OfficeChoice(unit.id(), unit.nameIn(locale), "", offices.find(unit.id()).filter(Office::open).isPresent()))
        .toList();
    return pages.view("appointment/offices").with("offices", own);
  }

  @GetMapping("/{unit}")
  PageView form(@PathVariable long unit, Viewer viewer, Locale locale) {
    Unit own = find(unit, viewer);
    return shown(own, offices.find(unit).map(OfficeForm::of).orElseGet(() -> OfficeForm.fresh(unit)), List.of(), locale);
  }

  @PostMapping("/{unit}")
  View keep(@PathVariable long unit, @RequestParam MultiValueMap<String, String> sent, Viewer viewer, Locale locale) {
    Unit own = find(unit, viewer);
    sent.set("unit", Long.toString(unit));
    OfficeForm form = OfficeForm.of(sent);
    List<Finding> wrong = new ArrayList<>();
    Optional<Office> office = form.read(own.place(), wrong);
    if (office.isEmpty()) {
      return shown(own, form, wrong, locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    offices.keep(office.get());
    return Redirects.to(DeskPages.PATH + "?office=" + unit);
  }

  private PageView shown(Unit unit, OfficeForm form, List<Finding> findings, Locale locale) {
    return pages.view("appointment/office")
        .title("appointment.office.title", unit.nameIn(locale))
        .with("form", form)
        .with("findings", findings);
  }

  private Unit find(long unit, Viewer viewer) {
    return units.find(unit)
        .filter(found -> desk.decides(viewer, unit))
        .orElseThrow(() -> new NotFound(Finding.ofField("unit", "appointment.office.unknown")));
  }
}
