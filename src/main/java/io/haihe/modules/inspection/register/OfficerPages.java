package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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

/** The register of officers: read by those who send them, kept by administrators; a head declares recusals for those of the unit. */
@Controller
@RequestMapping(OfficerPages.PATH)
class OfficerPages {

  static final String PATH = "/admin/inspection/officers";
  private static final int SHOWN = 50;
  private static final int CHANGES = 50;

  private final Pages pages;
  private final RegisterRights rights;
  private final Officers officers;
  private final OfficerDesk desk;
  private final RecusalDesk recusals;
  private final RecusalViews views;
  private final RegisterLog log;
  private final Units units;
  private final Places places;
  private final People people;
  private final Credit days;
  private final FieldNames fieldNames;
  private final SentForms forms;

  OfficerPages(
      Pages pages, RegisterRights rights, Officers officers, OfficerDesk desk, RecusalDesk recusals, RecusalViews views, RegisterLog log,
      Units units, Places places, People people, Credit days, FieldNames fieldNames, SentForms forms) {
    this.pages = pages;
    this.rights = rights;
    this.officers = officers;
    this.desk = desk;
    this.recusals = recusals;
    this.views = views;
    this.log = log;
    this.units = units;
    this.places = places;
    this.people = people;
    this.days = days;
    this.fieldNames = fieldNames;
    this.forms = forms;
  }

  @GetMapping
  PageView list(
      Viewer viewer, @RequestParam(defaultValue = "0") long unit, @RequestParam(defaultValue = "ALL") String show,
      @RequestParam(defaultValue = "0") long after, Locale locale) {
    LocalDate today = days.today(rights.city(viewer).root().code());
    List<Unit> own = rights.units(viewer);
    List<Long> asked = own.stream().map(Unit::id).filter(id -> unit == 0 || id == unit).toList();
    OfficerDesk.Show shown =
        Arrays.stream(OfficerDesk.Show.values()).filter(each -> each.name().equals(show)).findFirst().orElse(OfficerDesk.Show.ALL);
    List<Officer> found = desk.list(asked, shown, today, after, SHOWN + 1);
    List<OfficerLine> lines = found.stream()
        .limit(SHOWN)
        .map(officer -> new OfficerLine(officer, units.get(officer.unit()).nameIn(locale), officer.validUntil().isBefore(today)))
        .toList();
    String link = PATH + "?unit=" + unit + "&show=";
    return pages.view("inspection/register/officers")
        .with("lines", lines)
        .with("fieldNames", fieldNames.in(locale))
        .with("units", own.stream().filter(each -> each.kind() != Unit.Kind.PLACE_OFFICE).limit(400).toList())
        .with("unit", unit)
        .with("shown", shown.name())
        .with("link", link)
        .with("first", after == 0)
        .with("next", found.size() > SHOWN ? link + shown + "&after=" + lines.getLast().officer().id() : null)
        .with("keeps", !rights.keeps(viewer).isEmpty());
  }

  @GetMapping("/{id}")
  PageView one(Viewer viewer, @PathVariable long id, Locale locale) {
    return shown(viewer, find(viewer, id), RecusalEntered.nothing(), "", List.of(), locale);
  }

  private PageView shown(
      Viewer viewer, Officer officer, RecusalEntered entered, String login, List<Finding> findings, Locale locale) {
    LocalDate today = days.today(officer.region());
    boolean sees = rights.heads(viewer, officer) || rights.keeps(viewer, officer) || viewer.has(Role.AUDITOR);
    return pages.view("inspection/register/officer")
        .title("inspection.register.officer.title", officer.name())
        .with("officer", officer)
        .with("fieldNames", fieldNames.in(locale))
        .with("unit", units.get(officer.unit()).nameIn(locale))
        .with("region", places.pathName(officer.region(), locale))
        .with("account", officer.person() == 0 ? "" : people.find(officer.person()).map(Person::login).orElse(""))
        .with("expired", officer.validUntil().isBefore(today))
        .with("keeps", rights.keeps(viewer, officer))
        .with("other", officer.person() != viewer.person())
        .with("heads", rights.heads(viewer, officer))
        .with("sees", sees)
        .with("recusals", sees ? views.of(officer, today) : List.of())
        .with("entered", entered)
        .with("login", login)
        .with("changes", sees ? changes(officer) : List.of())
        .with("findings", findings)
        .status(findings.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private List<OfficerChange> changes(Officer officer) {
    return log.of(officer.id(), CHANGES).stream()
        .map(line -> new OfficerChange(
            line.at().atZone(places.cityOf(officer.region()).zone()).toLocalDateTime().withNano(0).toString().replace('T', ' '),
            line.kind().name(), who(line.person()), line.detail()))
        .toList();
  }

  private String who(@Nullable Long person) {
    return person == null ? "" : people.nameOf(person);
  }

  @PostMapping("/{id}/status")
  View status(
      Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "") String reason,
      @RequestParam MultiValueMap<String, String> sent, Locale locale) {
    Officer officer = kept(viewer, id);
    Officer.Status to =
        Arrays.stream(Officer.Status.values()).filter(each -> each.name().equals(status)).findFirst().orElse(officer.status());
    return again(
        viewer, officer, RecusalEntered.nothing(), "", locale,
        () -> once(viewer, "status", officer, sent, () -> desk.set(officer, to, reason, viewer.person())));
  }

  @PostMapping("/{id}/account")
  View account(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String login,
      @RequestParam MultiValueMap<String, String> sent, Locale locale) {
    Officer officer = kept(viewer, id);
    return again(
        viewer, officer, RecusalEntered.nothing(), login, locale,
        () -> once(viewer, "account", officer, sent, () -> desk.link(officer, login, viewer.person())));
  }

  private void once(Viewer viewer, String what, Officer officer, MultiValueMap<String, String> sent, Runnable deed) {
    forms.made(viewer, PATH + "/" + officer.id() + "/" + what, sent, () -> {
      deed.run();
      return officer.id();
    });
  }

  @PostMapping("/{id}/recusals")
  View recusal(
      Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String party, @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String until, @RequestParam(defaultValue = "") String why, Locale locale) {
    Officer officer = headed(viewer, id);
    RecusalEntered entered = new RecusalEntered(party, reason, until, why);
    return again(
        viewer, officer, entered, "", locale, () -> recusals.declare(officer, entered, days.today(officer.region()), rights.authority(viewer, officer)));
  }

  @PostMapping("/{id}/recusals/{recusal}/end")
  View end(
      Viewer viewer, @PathVariable long id, @PathVariable long recusal, @RequestParam(defaultValue = "") String why, Locale locale) {
    Officer officer = headed(viewer, id);
    return again(
        viewer, officer, RecusalEntered.nothing(), "", locale,
        () -> recusals.end(officer, recusal, days.today(officer.region()), viewer.person(), why));
  }

  private View again(Viewer viewer, Officer officer, RecusalEntered entered, String login, Locale locale, Runnable deed) {
    try {
      deed.run();
      return Redirects.to(PATH + "/" + officer.id());
    } catch (BadInput bad) {
      return shown(viewer, officer, entered, login, bad.findings(), locale);
    }
  }

  private Officer find(Viewer viewer, long id) {
    rights.requireReader(viewer);
    return officers.find(id)
        .filter(officer -> rights.reads(viewer, officer))
        .orElseThrow(() -> new NotFound(Finding.ofField("id", "inspection.register.officer.unknown")));
  }

  private Officer kept(Viewer viewer, long id) {
    Officer officer = find(viewer, id);
    if (!rights.keeps(viewer, officer)) {
      throw new AccessDeniedException("for administrators of the place");
    }
    return officer;
  }

  private Officer headed(Viewer viewer, long id) {
    Officer officer = find(viewer, id);
    if (!rights.heads(viewer, officer)) {
      throw new AccessDeniedException("for the head of the unit");
    }
    return officer;
  }
}
