package io.haihe.kernel.casework;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.StoryFile;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import io.haihe.platform.Finding;
import io.haihe.platform.Worded;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One story as it is played: given a report, when steps are taken, then what is expected holds; for one case, or for several that know each other. */
final class Story {

  private final StoryFile file;
  private final JsonNode story;
  private final Scenario scenario;
  private final WorkingCalendar calendar;
  private final SampleCity city;
  private final StoryCases cases;
  private final List<Finding> failures = new ArrayList<>();
  private final Set<String> told = new TreeSet<>();
  private Optional<Outcome.Refused> refusal = Optional.empty();

  /** The step that is played: its number from 1 on, 0 for the report. */
  private int at;

  /** The case the story begins with. */
  private static final String MAIN = "main";

  /** @param scenarios others, by their keys */
  Story(
      Scenario scenario, WorkingCalendar calendar, StoryFile file, Function<String, Optional<Scenario>> scenarios) {
    this.file = file;
    this.story = file.json();
    this.scenario = scenario;
    this.calendar = calendar;
    this.city = new SampleCity(
        calendar, new StoryItems(scenario.key(), story.path("items"))::find, new StoryCertificates(story.path("certificates"))::find,
        story.path("team").valueStream().map(JsonNode::asString).toList());
    this.cases = new StoryCases(scenario, city, Moments.parse(story.path("at").asString(), calendar.zone()), scenarios);
  }

  Set<String> told() {
    return told;
  }

  SimulatedCase matter() {
    return cases.named(MAIN);
  }

  SampleCity city() {
    return city;
  }

  /** What the last step or the report was refused for, if it was. */
  Optional<Outcome.Refused> refusal() {
    return refusal;
  }

  /** As far as it comes out as told: what follows a step that did not is no finding of its own. */
  List<Finding> play() {
    try {
      if (open(MAIN, story)) {
        steps();
      }
    } catch (IllegalArgumentException | IllegalStateException | DateTimeException | JacksonException wrong) {
      fail("casework.story.wrong", String.valueOf(wrong.getMessage()));
    }
    for (SimulatedCase one : cases.of(scenario)) {
      one.timeline().forEach(entry -> tell(one.type(), entry));
      new Telling(city).of(one.type(), one.timeline()).forEach(each -> told.add(name(one.type(), each.notice().text())));
    }
    return failures;
  }

  private void steps() {
    for (JsonNode step : story.path("steps")) {
      at++;
      play(step);
      if (!failures.isEmpty()) {
        return;
      }
    }
  }

  private void play(JsonNode step) {
    SimulatedCase matter = cases.named(step.path("of").asString(MAIN));
    if (step.has("also")) {
      cases.moveTo(later(step, "after", "at"));
      open(step.path("also").asString(), step);
    } else if (step.has("expect")) {
      new StoryExpectation(matter.type(), calendar, city, matter).check(step.path("expect"))
          .forEach(difference -> fail("casework.story.differs", difference.what(), difference.expected(), difference.found()));
    } else if (step.has("wait") || step.has("until")) {
      cases.moveTo(later(step, "wait", "until"));
    } else if (step.has("pay")) {
      pay(matter, step);
    } else if (step.has("sign")) {
      sign(matter, step);
    } else {
      take(matter, step);
    }
  }

  private boolean open(String name, JsonNode node) {
    JsonNode report = node.path("report");
    CaseType type = scenario.type(node.path("case").asString(story.path("case").asString(scenario.types().keySet().iterator().next())));
    SimulatedCase matter = cases.begin(name);
    String as = report.path("as").asString("reporter");
    PlaceLevel level = PlaceLevel.valueOf(report.path("place").asString("community").toUpperCase(Locale.ROOT));
    Contact contact =
        new Contact(text(report, "name"), text(report, "phone"), text(report, "email"));
    Command.Open open =
        new Command.Open(
            actor(as), matter.clock(), null, scenario.key(), type.key(), report.path("category").asString(),
            SampleCity.place(level), point(report), text(report, "address"), report.path("text").asString("…"),
            contact, input(type.intake().form(), report.path("form")), report.path("channel").asString("web"), false);
    Optional<Outcome.Refused> refused = matter.open(open);
    compare("report", report.path("refused").asString(""), List.of(), refused);
    return refused.isEmpty();
  }

  private static @Nullable Point point(JsonNode report) {
    return report.has("longitude")
        ? new Point(report.path("longitude").asDouble(), report.path("latitude").asDouble())
        : null;
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.has(field) ? node.path(field).asString() : null;
  }

  private void take(SimulatedCase matter, JsonNode step) {
    cases.moveTo(later(step, "after", "at"));
    List<String> known = StorySteps.near(step, matter);
    Optional<Outcome.Refused> refused = step.has("task") ? takeTaskStep(matter, step) : takeTransition(matter, step);
    String what = step.path("take").asString(step.path("task").asString() + "." + step.path("step").asString());
    compare(what, step.path("refused").asString(""), known, refused);
  }

  /** @param known the steps there would have been */
  private void compare(String what, String expected, List<String> known, Optional<Outcome.Refused> refused) {
    refusal = refused;
    if (refused.isEmpty()) {
      if (!expected.isEmpty()) {
        fail("casework.story.taken", what, expected);
      }
    } else if (expected.isEmpty()) {
      refused(what, known, refused.get());
    } else if (!matches(expected, refused.get())) {
      fail("casework.story.notRefused", what, expected, words(refused.get()));
    }
  }

  private void refused(String what, List<String> known, Outcome.Refused why) {
    if (why.reason() == Outcome.Reason.NO_SUCH_STEP && !known.isEmpty()) {
      fail("casework.story.noStep", what, String.join(", ", known));
    } else {
      fail("casework.story.refused", what, words(why));
      why.findings().forEach(each -> failures.add(here(each.field(), each.code(), each.args())));
    }
  }

  private Optional<Outcome.Refused> takeTransition(SimulatedCase matter, JsonNode step) {
    String key = step.path("take").asString();
    Form form = matter.type().transition(key).map(Transition::form).orElse(null);
    return matter.act(
        new Command.Take(
            actor(step.path("as").asString()), matter.clock(), null, matter.id(), 0, key,
            input(form, step.path("with"))));
  }

  private Optional<Outcome.Refused> takeTaskStep(SimulatedCase matter, JsonNode step) {
    String kind = step.path("task").asString();
    String key = step.path("step").asString();
    int no = task(matter, kind, step.path("unit").asString(""));
    TaskType declared = matter.type().tasks().get(kind);
    TaskType.Step declaredStep = declared == null ? null : declared.steps().get(key);
    Form form = declaredStep == null ? null : declaredStep.form();
    return matter.act(
        new Command.TakeStep(
            actor(step.path("as").asString()), matter.clock(), null, matter.id(), 0, no, key,
            input(form, step.path("with"))));
  }

  /** The latest task of that kind, for that unit where one is named; an open one before all others. */
  private int task(SimulatedCase matter, String kind, String unit) {
    long id = unit.isEmpty() ? 0 : unitId(unit);
    return matter.now().tasks().values().stream()
        .filter(task -> task.type().equals(kind) && (unit.isEmpty() || task.unit() == id))
        .max(Comparator.comparing(Task::open).thenComparing(Task::no))
        .map(Task::no)
        .orElse(0);
  }

  /** Pays what is asked for; what is not asked for is refused as a step from the wrong state is. */
  private void pay(SimulatedCase matter, JsonNode step) {
    cases.moveTo(later(step, "after", "at"));
    String fee = step.path("pay").asString();
    Optional<Charge> charge = Charge.of(matter.type(), matter.now(), matter.clock(), city).filter(asked -> asked.fee().key().equals(fee));
    long amount = charge.map(Charge::fen).orElse(0L);
    if (step.has("amount") && step.path("amount").asLong() != amount) {
      fail("casework.story.differs", fee, step.path("amount").asString(), Long.toString(amount));
    }
    Optional<Outcome.Refused> refused = charge
        .map(asked -> matter.act(asked.paid(matter.clock(), null)))
        .orElse(Optional.of(Outcome.Refused.because(Outcome.Reason.WRONG_STATE)));
    compare(fee, step.path("refused").asString(""), List.of(), refused);
  }

  /** Signs by the means that is named; where it is not asked for, or not by that, it is refused as a step from the wrong state is. */
  private void sign(SimulatedCase matter, JsonNode step) {
    cases.moveTo(later(step, "after", "at"));
    String means = step.path("sign").asString();
    Optional<Outcome.Refused> refused = Signatures.asked(matter.type(), matter.now())
        .filter(rule -> rule.by().stream().anyMatch(each -> each.name().equalsIgnoreCase(means)))
        .map(rule -> matter.act(Signatures.signed(rule, matter.id(), 0, matter.clock(), null)))
        .orElse(Optional.of(Outcome.Refused.because(Outcome.Reason.WRONG_STATE)));
    compare(means, step.path("refused").asString(""), List.of(), refused);
  }

  private Instant later(JsonNode step, String span, String moment) {
    if (step.has(moment)) {
      return Moments.parse(step.path(moment).asString(), calendar.zone());
    }
    if (!step.has(span)) {
      return cases.clock();
    }
    String words = step.path(span).asString();
    Limit limit =
        Limit.parse(words).orElseThrow(() -> new IllegalArgumentException(span + ": " + words + " is no limit"));
    return calendar.due(cases.clock(), limit).at();
  }

  private Actor actor(String who) {
    return switch (who) {
      case "reporter" -> new Actor.Reporter();
      case "system" -> new Actor.Clock();
      default -> new Actor.Staff(city.person(who));
    };
  }

  private Map<String, Object> input(@Nullable Form form, JsonNode with) {
    return input(form == null ? List.of() : form.fields(), with);
  }

  private Map<String, Object> input(List<Form.Field> fields, JsonNode with) {
    Map<String, Object> input = new LinkedHashMap<>();
    with.properties().forEach(entry -> {
      Optional<Form.Field> field = fields.stream().filter(each -> each.key().equals(entry.getKey())).findFirst();
      input.put(entry.getKey(), value(entry.getValue(), field));
    });
    return input;
  }

  private Object value(JsonNode node, Optional<Form.Field> field) {
    if (node.isArray()) {
      List<Object> all = new ArrayList<>();
      node.forEach(item -> all.add(value(item, field)));
      return all;
    }
    if (node.isObject()) {
      return input(field.map(Form.Field::row).orElse(List.of()), node);
    }
    return node.isString()
        ? named(node.asString(), field)
        : node.isIntegralNumber() ? (Object) node.asLong() : node.isNumber() ? (Object) node.asDouble() : node.asBoolean();
  }

  /** A unit by its letter, a place by its level, a case of the story by its name, a file by its name; any other text is itself. */
  private Object named(String text, Optional<Form.Field> field) {
    if (text.startsWith("@")) {
      return cases.named(text.substring(1)).now().number();
    }
    String format = field.map(Form.Field::format).orElse("");
    if (format.equals("unit") || field.map(Form.Field::widget).orElse("").startsWith("unit")) {
      return unitId(text);
    }
    if (format.equals("attachment")) {
      return cases.handIn(text);
    }
    return format.equals("place") ? SampleCity.place(text).map(PlaceCode::toString).orElse(text) : text;
  }

  private long unitId(String key) {
    return city.unit(key).orElseThrow(() -> new IllegalArgumentException("no unit " + key)).id();
  }

  private boolean matches(String expected, Outcome.Refused found) {
    String reason = found.reason().name().replace("_", "");
    String words = scenario.texts().text(Locale.ENGLISH, "refusals." + expected);
    return reason.equalsIgnoreCase(expected)
        || found.text().equals("refusals." + expected)
        || found.findings().stream()
            .flatMap(finding -> finding.args().stream())
            .anyMatch(arg -> arg instanceof Worded told && told.in(Locale.ENGLISH).equals(words));
  }

  /** As a story says it behind {@code refused:}. */
  private static String words(Outcome.Refused refused) {
    return refused.text().isEmpty()
        ? StorySteps.camelCase(refused.reason().name())
        : refused.text().substring(refused.text().indexOf('.') + 1);
  }

  private void tell(CaseType type, Entry entry) {
    told.add(name(type, Happened.name(entry)));
    Happened.ledOn(type, entry).ifPresent(then -> told.add(name(type, then.key())));
  }

  /** What something is called among all that a package declares: two case types may have steps of one name. */
  static String name(CaseType type, String name) {
    return type.key() + ": " + name;
  }

  private void fail(String code, Object... args) {
    failures.add(here(null, code, Stream.concat(Stream.of(at), Arrays.stream(args)).toList()));
  }

  /** @param field the field of what was entered, or null */
  private Finding here(@Nullable String field, String code, List<Object> args) {
    StoryFile.Place place = file.place(at);
    return new Finding(file.name(), place.line(), place.column(), field, code, args);
  }
}
