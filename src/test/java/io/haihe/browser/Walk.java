package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Deadlines;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.TaskType;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** A story walked through the pages: whoever takes a step in it opens the case here, presses the button, fills in the form and sends it. */
final class Walk {

  private final Cases cases;
  private final Casework casework;
  private final Deadlines deadlines;
  private final FollowLinks links;
  private final SettableClock clock;
  private final WorkingCalendar calendar;
  private final Viewer reader;
  private final Crew crew;
  private final Tale tale;
  private String number = "";

  Walk(ApplicationContext context, WorkingCalendar calendar, Viewer reader, Crew crew, Tale tale) {
    this.cases = context.getBean(Cases.class);
    this.casework = context.getBean(Casework.class);
    this.deadlines = context.getBean(Deadlines.class);
    this.links = context.getBean(FollowLinks.class);
    this.clock = context.getBean(SettableClock.class);
    this.calendar = calendar;
    this.reader = reader;
    this.crew = crew;
    this.tale = tale;
  }

  /** @return the final states the case came to, in order; a story may go on after its end */
  Set<String> toTheEnd() {
    Set<String> ends = new LinkedHashSet<>();
    clock.set(tale.begins());
    number = tale.report().path("as").asString().equals("system") ? opened() : new Entry(crew, tale).send();
    for (JsonNode step : tale.steps()) {
      pass(step);
      if (!step.has("refused") && (step.has("take") || step.has("task"))) {
        take(step);
      }
      Case now = now();
      if (now.ended()) {
        ends.add(now.state());
      }
    }
    return ends;
  }

  /** As a module opens it: there is no page for that. */
  private String opened() {
    JsonNode report = tale.report();
    Map<String, Object> form = new HashMap<>();
    report.path("form").properties().forEach(field -> form.put(field.getKey(), entered(field.getKey(), field.getValue())));
    Outcome outcome = casework.open(new Command.Open(
        new Actor.Clock(), clock.instant(), null, tale.scenario().key(), tale.type().key(), report.path("category").asString(), TinyCity.NANLI,
        null, null, report.path("text").asString(), Contact.NONE, form, "module", false));
    assertThat(outcome).isInstanceOf(Outcome.Moved.class);
    return ((Outcome.Moved) outcome).number();
  }

  private Object entered(String field, JsonNode value) {
    boolean unit = Objects.requireNonNull(tale.type().intake().form()).field(field).filter(one -> one.format().equals("unit")).isPresent();
    if (value.isArray()) {
      return value.valueStream().map(each -> entered(field, each)).toList();
    }
    return unit ? crew.unit(value.asString()).id() : value.isIntegralNumber() ? (Object) value.asLong() : value.asString();
  }

  private Case now() {
    return cases.find(reader, number).orElseThrow();
  }

  /** Time passes, and what falls due on the way fires at its own moment. */
  private void pass(JsonNode step) {
    Instant later = later(step);
    deadlines.fireCase(now().id(), later);
    clock.set(later);
  }

  private Instant later(JsonNode step) {
    String moment = step.path("at").asString(step.path("until").asString(""));
    String span = step.path("after").asString(step.path("wait").asString(""));
    return !moment.isEmpty()
        ? Tale.moment(moment)
        : span.isEmpty() ? clock.instant() : calendar.due(clock.instant(), Limit.parse(span).orElseThrow()).at();
  }

  private void take(JsonNode step) {
    String as = step.path("as").asString();
    int before = now().version();
    if (as.equals("reporter")) {
      takeAsReporter(step.path("take").asString(), step.path("with"));
    } else {
      takeAsStaff(as, step);
    }
    assertThat(now().version()).as("taken: " + step).isGreaterThan(before);
  }

  private void takeAsReporter(String transition, JsonNode with) {
    Page page = crew.resident();
    page.navigate("/follow/" + number + "/" + links.token(number));
    Locator form = page.locator("form[action$='/take/" + transition + "']");
    assertThat(form.count()).as(transition + " is offered to the reporter:\n" + page.locator("main").innerText()).isOne();
    Locator button = form.locator(".button-row button");
    if (!button.isVisible()) {
      page.locator("details:has(form[action$='/take/" + transition + "']) > summary").click();
    }
    fill(form, with);
    button.click();
    page.waitForLoadState();
    assertThat(page.locator(".alert.danger, #actions .error").allInnerTexts()).as(transition).isEmpty();
  }

  private void takeAsStaff(String as, JsonNode step) {
    Case now = now();
    Task task = step.has("task") ? task(now, step) : null;
    String path = task == null
        ? "/steps/" + step.path("take").asString()
        : "/tasks/" + task.no() + "/" + step.path("step").asString();
    Staff staff = crew.who(as, permits(step), now, task).stream()
        .filter(one -> one.open(number).page().locator("main a[href$='" + path + "']").count() > 0)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody is offered " + step + " in the state " + now.state()));
    staff.page().locator("main a[href$='" + path + "']").first().click();
    fill(staff.page().locator("main form.form"), step.path("with"));
    staff.send();
  }

  private void fill(Locator form, JsonNode with) {
    new Filling(form, letter -> Long.toString(crew.unit(letter).id())).enter(with);
  }

  private List<Permit> permits(JsonNode step) {
    if (step.has("take")) {
      return tale.type().transition(step.path("take").asString()).orElseThrow().by();
    }
    TaskType kind = Objects.requireNonNull(tale.type().tasks().get(step.path("task").asString()));
    List<Permit> by = Objects.requireNonNull(kind.steps().get(step.path("step").asString())).by();
    Role role = kind.role();
    return by.isEmpty() ? List.of(new Permit(Permit.Kind.TASK, role)) : by;
  }

  /** The latest task of that kind, for that unit where one is named. */
  private Task task(Case now, JsonNode step) {
    String letter = step.path("unit").asString("");
    return now.tasks().values().stream()
        .filter(task -> task.type().equals(step.path("task").asString()))
        .filter(task -> letter.isEmpty() || task.unit() == 0 || task.unit() == crew.unit(letter).id())
        .max(Comparator.comparingInt(Task::no))
        .orElseThrow(() -> new AssertionError("no such task: " + step));
  }
}
