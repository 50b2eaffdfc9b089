package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.org.Authority;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.Parties;
import io.haihe.modules.inspection.register.Party;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a targeted inspection may rest on: a lead that somebody else took down and that waits to be decided by whoever orders the inspection, by one at a
 * time. So nobody is inspected on whatever case somebody happens to see, nor as often as it takes until the wanted officers are drawn.
 */
@Component
class Leads {

  private static final String LEAD = "lead";
  private static final String RECEIVED = "received";
  private static final String PARTY = "subjectCode";
  private static final int LONGEST = 300;

  /** Of a targeted task {@code t}, on the day {@code :today}: nobody was visited for it, and nobody will be. */
  static final String NOBODY =
      """
      (t.state = 'CALLED_OFF' or t.state = 'COMMITTED' and t.until_day < :today or t.state = 'DRAWN' and not exists (
        select from inspection_visit v where v.task = t.id and (v.problem is null or v.case_id is not null and not (v.problem = 'NO_TEAM' and %s))))
      """.formatted(VisitStore.OFF);

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Parties parties;
  private final Departments departments;
  private final Units units;
  private final PlanRights rights;
  private final Places places;
  private final Clock clock;

  Leads(JdbcClient jdbc, Cases cases, Parties parties, Departments departments, Units units, PlanRights rights, Places places, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.parties = parties;
    this.departments = departments;
    this.units = units;
    this.rights = rights;
    this.places = places;
    this.clock = clock;
  }

  static boolean is(Case matter) {
    return matter.scenario().equals(PlanRights.SCENARIO) && matter.type().equals(LEAD);
  }

  /** The lead, if it may have an inspection now; what stands against it is put on the list. Nobody else orders one until the transaction ends. */
  Optional<Case> open(Viewer viewer, TargetedForm form, List<Finding> wrong) {
    Optional<Case> lead = cases.find(viewer, form.lead());
    lead.ifPresentOrElse(found -> check(viewer, found, form, wrong), () -> wrong.add(Finding.ofField("lead", "inspection.plan.targeted.lead")));
    return lead;
  }

  private void check(Viewer viewer, Case lead, TargetedForm form, List<Finding> wrong) {
    if (!is(lead)) {
      wrong.add(Finding.ofField("lead", "inspection.plan.targeted.noLead", lead.number()));
    } else if (!lead.state().equals(RECEIVED)) {
      wrong.add(Finding.ofField("lead", "inspection.plan.targeted.decided", lead.number()));
    } else if (!rights.decides(viewer, lead.responsible())) {
      wrong.add(Finding.ofField("lead", "inspection.plan.targeted.others", lead.number()));
    } else if (wroteDown(rights.authority(viewer, lead.responsible()), lead)) {
      wrong.add(Finding.ofField("lead", "inspection.plan.targeted.own", lead.number()));
    } else {
      running(lead.number()).ifPresent(task -> wrong.add(Finding.ofField("lead", "inspection.plan.targeted.running", lead.number(), Long.toString(task))));
      named(lead).filter(code -> !form.codes().contains(code)).ifPresent(code ->
          wrong.add(Finding.ofField("parties", "inspection.plan.targeted.notNamed", lead.number(), code)));
      pointed(named(lead).orElse(""), form, wrong);
      if (off(lead, form)) {
        off(lead, form.itemsWhy(), form.unitId()).ifPresent(wrong::add);
      }
    }
  }

  /** Whether it came on paper, and whoever took it down would now order the inspection by their own word or by that of whose seat they have. */
  private boolean wroteDown(Authority authority, Case lead) {
    return cases.timelineForProjection(lead.id()).stream()
        .anyMatch(entry -> entry.kind() == Entry.Kind.OPENED && !Collections.disjoint(entry.by().people(), authority.people()));
  }

  /** Of each party that the lead does not name it is said how it points to it: a lead is no licence to visit anybody. */
  private void pointed(String named, TargetedForm form, List<Finding> wrong) {
    for (TargetedForm.Pointed each : form.pointed()) {
      if (each.code().equals(named)) {
        continue;
      }
      if (each.why().isEmpty() || each.why().length() > LONGEST) {
        wrong.add(Finding.ofField("parties", "inspection.plan.targeted.pointing", each.code(), LONGEST));
      } else if (parties.byCode(each.why().split("[\\s,;:，；：、]", 2)[0]).isPresent()) {
        wrong.add(Finding.ofField("parties", "inspection.plan.targeted.oneALine", each.code()));
      }
    }
  }

  /** Whether something is to be looked at that is not of the field of the lead. */
  boolean off(Case lead, TargetedForm form) {
    return form.items().stream().anyMatch(written -> departments.item(written).filter(item -> !item.field().equals(lead.category())).isPresent());
  }

  /** What stands against that: only where a lead tells of a field of which nothing is looked at is it enough to say why. */
  private Optional<Finding> off(Case lead, String why, long unit) {
    boolean looked = units.find(unit).stream().flatMap(found -> departments.offered(found.place()).stream()).anyMatch(item -> item.field().equals(lead.category()));
    if (looked) {
      return Optional.of(Finding.ofField("items", "inspection.plan.targeted.field", lead.number()));
    }
    return why.isBlank() || why.length() > LONGEST
        ? Optional.of(Finding.ofField("itemsWhy", "inspection.plan.targeted.itemsWhy", lead.number(), LONGEST))
        : Optional.empty();
  }

  /** The party that a lead names; none where the register does not know it, or not as in business: whoever orders then says to whom the lead points. */
  private Optional<String> named(Case lead) {
    return lead.form().get(PARTY) instanceof String code ? Optional.of(code.strip()).filter(this::inBusiness) : Optional.empty();
  }

  private boolean inBusiness(String code) {
    return parties.byCode(code).filter(known -> known.state() == Party.State.OPEN).isPresent();
  }

  /** The targeted inspection of a lead that was neither called off nor made: whoever asks is alone with the lead until the transaction ends. */
  private Optional<Long> running(String lead) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param("inspection.lead " + lead).query((row, n) -> 0).single();
    return jdbc.sql(
            """
            select t.id from inspection_task t where t.lead_case = :lead and t.kind = 'TARGETED'
              and (t.state = 'PLANNED' or t.state = 'COMMITTED' and t.until_day >= :today or t.state = 'DRAWN'
                and exists (select from inspection_visit v where v.task = t.id and v.problem is null and not %s))
            order by t.id limit 1
            """.formatted(VisitStore.MADE))
        .param("lead", lead)
        .param("today", LocalDate.ofInstant(clock.instant(), places.zone()))
        .query(Long.class)
        .optional();
  }
}
