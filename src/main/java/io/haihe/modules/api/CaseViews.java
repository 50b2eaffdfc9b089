package io.haihe.modules.api;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Choice;
import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.Desk;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.EntryVersions;
import io.haihe.kernel.casework.Relation;
import io.haihe.kernel.casework.Task;
import io.haihe.modules.api.CaseDetail.ByView;
import io.haihe.modules.api.CaseDetail.ChoiceView;
import io.haihe.modules.api.CaseDetail.ClockView;
import io.haihe.modules.api.CaseDetail.EntryView;
import io.haihe.modules.api.CaseDetail.RelationView;
import io.haihe.modules.api.CaseDetail.StepView;
import io.haihe.modules.api.CaseDetail.TaskView;
import io.haihe.modules.api.CaseLine.DeskView;
import io.haihe.modules.api.Shared.CodeName;
import io.haihe.modules.api.Shared.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Turns cases into what the API answers. */
@Component
class CaseViews {

  private static final int EXCERPT = 120;

  private final Names names;

  CaseViews(Names names) {
    this.names = names;
  }

  CaseLine line(CaseRow row, Instant now) {
    int version = row.scenarioVersion();
    return new CaseLine(
        row.number(), row.scenario(), row.type(), names.text(version, "states", row.state()), row.ended(),
        names.category(version, row.category()), names.place(row.place()), Position.of(row.point()), row.text(),
        names.unit(row.responsible()), desk(row.desk()), row.openedAt(), row.closedAt(), row.dueAt(),
        row.overdue(now), row.version(), row.sample());
  }

  /** @param related those of the related cases that the caller sees */
  CaseDetail detail(Case matter, List<Case> related, List<Entry> timeline, List<Choice> choices, Instant now) {
    return new CaseDetail(
        line(matter, now), matter.address(), matter.text(), matter.form(), matter.channel(),
        names.unit(matter.addressee()), matter.facts(),
        matter.relations().stream().map(relation -> relation(relation, related)).toList(),
        matter.tasks().values().stream().map(task -> task(matter, task)).toList(),
        matter.deadlines().values().stream().map(deadline -> clock(matter, deadline, now)).toList(),
        choices.stream().map(choice -> choice(matter, choice)).toList(),
        entries(matter, timeline));
  }

  private RelationView relation(Relation relation, List<Case> related) {
    return related.stream()
        .filter(other -> other.id() == relation.caseId())
        .findFirst()
        .map(other -> new RelationView(
            relation.kind().key(), relation.number(), other.scenario(),
            names.text(other.scenarioVersion(), "states", other.state()), other.ended()))
        .orElseGet(() -> new RelationView(relation.kind().key(), relation.number(), null, null, null));
  }

  private CaseLine line(Case matter, Instant now) {
    int version = matter.scenarioVersion();
    String text = matter.text();
    return new CaseLine(
        matter.number(), matter.scenario(), matter.type(), names.text(version, "states", matter.state()),
        matter.ended(), names.category(version, matter.category()), names.place(matter.place()),
        Position.of(matter.point()), text.substring(0, text.offsetByCodePoints(0, excerpt(text))),
        names.unit(matter.responsible()), desk(matter.desk()), matter.openedAt(), matter.closedAt(), matter.nextDue(),
        matter.overdue(now), matter.version(), matter.sample());
  }

  private static int excerpt(String text) {
    return Math.min(EXCERPT, text.codePointCount(0, text.length()));
  }

  private @Nullable DeskView desk(@Nullable Desk desk) {
    return desk == null
        ? null
        : new DeskView(
            desk.role().key(), names.unit(desk.unit()), names.placeOrNull(desk.place()),
            names.person(desk.assignee()));
  }

  private TaskView task(Case matter, Task task) {
    return new TaskView(
        task.no(), names.text(matter.scenarioVersion(), "tasks", task.type()), task.status().name(),
        task.role().key(), names.unit(task.unit()), names.placeOrNull(task.place()), names.person(task.assignee()),
        names.unit(task.opener()), task.openedAt(), task.endedAt(), task.data(),
        task.steps().entrySet().stream()
            .map(step -> step(matter, task, step.getKey(), step.getValue()))
            .toList());
  }

  private StepView step(Case matter, Task task, String key, Task.StepTaken taken) {
    return new StepView(
        new CodeName(key, names.words(matter.scenarioVersion(), "tasks." + task.type() + "." + key)),
        taken.at(), names.person(taken.person()), names.unit(taken.unit()), taken.input());
  }

  private ClockView clock(Case matter, Deadline deadline, Instant now) {
    String prefix = deadline.task() == 0 ? "deadlines." : "tasks.";
    return new ClockView(
        deadline.key(), names.words(matter.scenarioVersion(), prefix + deadline.rule()), deadline.task(),
        deadline.limit() == null ? null : deadline.limit().toString(), deadline.startedAt(), deadline.dueAt(),
        deadline.status().name(), deadline.overdue(now), deadline.certain());
  }

  private ChoiceView choice(Case matter, Choice choice) {
    Task task = matter.tasks().get(choice.task());
    String type = task == null ? "transitions." : "tasks." + task.type() + ".";
    return new ChoiceView(
        choice.task(), new CodeName(choice.key(), names.words(matter.scenarioVersion(), type + choice.key())),
        choice.intent().name(), href(matter, choice), choice.form() == null ? null : choice.form().schema());
  }

  private static String href(Case matter, Choice choice) {
    UriComponentsBuilder path = UriComponentsBuilder.fromPath(CasesApi.PATH).pathSegment(matter.number());
    return (choice.task() == 0
            ? path.pathSegment("transitions", choice.key())
            : path.pathSegment("tasks", String.valueOf(choice.task()), "steps", choice.key()))
        .encode()
        .toUriString();
  }

  private List<EntryView> entries(Case matter, List<Entry> timeline) {
    Map<Integer, Integer> versions = EntryVersions.of(matter, timeline);
    return timeline.stream()
        .map(entry -> entry(versions.getOrDefault(entry.seq(), matter.scenarioVersion()), entry))
        .toList();
  }

  EntryView entry(int scenarioVersion, Entry entry) {
    String state = entry.changes().state();
    return new EntryView(
        entry.seq(), entry.at(),
        new ByView(
            entry.by().kind().name(), names.person(entry.by().person()), Names.role(entry.by().role()),
            names.unit(entry.by().unit()), names.person(entry.by().onBehalfOf())),
        entry.kind().name(), entry.name(), title(scenarioVersion, entry), entry.input(), entry.open(),
        state == null ? null : names.text(scenarioVersion, "states", state));
  }

  private String title(int scenarioVersion, Entry entry) {
    return switch (entry.kind()) {
      case MOVED -> names.words(scenarioVersion, "transitions." + entry.name());
      case STEPPED -> names.words(scenarioVersion, "tasks." + entry.name());
      case FIRED -> names.words(scenarioVersion, "deadlines." + entry.name().replaceAll("\\.[^.]*$", ""));
      case OPENED, CLAIMED, ASSIGNED, NOTED, ATTACHED, RELATED, MIGRATED -> "";
    };
  }
}
