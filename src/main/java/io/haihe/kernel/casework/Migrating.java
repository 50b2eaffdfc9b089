package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.DeadlineRule;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Migration;
import io.haihe.kernel.scenario.RuleFailure;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides how a running case becomes one of another version of its scenario: pure, as the engine is. */
final class Migrating {

  private final Directory directory;

  Migrating(Directory directory) {
    this.directory = directory;
  }

  /** From one version to another. */
  record Way(int fromId, Scenario from, int toId, Scenario to, Migration migration) {}

  sealed interface Answer {

    record Moves(Decision.Done done) implements Answer {}

    /** It keeps its version. */
    record Stays(Finding why) implements Answer {}
  }

  Answer decide(Way way, Case now, By by, Instant asked) {
    Instant at = asked.truncatedTo(ChronoUnit.MICROS);
    at = at.isBefore(now.updatedAt()) ? now.updatedAt() : at;
    Migration.OfType how = way.migration().type(now.type());
    CaseType is = way.to().types().get(now.type());
    String state = how.states().getOrDefault(now.state(), now.state());
    Optional<Finding> unfit = unfit(way, now, is, state);
    if (unfit.isPresent() || is == null) {
      return stays(unfit.orElseThrow());
    }
    try {
      return moved(way, now, is, how, state, by, at);
    } catch (RuleFailure rule) {
      return stays(Finding.ofField("rule", "casework.migration.rule", String.valueOf(rule.getMessage())));
    }
  }

  private static Answer stays(Finding why) {
    return new Answer.Stays(why);
  }

  private static Optional<Finding> unfit(Way way, Case now, @Nullable CaseType is, String state) {
    if (is == null) {
      return Optional.of(Finding.ofField("type", "casework.migration.type", now.type()));
    }
    if (!is.states().containsKey(state)) {
      return Optional.of(Finding.ofField("state", "casework.migration.state", state));
    }
    if (Ballots.running(way.from().type(now.type()), now)) {
      return Optional.of(Finding.ofField("task", "casework.migration.ballot"));
    }
    return way.to().categories().find(now.category()).isEmpty()
        ? Optional.of(Finding.ofField("category", "casework.migration.category", now.category()))
        : Optional.empty();
  }

  private Answer moved(Way way, Case now, CaseType is, Migration.OfType how, String state, By by, Instant at) {
    CaseType was = way.from().type(now.type());
    Map<String, Object> variables = Variables.of(was, now, at, directory).map();
    Map<String, Object> facts = values(is.facts().keySet(), how.facts(), now.facts(), "facts.", how, variables);
    Map<String, Object> form = values(plainFields(is.intake().form()), how.fields(), now.form(), "fields.", how, variables);
    Optional<Finding> wrong = wrong(is.intake().form(), form);
    if (wrong.isPresent()) {
      return stays(wrong.get());
    }
    Case mapped = new Case(
        now.id(), now.number(), now.scenario(), way.toId(), now.type(), now.state(), now.ended(), now.category(), now.place(), now.point(),
        now.address(), now.text(), form, now.channel(), now.sample(), now.responsible(), now.addressee(), now.desk(), facts,
        tasks(now, is, how, at), deadlines(now, was, is, how, at), now.relations(), now.openedAt(), now.updatedAt(), now.closedAt(), now.version());
    Draft draft = new Draft(way.to(), mapped, at, directory, new Actor.Clock());
    draft.enter(state, by);
    if (draft.lacksUnit()) {
      return stays(Finding.ofField("unit", "casework.migration.unit"));
    }
    Entry entry =
        new Entry(now.id(), now.version() + 1, at, by, Entry.Kind.MIGRATED, way.to().version(), Map.of(), false, draft.migration(now));
    return new Answer.Moves(Decision.Done.of(draft, now, entry, Map.of()));
  }

  private static Map<String, Object> values(
      Iterable<String> names, Map<String, Migration.Value> declared, Map<String, Object> old, String kind, Migration.OfType how,
      Map<String, Object> variables) {
    Map<String, Object> values = new TreeMap<>();
    for (String name : names) {
      Migration.Value value = declared.get(name);
      Object found;
      if (value == null) {
        found = how.dropped().contains(kind + name) ? null : old.get(name);
      } else if (value.rule() != null) {
        found = FactValues.toKept(value.rule().evaluate(variables));
      } else {
        found = old.get(value.from());
      }
      if (found != null) {
        values.put(name, found);
      }
    }
    return values;
  }

  /** Personal ones are not in the case. */
  private static List<String> plainFields(@Nullable Form form) {
    return form == null ? List.of() : form.fields().stream().filter(field -> !field.personal()).map(Form.Field::key).toList();
  }

  private static Optional<Finding> wrong(@Nullable Form form, Map<String, Object> values) {
    if (form == null) {
      return Optional.empty();
    }
    var plain = plainFields(form);
    return form.check(values).stream()
        .filter(finding -> plain.contains(String.valueOf(finding.field())))
        .findFirst()
        .map(finding -> Finding.ofField("form", "casework.migration.form", String.valueOf(finding.field())));
  }

  private static Map<Integer, Task> tasks(Case now, CaseType is, Migration.OfType how, Instant at) {
    Map<Integer, Task> tasks = new TreeMap<>();
    now.tasks().forEach((no, task) -> {
      TaskType kind = is.tasks().get(how.tasks().getOrDefault(task.type(), task.type()));
      if (kind != null) {
        tasks.put(no, task.as(kind));
      } else {
        tasks.put(no, task.open() ? task.ended(Task.Status.CANCELLED, at) : task);
      }
    });
    return tasks;
  }

  private Map<String, Deadline> deadlines(Case now, CaseType was, CaseType is, Migration.OfType how, Instant at) {
    Clockwork clockwork = new Clockwork(directory.calendar(now.place()));
    return now.deadlines().values().stream()
        .flatMap(deadline -> carried(deadline, now, was, is, how, clockwork, at).stream())
        .collect(Collectors.toMap(Deadline::key, deadline -> deadline, (one, other) -> one, TreeMap::new));
  }

  private static Optional<Deadline> carried(
      Deadline deadline, Case now, CaseType was, CaseType is, Migration.OfType how, Clockwork clockwork, Instant at) {
    String key = deadline.task() == 0
        ? how.deadlines().getOrDefault(deadline.key(), deadline.key())
        : ofTask(deadline, now, is, how);
    Optional<DeadlineRule> rule = is.deadline(key.replaceAll("#\\d+$", ""));
    return rule.map(next -> clockwork.under(next, was.deadline(deadline.rule()).orElse(null), deadline.renamed(key), at));
  }

  /** The steps of a task keep their names. */
  private static String ofTask(Deadline deadline, Case now, CaseType is, Migration.OfType how) {
    Task task = now.tasks().get(deadline.task());
    String type = task == null ? "" : how.tasks().getOrDefault(task.type(), task.type());
    return is.tasks().containsKey(type) ? type + deadline.key().substring(deadline.key().indexOf('.')) : "";
  }
}
