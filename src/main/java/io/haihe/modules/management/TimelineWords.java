package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Changes;
import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.EntryVersions;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import io.haihe.modules.management.CaseView.PersonalView;
import io.haihe.modules.management.TimelineLine.Pair;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns the entries of a timeline into sentences. */
@Component
class TimelineWords {

  private final Scenarios scenarios;
  private final CaseWords words;
  private final TimeWords time;
  private final Values values;
  private final Promises promises;
  private final Texts texts;

  TimelineWords(
      Scenarios scenarios, CaseWords words, TimeWords time, Values values, Promises promises, Texts texts) {
    this.scenarios = scenarios;
    this.words = words;
    this.time = time;
    this.values = values;
    this.promises = promises;
    this.texts = texts;
  }

  List<TimelineLine> of(Locale locale, Viewer viewer, Case now, List<Entry> entries, Instant at) {
    Map<Integer, Integer> versions = EntryVersions.of(now, entries);
    return entries.stream()
        .map(entry -> of(locale, viewer, now.wordedIn(versions.getOrDefault(entry.seq(), now.scenarioVersion())), entry, at))
        .toList();
  }

  private TimelineLine of(Locale locale, Viewer viewer, Case now, Entry entry, Instant at) {
    return new TimelineLine(
        entry.seq(),
        time.moment(locale, now.place(), entry.at(), at),
        time.exact(locale, now.place(), entry.at()),
        what(locale, now, entry),
        words.who(locale, entry.by()),
        entered(locale, viewer, now, entry),
        changes(locale, now, entry, at),
        mark(entry),
        entry.kind() == Entry.Kind.ATTACHED ? "/cases/" + now.number() + "/files/" + entry.input().get("id") : "",
        tone(now, entry));
  }

  private String what(Locale locale, Case now, Entry entry) {
    return switch (entry.kind()) {
      case OPENED -> say(locale, "opened", channel(locale, now.channel()));
      case MOVED -> words.scenario(locale, now.scenarioVersion(), "transitions." + entry.name());
      case STEPPED -> words.scenario(locale, now.scenarioVersion(), "tasks." + entry.name());
      case FIRED -> promises.fired(locale, now, entry.name());
      case CLAIMED -> say(locale, "claimed");
      case ASSIGNED -> number(entry, "person") == 0
          ? say(locale, "givenBack")
          : say(locale, "assigned", words.person(number(entry, "person")));
      case NOTED -> say(locale, "noted");
      case RELATED -> say(locale, "related." + entry.name(), entry.input().getOrDefault("number", ""));
      case ATTACHED -> say(locale, "attached", entry.input().getOrDefault("name", ""));
      case MIGRATED -> say(locale, "migrated", entry.name());
    };
  }

  private String channel(Locale locale, String channel) {
    String key = "management.channel." + channel;
    return texts.has(locale, key) ? texts.text(locale, key) : channel;
  }

  private List<Pair> entered(Locale locale, Viewer viewer, Case now, Entry entry) {
    return switch (entry.kind()) {
      case MOVED, STEPPED ->
          values.of(locale, viewer, now, form(now, entry), entry.input());
      case NOTED -> List.of(new Pair("", String.valueOf(entry.input().get("text"))));
      case CLAIMED, ASSIGNED -> entry.why().isEmpty() ? List.of() : List.of(new Pair("", entry.why()));
      case OPENED, FIRED, ATTACHED, RELATED, MIGRATED -> List.of();
    };
  }

  private @Nullable Form form(Case now, Entry entry) {
    CaseType type = scenarios.version(now.scenarioVersion()).type(now.type());
    if (entry.kind() == Entry.Kind.OPENED) {
      return type.intake().form();
    }
    if (entry.kind() == Entry.Kind.MOVED) {
      Transition transition = type.transitions().get(entry.name());
      return transition == null ? null : transition.form();
    }
    int dot = entry.name().indexOf('.');
    TaskType task = dot < 0 ? null : type.tasks().get(entry.name().substring(0, dot));
    TaskType.Step step = task == null ? null : task.steps().get(entry.name().substring(dot + 1));
    return step == null ? null : step.form();
  }

  /** Personal fields under the step they were entered with. */
  PersonalView personal(Locale locale, Viewer viewer, Case now, Entry entry, Map<String, Object> fields) {
    return new PersonalView(
        what(locale, now, entry) + " · " + words.who(locale, entry.by()),
        values.of(locale, viewer, now, form(now, entry), fields));
  }

  private List<String> changes(Locale locale, Case now, Entry entry, Instant at) {
    Changes changes = entry.changes();
    List<String> lines = new ArrayList<>();
    if (changes.state() != null) {
      lines.add(say(locale, "state", words.state(locale, now.scenarioVersion(), changes.state())));
    }
    if (changes.addressee() != null && changes.addressee() != 0) {
      lines.add(say(locale, "addressee", words.unit(locale, changes.addressee())));
    }
    if (changes.responsible() != null && changes.responsible() != 0) {
      lines.add(say(locale, "responsible", words.unit(locale, changes.responsible())));
    }
    changes.tasks().stream()
        .filter(task -> task.group() == entry.seq())
        .forEach(task -> lines.add(say(locale, "asked", task(locale, now, task), spot(locale, task))));
    if (entry.kind() != Entry.Kind.RELATED) {
      changes.relations().forEach(relation -> lines.add(
          say(locale, "relates", texts.text(locale, "management.related." + relation.kind().key()), relation.number())));
    }
    changes.deadlines().stream()
        .filter(deadline -> moved(deadline, entry))
        .forEach(deadline -> lines.add(say(locale, "due", promises.name(locale, now, deadline),
            time.moment(locale, now.place(), deadline.dueAt(), at))));
    return lines;
  }

  /** Begun clocks are not worth a line; one that runs to another time than before is. */
  private static boolean moved(Deadline deadline, Entry entry) {
    return entry.kind() == Entry.Kind.MOVED
        && deadline.status() == Deadline.Status.RUNNING
        && deadline.startedAt().isBefore(entry.at());
  }

  private String task(Locale locale, Case now, Task task) {
    return words.scenario(locale, now.scenarioVersion(), "tasks." + task.type());
  }

  private String spot(Locale locale, Task task) {
    return words.spot(locale, task.role(), task.unit(), task.place());
  }

  private static String mark(Entry entry) {
    return switch (entry.kind()) {
      case NOTED, ATTACHED -> entry.open() ? "public" : "internal";
      default -> "";
    };
  }

  private String tone(Case now, Entry entry) {
    return switch (entry.kind()) {
      case NOTED, ATTACHED, CLAIMED, ASSIGNED, RELATED, MIGRATED -> "note";
      case FIRED -> entry.name().endsWith(".warn") ? "warn" : "danger";
      case MOVED -> Boolean.TRUE.equals(entry.changes().ended()) ? "ok" : "";
      case OPENED, STEPPED -> "";
    };
  }

  private static long number(Entry entry, String key) {
    return entry.input().get(key) instanceof Number number ? number.longValue() : 0;
  }

  private String say(Locale locale, String key, @Nullable Object... args) {
    return texts.text(locale, "management.timeline." + key, args);
  }
}
