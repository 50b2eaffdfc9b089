package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.By;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.EntryVersions;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.FieldWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.intake.web.FollowPage.Detail;
import io.haihe.kernel.intake.web.FollowPage.FileLink;
import io.haihe.kernel.intake.web.FollowPage.Step;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What of a timeline its reporter may read: where the case stands, what was entered in fields the scenario calls public, open notes and
 * files, and the reporter's own words. Who did it is not said.
 */
@Component
class PublicSteps {

  private static final Set<Transition.Intent> ASK_FOR_ANOTHER = Set.of(Transition.Intent.RETURN, Transition.Intent.REQUEST);

  private final Texts texts;
  private final TimeWords time;
  private final Scenarios scenarios;
  private final FieldWords fields;
  private final CaseWords words;

  PublicSteps(Texts texts, TimeWords time, Scenarios scenarios, FieldWords fields, CaseWords words) {
    this.texts = texts;
    this.time = time;
    this.scenarios = scenarios;
    this.fields = fields;
    this.words = words;
  }

  /** For whom the steps are written, and when. */
  private record Reading(Case matter, int version, Scenario scenario, String base, Locale locale, Instant now, Map<String, FileLink> files) {

    CaseType type() {
      return scenario.type(matter.type());
    }

    String about() {
      return type().intake().aboutItsReader() ? "about." : "";
    }
  }

  /** The newest first. */
  List<Step> of(Case matter, List<Entry> timeline, String base, Locale locale, Instant now) {
    Map<Integer, Integer> versions = EntryVersions.of(matter, timeline);
    Map<String, FileLink> files = files(timeline, base);
    Handovers handovers = new Handovers();
    return timeline.stream()
        .flatMap(entry -> {
          int version = versions.getOrDefault(entry.seq(), matter.scenarioVersion());
          Reading reading = new Reading(matter, version, scenarios.version(version), base, locale, now, files);
          return Stream.concat(step(reading, entry).stream(), handedOver(reading, entry, handovers).stream());
        })
        .toList()
        .reversed();
  }

  private Optional<Step> handedOver(Reading reading, Entry entry, Handovers handovers) {
    Transition transition = reading.type().transitions().get(entry.name());
    boolean asks = transition != null && ASK_FOR_ANOTHER.contains(transition.intent());
    boolean staff = entry.kind() == Entry.Kind.MOVED && entry.by().kind() == By.Kind.STAFF;
    List<Detail> said =
        staff && transition != null ? details(reading, transition.form(), entry.input(), false) : List.of();
    return handovers.next(entry, asks, said).map(handover -> {
      String from = words.unit(reading.locale(), handover.from());
      String to = words.unit(reading.locale(), handover.to());
      String what =
          handover.why().isEmpty()
              ? say(reading, "handed", from, to)
              : say(reading, "handedBecause", from, to, handover.why().getFirst().value());
      return step(reading, entry, Step.HANDED, what, handover.why().stream().skip(1).toList());
    });
  }

  /** The files the reporter may see, by their SHA-256. */
  private static Map<String, FileLink> files(List<Entry> timeline, String base) {
    Map<String, FileLink> files = new HashMap<>();
    timeline.stream().filter(entry -> entry.kind() == Entry.Kind.ATTACHED && entry.open())
        .forEach(entry -> files.put(String.valueOf(entry.input().get("sha256")), link(base, entry)));
    return files;
  }

  private Optional<Step> step(Reading reading, Entry entry) {
    return switch (entry.kind()) {
      case OPENED -> Optional.of(opened(reading, entry));
      case MOVED -> moved(reading, entry);
      case STEPPED -> stepped(reading, entry);
      case FIRED -> fired(reading, entry);
      case NOTED -> entry.open() ? Optional.of(note(reading, entry)) : Optional.empty();
      case ATTACHED -> entry.open() ? Optional.of(file(reading, entry)) : Optional.empty();
      case RELATED -> related(reading, entry);
      case MIGRATED -> migrated(reading, entry);
      case CLAIMED, ASSIGNED -> Optional.empty();
    };
  }

  private Step opened(Reading reading, Entry entry) {
    boolean own = entry.by().kind() == By.Kind.REPORTER;
    Map<String, Object> entered = entry.changes().opened() == null ? Map.of() : entry.changes().opened().form();
    List<Detail> answers = details(reading, reading.type().intake().form(), entered, own);
    return step(reading, entry, "ok", say(reading, reading.about() + "opened"), answers);
  }

  /** Where the case stands now is told, where that is another state than before. */
  private Optional<Step> migrated(Reading reading, Entry entry) {
    String state = entry.changes().state();
    return state == null
        ? Optional.empty()
        : Optional.of(step(reading, entry, "", state(reading.scenario(), state, reading.locale()), List.of()));
  }

  private Optional<Step> moved(Reading reading, Entry entry) {
    Transition transition = reading.type().transitions().get(entry.name());
    boolean own = entry.by().kind() == By.Kind.REPORTER;
    List<Detail> details = details(reading, transition == null ? null : transition.form(), entry.input(), own);
    String state = entry.changes().state();
    if (own) {
      return Optional.of(step(reading, entry, "note",
          say(reading, "you", words(reading, "transitions." + entry.name())), details));
    }
    if (state != null) {
      return Optional.of(step(reading, entry, Boolean.TRUE.equals(entry.changes().ended()) ? "ok" : "",
          state(reading.scenario(), state, reading.locale()), details));
    }
    return details.isEmpty()
        ? Optional.empty()
        : Optional.of(step(reading, entry, "", words(reading, "transitions." + entry.name()), details));
  }

  private Optional<Step> stepped(Reading reading, Entry entry) {
    String[] path = entry.name().split("\\.", 2);
    TaskType task = reading.type().tasks().get(path[0]);
    TaskType.Step step = task == null || path.length < 2 ? null : task.steps().get(path[1]);
    List<Detail> details = details(reading, step == null ? null : step.form(), entry.input(), false);
    return details.isEmpty()
        ? Optional.empty()
        : Optional.of(step(reading, entry, "", byWhom(reading, entry, words(reading, "tasks." + entry.name())), details));
  }

  /** Several units may take the same step, so it is said which one did. */
  private String byWhom(Reading reading, Entry entry, String what) {
    String unit = words.unit(reading.locale(), entry.by().unit());
    return unit.isEmpty() ? what : say(reading, "byUnit", what, unit);
  }

  /** A promise of the case that was missed is told; a warning or a rung of the ladder is not the reporter's business. */
  private Optional<Step> fired(Reading reading, Entry entry) {
    String state = entry.changes().state();
    if (state != null) {
      return Optional.of(step(reading, entry, "", state(reading.scenario(), state, reading.locale()), List.of()));
    }
    boolean missed = entry.name().endsWith(".overdue") && !entry.name().contains("#");
    String deadline = entry.name().substring(0, Math.max(0, entry.name().lastIndexOf('.')));
    return missed && reading.type().deadlines().containsKey(deadline)
        ? Optional.of(step(reading, entry, Step.MISSED,
            say(reading, reading.about() + "missed", publicWords(reading.scenario(), "deadlines." + deadline, reading.locale())), List.of()))
        : Optional.empty();
  }

  /** Where the matter went on, it is told that it ended there, or is open again. What else is related is not the reporter's business. */
  private Optional<Step> related(Reading reading, Entry entry) {
    String key = "related." + entry.name();
    return texts.has(reading.locale(), "intake.step." + key)
        ? Optional.of(step(reading, entry, entry.name().endsWith(".ended") ? "ok" : "",
            say(reading, key, entry.input().getOrDefault("number", "")), List.of()))
        : Optional.empty();
  }

  private Step note(Reading reading, Entry entry) {
    boolean own = entry.by().kind() == By.Kind.REPORTER;
    String what = say(reading, own ? "yourWords" : "answer");
    return new Step("note", when(reading, entry), what, String.valueOf(entry.input().get("text")), List.of(), null);
  }

  private Step file(Reading reading, Entry entry) {
    boolean own = entry.by().kind() == By.Kind.REPORTER;
    return new Step(
        "note", when(reading, entry), say(reading, own ? "yourFile" : "file"), "", List.of(), link(reading.base(), entry));
  }

  private static FileLink link(String base, Entry entry) {
    String type = String.valueOf(entry.input().get("type"));
    return new FileLink(
        base + "/files/" + entry.input().get("id"), String.valueOf(entry.input().get("name")), type.startsWith("image/"));
  }

  private Step step(Reading reading, Entry entry, String tone, String what, List<Detail> details) {
    return new Step(tone, when(reading, entry), what, "", details, null);
  }

  private String when(Reading reading, Entry entry) {
    return time.moment(reading.locale(), reading.matter().place(), entry.at(), reading.now());
  }

  private List<Detail> details(Reading reading, @Nullable Form form, Map<String, Object> input, boolean own) {
    return form == null
        ? List.of()
        : form.fields().stream()
            .filter(field -> (field.visible() || own) && !field.personal())
            .filter(field -> input.containsKey(field.key()))
            .map(field -> detail(reading, form, field, input))
            .toList();
  }

  private Detail detail(Reading reading, Form form, Form.Field field, Map<String, Object> input) {
    Object value = input.get(field.key());
    String label = words(reading, "fields." + field.key());
    if (!field.attachment()) {
      return new Detail(label, fields.say(reading.locale(), reading.version(), reading.matter().place(), form, field, input));
    }
    List<?> several = value instanceof List<?> list ? list : Stream.ofNullable(value).toList();
    List<FileLink> files = several.stream().flatMap(sha256 -> Stream.ofNullable(reading.files().get(String.valueOf(sha256)))).toList();
    return new Detail(label, texts.text(reading.locale(), "intake.answer.count", several.size()), files);
  }

  /** What was entered in a field, choices in the scenario's own words. */
  static String said(Scenario scenario, String field, @Nullable Object value, Locale locale) {
    return value instanceof Collection<?> several
        ? several.stream().map(each -> said(scenario, field, each, locale)).collect(Collectors.joining(", "))
        : scenario.texts().find(locale, "fields." + field + "." + value).orElse(String.valueOf(value));
  }

  /** The state in the words its reporter reads. */
  static String state(Scenario scenario, String state, Locale locale) {
    return publicWords(scenario, "states." + state, locale);
  }

  /** The state in the words anybody reads. */
  static String openState(Scenario scenario, String state, Locale locale) {
    return scenario.texts().openText(locale, "states." + state);
  }

  private static String publicWords(Scenario scenario, String key, Locale locale) {
    return scenario.texts().publicText(locale, key);
  }

  private static String words(Reading reading, String key) {
    return reading.scenario().texts().text(reading.locale(), key);
  }

  private String say(Reading reading, String key, Object... args) {
    return texts.text(reading.locale(), "intake.step." + key, args);
  }
}
