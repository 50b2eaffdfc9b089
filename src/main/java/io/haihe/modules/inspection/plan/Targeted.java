package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.plan.PlanLog.Kind;
import io.haihe.modules.inspection.register.Parties;
import io.haihe.modules.inspection.register.Party;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Inspections of parties that a lead names. Who goes is drawn all the same; calm days and how often a party was visited do not count. The draw is
 * announced at once.
 */
@Component
public class Targeted {

  private static final int MOST_PARTIES = 200;

  /** How many parties a lead may lead a head to; more are for the command centre. Our own default. */
  private static final int FEW_PARTIES = 5;

  /** In how many days at most a lead is followed; meanwhile no other task visits the party. Our own default. */
  private static final int LONGEST_WINDOW = 92;

  private final TaskStore tasks;
  private final TaskReader reader;
  private final Leads leads;
  private final Pointing pointing;
  private final Commitments commitments;
  private final Parties parties;
  private final VisitStore visits;
  private final PlanRights rights;
  private final PlanLog log;
  private final Units units;
  private final Places places;
  private final Cases cases;
  private final Clock clock;

  Targeted(
      TaskStore tasks, TaskReader reader, Leads leads, Pointing pointing, Commitments commitments, Parties parties, VisitStore visits, PlanRights rights, PlanLog log,
      Units units, Places places, Cases cases, Clock clock) {
    this.tasks = tasks;
    this.reader = reader;
    this.leads = leads;
    this.pointing = pointing;
    this.commitments = commitments;
    this.parties = parties;
    this.visits = visits;
    this.rights = rights;
    this.log = log;
    this.units = units;
    this.places = places;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * Makes the task and announces its draw.
   *
   * @return number of the task
   * @throws BadInput with everything that is wrong; then nothing is kept
   */
  @Transactional
  public long make(Viewer viewer, TargetedForm form) {
    List<Finding> wrong = new ArrayList<>();
    reader.title(form.title(), wrong);
    Optional<Case> lead = leads.open(viewer, form, wrong);
    Optional<Unit> unit = units.find(form.unitId()).filter(found -> rights.decides(viewer, found.id()));
    if (unit.isEmpty()) {
      wrong.add(Finding.ofField("unit", "inspection.plan.unit"));
    }
    LocalDate from = reader.day("from", form.from(), wrong);
    LocalDate until = reader.day("until", form.until(), wrong);
    reader.window(from, until, wrong);
    if (until.isAfter(from.plusDays(LONGEST_WINDOW))) {
      wrong.add(Finding.ofField("until", "inspection.plan.targeted.long", LONGEST_WINDOW));
    }
    int team = reader.team(form.team(), wrong);
    List<Long> going = unit.map(whose -> reader.units(form.items(), whose.place(), whose.id(), wrong)).orElse(List.of());
    if (form.codes().size() > FEW_PARTIES && unit.filter(whose -> !rights.commands(viewer, whose)).isPresent()) {
      wrong.add(Finding.ofField("parties", "inspection.plan.targeted.few", FEW_PARTIES));
    }
    Set<Long> named = unit.map(whose -> named(viewer, form, places.get(whose.place()), from, until, wrong)).orElse(Set.of());
    if (!wrong.isEmpty()) {
      throw new BadInput(wrong);
    }
    PlannedTask task = new PlannedTask(
        0, 0, form.title(), PlannedTask.Kind.TARGETED, unit.orElseThrow().place(), form.items(), going, Shares.NAMED, from, until, team,
        lead.orElseThrow().number(), PlannedTask.State.PLANNED, 0, "", 1);
    long id = tasks.insert(task, viewer.person(), clock.instant());
    log.add(clock.instant(), viewer.person(), Kind.TASK_MADE, id, form.title());
    pointing.keep(viewer, tasks.find(id).orElseThrow(), form.pointed(), leads.off(lead.orElseThrow(), form) ? form.itemsWhy() : "");
    commitments.announce(viewer, tasks.find(id).orElseThrow(), form.draw(), named);
    return id;
  }

  private Set<Long> named(Viewer viewer, TargetedForm form, Place whole, LocalDate from, LocalDate until, List<Finding> wrong) {
    List<String> codes = form.codes();
    if (codes.isEmpty() || codes.size() > MOST_PARTIES) {
      wrong.add(Finding.ofField("parties", "inspection.plan.targeted.parties", MOST_PARTIES));
      return Set.of();
    }
    Set<Long> named = new LinkedHashSet<>();
    for (String code : codes) {
      Party party = parties.byCode(code).orElse(null);
      Finding why = party == null ? Finding.ofField("parties", "inspection.plan.targeted.unknown", code) : why(viewer, party, whole, from, until);
      if (why == null) {
        named.add(Objects.requireNonNull(party).id());
      } else {
        wrong.add(why);
      }
    }
    return named;
  }

  private @org.jspecify.annotations.Nullable Finding why(Viewer viewer, Party party, Place whole, LocalDate from, LocalDate until) {
    if (party.state() != Party.State.OPEN) {
      return Finding.ofField("parties", "inspection.plan.targeted.closed", party.code());
    }
    if (!whole.covers(party.place())) {
      return Finding.ofField("parties", "inspection.plan.targeted.elsewhere", party.code());
    }
    List<Long> beside = visits.casesBeside(party.id(), from, until);
    if (beside.isEmpty()) {
      return null;
    }
    String number = cases.find(viewer, beside.getFirst()).map(Case::number).orElse("–");
    return Finding.ofField("parties", "inspection.plan.targeted.twice", party.code(), number);
  }
}
