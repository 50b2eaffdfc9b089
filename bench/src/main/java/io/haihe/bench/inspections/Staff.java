package io.haihe.bench.inspections;

import io.haihe.bench.inspections.Agenda.Entry;
import io.haihe.bench.inspections.Agenda.Step;
import io.haihe.bench.kit.OpenedCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.plan.Redraws;
import io.haihe.modules.inspection.visit.SiteHands;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Officers, heads, the command centre and the parties: they do what is on the agenda, and put on it what follows from what they see. */
final class Staff {

  private static final Map<String, Object> EXPLAINED = Map.of("explanation", "说明（样例）。");
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final LocalTime LUNCH = LocalTime.of(11, 30);
  private static final LocalTime EVENING = LocalTime.of(16, 30);
  private static final int HOURS = 7;
  private static final int REFUSALS_SHOWN = 5;

  private final MadeCity city;
  private final Agenda agenda;
  private final Casework casework;
  private final Redraws redraws;
  private final SiteHands hands;
  private final JdbcClient jdbc;
  private final Map<Long, Going> byCase = new ConcurrentHashMap<>();
  private final Map<Long, Going> byVisit = new ConcurrentHashMap<>();
  private final AtomicLong steps = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();

  Staff(OpenedCity opened, MadeCity city, Agenda agenda) {
    this.city = city;
    this.agenda = agenda;
    this.casework = opened.bean(Casework.class);
    this.redraws = opened.bean(Redraws.class);
    this.hands = new SiteHands(opened::bean);
    this.jdbc = opened.bean(JdbcClient.class);
  }

  /** Everybody looks up what was drawn. */
  long lookUp(PlannedYear.Task task) {
    List<Going> all = Goings.of(jdbc, task);
    for (Going going : all) {
      byCase.put(going.caseId(), going);
      byVisit.put(going.visit(), going);
      LocalTime hour = MORNING.plusHours(going.caseId() % HOURS);
      if (going.redrawn()) {
        agenda.add(going.day(), MORNING.minusMinutes(10), going.caseId(), Step.REDRAW);
      }
      if (going.calledOff()) {
        agenda.add(going.day(), hour, going.caseId(), Step.ASK_OFF);
      } else {
        if (!going.onSite()) {
          agenda.add(going.day(), hour, going.caseId(), Step.START);
        }
        agenda.add(going.day(), hour.plusMinutes(40), going.caseId(), Step.RECORD);
      }
    }
    return all.size();
  }

  /** Puts on the agenda what follows from what happened; not before the next day. What runs out at the end of a day is seen on the next. */
  void see(Timelines.Seen seen, io.haihe.kernel.casework.Entry entry) {
    if (entry.changes().opened() != null && seen.type.equals(Timelines.ORDER)) {
      byCase.put(seen.id, byVisit.get(seen.visit));
    }
    String state = entry.changes().state();
    LocalDate day = LocalDate.ofInstant(entry.at().plus(Year.OVERNIGHT), Words.ZONE);
    if (entry.name().equals("settle")) {
      agenda.add(day.plusDays(1), LUNCH, seen.id, Step.COUNTERSIGN_SETTLED);
    }
    switch (state == null ? "" : state) {
      case "recorded" -> {
        if (Chance.of(seen.id, "back") < 0.005 && entry.name().equals("record") && entry.seq() < 9) {
          agenda.add(day.plusDays(1), LUNCH, seen.id, Step.SEND_BACK);
        } else {
          int after = Chance.of(seen.id, "late") < 0.005 ? 45 : Chance.of(seen.id, "publish", 1, 20);
          agenda.add(day.plusDays(after), EVENING, seen.id, Step.PUBLISH);
        }
      }
      case "underWay" -> {
        if (entry.name().equals("correct")) {
          agenda.add(day.plusDays(1), MORNING, seen.id, Step.RECORD);
        }
      }
      case "published" -> {
        if (seen.result.equals(Words.PENDING)) {
          agenda.add(day.plusDays(10), LUNCH, seen.id, Step.SETTLE);
        } else if (entry.name().equals("publish") && !seen.result.equals(Words.NO_PROBLEM) && Chance.of(seen.id, "object") < 0.03) {
          agenda.add(day.plusDays(5), LUNCH, seen.id, Step.OBJECT);
        }
      }
      case "askedOff" -> agenda.add(day.plusDays(1), EVENING, seen.id, Step.CALL_OFF);
      case "objected" -> agenda.add(day.plusDays(7), EVENING.plusMinutes(10), seen.id, Step.DECIDE);
      case "ordered" -> {
        if (Chance.of(seen.id, "report") < 0.8) {
          agenda.add(day.plusDays(Chance.of(seen.id, "done", 4, 11)), LUNCH, seen.id, Step.REPORT);
        }
      }
      case "reported" -> agenda.add(day.plusDays(3), MORNING, seen.id, Step.REINSPECT);
      case "reinspecting" -> agenda.add(day.plusDays(1), LUNCH, seen.id, Step.SEE);
      case "seen" -> agenda.add(day.plusDays(1), EVENING, seen.id, Step.COUNTERSIGN);
      case "notCorrected" -> agenda.add(day.plusDays(2), LUNCH, seen.id, Step.REFER);
      default -> { }
    }
  }

  void act(Entry entry) {
    Going going = byCase.get(entry.caseId());
    long id = entry.caseId();
    Instant at = entry.at();
    Viewer officer = city.viewer(going.people().get((int) (id % 2)));
    Viewer head = going.head();
    switch (entry.step()) {
      case REDRAW -> redraw(going, at);
      case START -> own(officer, at, id, "start", Map.of());
      case ASK_OFF -> take(officer, at, id, "askOff", Map.of("calledOffFor", "other", "published", "本月已检查过（样例）。", "explanation", "本月已检查过（样例）。"));
      case CALL_OFF -> take(head, at, id, "callOff", Map.of());
      case RECORD -> record(going, officer, at);
      case SEND_BACK -> take(head, at, id, "correct", EXPLAINED);
      case PUBLISH -> take(head, at, id, "publish", Map.of());
      case SETTLE -> take(officer, at, id, "settle", Words.settled());
      case COUNTERSIGN_SETTLED -> take(colleague(going, id), at, id, "countersignSettled", Map.of());
      case OBJECT -> take(new Actor.Reporter(), at, id, "object", Map.of("objection", "当事人有异议（样例）。"));
      case DECIDE -> decide(going.district().centre(), at, id);
      case REPORT -> take(new Actor.Reporter(), at, id, "report", Map.of("done", "已改正（样例）。"));
      case REINSPECT -> take(officer, at, id, "reinspect", Map.of());
      case SEE -> take(officer, at, id, Chance.of(id, "seen") < 0.93 ? "confirm" : "deny", Map.of("seenAt", at.toString(), "seen", "复查（样例）。"));
      case COUNTERSIGN -> take(colleague(going, id), at, id, "countersign", Map.of());
      case REFER -> take(head, at, id, "refer", Map.of("referredTo", "处罚程序", "explanation", "逾期未改（样例）。"));
    }
  }

  /** Who goes with the officer that acts. */
  private Viewer colleague(Going going, long id) {
    return city.viewer(going.people().get((int) ((id + 1) % 2)));
  }

  private void record(Going going, Viewer officer, Instant at) {
    if (going.onSite()) {
      steps.addAndGet(2);
      hands.carryOut(going.visit(), going.people().stream().map(city::viewer).toList(), Words.result(going.caseId()), at).ifPresent(this::refuse);
    } else {
      own(officer, at, going.caseId(), "record", Words.record(going.caseId(), at));
    }
  }

  private void redraw(Going going, Instant at) {
    steps.incrementAndGet();
    redraws.redraw(city.viewer(going.people().getLast()), going.visit(), going.certificates().getLast(), "unavailable");
    Going now = Goings.again(jdbc, going);
    byCase.put(going.caseId(), now);
    byVisit.put(going.visit(), now);
  }

  private void decide(Viewer centre, Instant at, long id) {
    boolean changes = Chance.of(id, "decide") < 0.4;
    take(centre, at, id, changes ? "changeResult" : "upholdResult", changes ? Words.changed() : EXPLAINED);
  }

  /** A step that the product takes by itself when something is entered or sealed on site. */
  private void own(Viewer viewer, Instant at, long id, String transition, Map<String, Object> input) {
    done(hands.take(casework, new Command.Take(new Actor.Staff(viewer), at, null, id, 0, transition, input)), "case " + id + ", " + transition + " at " + at);
  }

  private void take(Viewer viewer, Instant at, long id, String transition, Map<String, Object> input) {
    take(new Actor.Staff(viewer), at, id, transition, input);
  }

  private void take(Actor actor, Instant at, long id, String transition, Map<String, Object> input) {
    done(casework.act(new Command.Take(actor, at, null, id, 0, transition, input)), "case " + id + ", " + transition + " at " + at);
  }

  private void done(Outcome outcome, String what) {
    steps.incrementAndGet();
    if (outcome instanceof Outcome.Refused no) {
      refuse(what + ": " + no);
    }
  }

  private void refuse(String what) {
    refused.incrementAndGet();
    if (refusals.size() < REFUSALS_SHOWN) {
      refusals.add(what);
    }
  }

  long steps() {
    return steps.get();
  }

  long refused() {
    return refused.get();
  }

  List<String> refusals() {
    return List.copyOf(refusals);
  }
}
