package io.haihe.modules.management;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.casework.Barred;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Choice;
import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Offer;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.casework.words.CaseClocks;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.management.CaseView.Attachment;
import io.haihe.modules.management.CaseView.BarredSteps;
import io.haihe.modules.management.CaseView.ContactView;
import io.haihe.modules.management.CaseView.HandedView;
import io.haihe.modules.management.CaseView.PromiseView;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of a case. */
@Component
class CaseViews {

  private final Cases cases;
  private final Scenarios scenarios;
  private final CaseLines lines;
  private final CaseWords words;
  private final CaseClocks clocks;
  private final TimeWords time;
  private final TimelineWords timeline;
  private final TaskViews tasks;
  private final Values values;
  private final Promises promises;
  private final Buttons buttons;
  private final Assigning assigning;
  private final CaseMaps maps;
  private final RelatedCases related;
  private final Texts texts;
  private final List<Addition> additions;

  CaseViews(
      Cases cases,
      Scenarios scenarios,
      CaseLines lines,
      CaseWords words,
      CaseClocks clocks,
      TimeWords time,
      TimelineWords timeline,
      TaskViews tasks,
      Values values,
      Promises promises,
      Buttons buttons,
      Assigning assigning,
      CaseMaps maps,
      RelatedCases related,
      Texts texts,
      List<Addition> additions) {
    this.cases = cases;
    this.scenarios = scenarios;
    this.lines = lines;
    this.words = words;
    this.clocks = clocks;
    this.time = time;
    this.timeline = timeline;
    this.tasks = tasks;
    this.values = values;
    this.promises = promises;
    this.buttons = buttons;
    this.assigning = assigning;
    this.maps = maps;
    this.related = related;
    this.texts = texts;
    this.additions = additions;
  }

  CaseView of(Locale locale, Viewer viewer, Case now, @Nullable ContactView contact, Instant at) {
    Offer offer = cases.offer(viewer, now, at);
    List<Choice> choices = offer.open();
    List<Entry> entries = cases.timeline(viewer, now);
    return new CaseView(
        line(locale, now, at),
        next(locale, now),
        words.categoryPath(locale, now.scenarioVersion(), now.category()),
        now.text(),
        now.address() == null ? "" : now.address(),
        position(now),
        maps.of(locale, now),
        channel(locale, now.channel()),
        time.exact(locale, now.place(), now.openedAt()),
        now.closedAt() == null ? "" : time.exact(locale, now.place(), now.closedAt()),
        now.addressee() == now.responsible() ? "" : words.unit(locale, now.addressee()),
        values.of(locale, viewer, now, intake(now), now.form()),
        files(now, entries),
        promisesOf(locale, now, at),
        buttons.ofCase(locale, now, choices),
        barred(locale, now, offer.barred()),
        assigning.of(locale, viewer, now, 0, at),
        now.tasks().values().stream()
            .filter(task -> tasks.isKnown(now, task))
            .sorted(Comparator.comparing((Task task) -> !task.open()))
            .map(task -> tasks.of(locale, viewer, now, task, choices, at))
            .toList(),
        related.of(locale, viewer, now),
        timeline.of(locale, viewer, now, entries, at).reversed(),
        now.version(),
        now.ended(),
        viewer.seats().stream().anyMatch(seat -> seat.role() != Role.AUDITOR && seat.serves(now.scenario())),
        cases.mayReadPersonal(viewer, now),
        handed(locale, viewer, now, entries, at),
        contact,
        additions.stream().flatMap(addition -> addition.of(locale, now).stream()).toList());
  }

  private @Nullable HandedView handed(Locale locale, Viewer viewer, Case now, List<Entry> entries, Instant at) {
    return Handed.to(viewer.person(), entries)
        .map(entry -> new HandedView(words.who(locale, entry.by()), time.moment(locale, now.place(), entry.at(), at), entry.why()))
        .orElse(null);
  }

  private List<BarredSteps> barred(Locale locale, Case now, List<Barred> barred) {
    int version = now.scenarioVersion();
    Map<String, List<String>> byReason = barred.stream()
        .collect(Collectors.groupingBy(
            step -> words.refusal(locale, version, step.why()), LinkedHashMap::new,
            Collectors.mapping(step -> words.scenario(locale, version, new Target(step.task(), step.key()).text(now)), Collectors.toList())));
    return byReason.entrySet().stream().map(one -> new BarredSteps(one.getValue(), one.getKey())).toList();
  }

  CaseLine line(Locale locale, Case now, Instant at) {
    return lines.of(locale, row(now), at);
  }

  static CaseRow row(Case now) {
    return new CaseRow(
        now.id(), now.number(), now.scenario(), now.scenarioVersion(), now.type(), now.state(), now.ended(),
        now.category(), now.place(), now.point(), now.text(), now.responsible(), now.desk(), now.openedAt(),
        now.closedAt(), now.nextDue(), now.version(), now.sample());
  }

  private @Nullable Form intake(Case now) {
    return scenarios.version(now.scenarioVersion()).type(now.type()).intake().form();
  }

  private static String position(Case now) {
    return now.point() == null
        ? ""
        : "%.5f, %.5f".formatted(now.point().latitude(), now.point().longitude());
  }

  private String channel(Locale locale, String channel) {
    String key = "management.channel." + channel;
    return texts.has(locale, key) ? texts.text(locale, key) : channel;
  }

  private List<PromiseView> promisesOf(Locale locale, Case now, Instant at) {
    return now.deadlines().values().stream()
        .filter(deadline -> deadline.task() == 0 ? deadline.status() != Deadline.Status.CANCELLED : live(deadline))
        .sorted(Comparator.comparing((Deadline deadline) -> !live(deadline)).thenComparing(Deadline::dueAt))
        .map(deadline -> new PromiseView(
            promises.name(locale, now, deadline),
            deadline.limit() == null ? "" : time.limit(locale, deadline.limit()),
            clocks.of(locale, now.place(), deadline, at),
            live(deadline)))
        .toList();
  }

  /** The promise whose clock stands in the head of the page; a task's with the unit it asks. */
  private String next(Locale locale, Case now) {
    return now.deadlines().values().stream()
        .filter(deadline -> !now.ended() && deadline.status() == Deadline.Status.RUNNING && deadline.dueAt().equals(now.nextDue()))
        .findFirst()
        .map(deadline -> promises.name(locale, now, deadline))
        .orElse("");
  }

  private static boolean live(Deadline deadline) {
    return deadline.status() == Deadline.Status.RUNNING || deadline.status() == Deadline.Status.PAUSED;
  }

  private static List<Attachment> files(Case now, List<Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.kind() == Entry.Kind.ATTACHED)
        .map(entry -> new Attachment(
            "/cases/" + now.number() + "/files/" + entry.input().get("id"),
            String.valueOf(entry.input().get("name")),
            size(entry.input().get("size")),
            entry.open()))
        .toList();
  }

  private static String size(@Nullable Object bytes) {
    long size = bytes instanceof Number number ? number.longValue() : 0;
    return size < 1_000_000 ? Math.max(1, size / 1000) + " KB" : "%.1f MB".formatted(size / 1e6);
  }
}
