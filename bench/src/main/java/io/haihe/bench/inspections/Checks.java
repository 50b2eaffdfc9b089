package io.haihe.bench.inspections;

import io.haihe.bench.kit.Figures;
import io.haihe.bench.kit.OpenedCity;
import io.haihe.bench.kit.Report;
import io.haihe.kernel.casework.Audit;
import io.haihe.modules.inspection.draw.DrawRecord;
import io.haihe.modules.inspection.draw.Verification;
import io.haihe.modules.inspection.draw.Visit;
import io.haihe.platform.Digests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true when the year is over. */
final class Checks {

  private static final Set<String> ENDS = Set.of(
      "visit closed", "visit calledOff", "rectification corrected", "rectification referred", "rectification withdrawn", "lead accepted", "lead rejected",
      "workOrder completed");
  private static final Set<String> RECORDED = Set.of("recorded", "published", "objected", "closed");

  private final Report report;
  private final Timelines timelines;
  private final PlannedYear plan;
  private final Complaints complaints;
  private final Staff staff;
  private final Phases phases;
  private final JdbcClient jdbc;
  private final Audit audit;

  Checks(Report report, OpenedCity opened, Timelines timelines, PlannedYear plan, Complaints complaints, Staff staff, Phases phases) {
    this.report = report;
    this.timelines = timelines;
    this.plan = plan;
    this.complaints = complaints;
    this.staff = staff;
    this.phases = phases;
    this.jdbc = opened.bean(JdbcClient.class);
    this.audit = opened.bean(Audit.class);
  }

  void all() {
    ended();
    published();
    once();
    teams();
    followed();
    phases.time("records verified", this::records);
    loads();
    projected();
    phases.time("timelines verified", this::audited);
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  private void ended() {
    Map<String, Long> states = timelines.all().stream().collect(Collectors.groupingBy(seen -> seen.type + " " + seen.state, TreeMap::new, Collectors.counting()));
    report.check("every case has ended", states.toString(), timelines.all().stream().allMatch(seen -> ENDS.contains(seen.type + " " + seen.state)));
    Map<String, Long> without = new TreeMap<>();
    jdbc.sql("select coalesce(problem, 'none') as why, count(*) from inspection_visit where case_id is null group by 1").query(row -> {
      without.put(row.getString(1), row.getLong(2));
    });
    report.check("whoever was drawn and is not visited has a reason", without.toString(), !without.containsKey("none"));
  }

  private void published() {
    report.check(
        "every promise to publish was kept, or its clock rang at its moment and once for each rung",
        "%,d in time, %,d late on purpose with %,d escalations, %,d wrong %s".formatted(
            timelines.inTime(), timelines.late(), timelines.escalated(), timelines.faulty(), timelines.faults()),
        timelines.faulty() == 0 && timelines.escalated() >= timelines.late());
  }

  private void once() {
    List<Long> visits = ofType(Timelines.VISIT).map(seen -> seen.visit).toList();
    long kept = count("select count(case_id) from inspection_visit");
    report.check("each visit was opened once", "%,d cases, %,d visits".formatted(visits.size(), kept), new HashSet<>(visits).size() == visits.size() && kept == visits.size());
  }

  private void teams() {
    long few = count(
        """
        select count(*) from (
          select from inspection_visit v join inspection_task t on t.id = v.task
            join inspection_team m on m.visit = v.id and m.out_at is null join inspection_officer o on o.id = m.officer
          where v.case_id is not null and v.problem is null
          group by v.id, m.unit
          having count(*) filter (where o.status = 'ACTIVE' and o.valid_from <= t.from_day and o.valid_until >= t.until_day) < 2) few
        """);
    report.check("each department goes with two or more whose certificates hold", "%,d teams that do not".formatted(few), few == 0);
    long recused = count(
        """
        select count(*) from inspection_team m join inspection_visit v on v.id = m.visit
          join inspection_recusal r on r.officer = m.officer and r.party = v.party where m.out_at is null
        """);
    report.check("nobody goes to whom they must not inspect", "%,d do".formatted(recused), recused == 0);
  }

  /** Nobody who was complained of is forgotten, and whoever took the complaint has heard what became of it before it was over. */
  private void followed() {
    Map<Long, String> visits = new HashMap<>();
    ofType(Timelines.VISIT).forEach(seen -> visits.put(seen.visit, seen.state));
    Map<Long, String> leads = new HashMap<>();
    ofType(Timelines.LEAD).forEach(seen -> leads.put(seen.id, seen.state));
    Map<String, Integer> became = new TreeMap<>();
    complaints.accepted.forEach((task, lead) -> became.merge(visit(task, lead).map(visits::get).orElse("none"), 1, Integer::sum));
    long followed = leads.values().stream().filter("accepted"::equals).count();
    report.check(
        "each lead that was accepted has its targeted inspection, and that its visit",
        "%,d accepted, visits %s".formatted(followed, became),
        followed == complaints.accepted.size() && ENDS.containsAll(became.keySet().stream().map("visit "::concat).toList()));
    long told = ofType(Timelines.COMPLAINT).filter(seen -> seen.heard.equals(leads.get(seen.follower))).count();
    report.check(
        "each complaint was told what became of its lead",
        "%,d of %,d leads, %,d rejected".formatted(told, leads.size(), complaints.rejected()),
        told == leads.size() && told == followed + complaints.rejected() && told > 0);
  }

  private Stream<Timelines.Seen> ofType(String type) {
    return timelines.all().stream().filter(seen -> seen.type.equals(type));
  }

  private Optional<Long> visit(long task, String lead) {
    return jdbc.sql(
            """
            select v.id from inspection_visit v join inspection_task t on t.id = v.task
            where t.id = ? and t.lead_case = ? and t.kind = 'TARGETED' and t.state = 'DRAWN' and v.case_id is not null
            """)
        .params(task, lead)
        .query(Long.class)
        .optional();
  }

  /** Each record is drawn again; and what is in the tables is what it says. */
  private long records() {
    Map<String, Integer> often = new HashMap<>();
    int wrong = 0;
    int differs = 0;
    int tooOften = 0;
    int redraws = 0;
    List<PlannedYear.Task> all = Stream.concat(plan.all.stream(), complaints.tasks.stream()).toList();
    for (PlannedYear.Task task : all) {
      byte[] file = jdbc.sql("select record from inspection_draw where task = ?").param(task.id()).query(byte[].class).single();
      Verification verified = Verification.of(file);
      String kept = jdbc.sql("select sha256 from inspection_draw_record where task = ? order by version desc limit 1").param(task.id()).query(String.class).single();
      if (!verified.whole() || verified.record().isEmpty() || !kept.equals(Digests.sha256Hex(file))) {
        wrong++;
        continue;
      }
      DrawRecord record = verified.record().get();
      redraws += record.redraws().size();
      Map<String, Set<String>> going = going(task.id());
      Set<String> counted = complaints.accepted.containsKey(task.id()) ? Set.of() : counted(task.id());
      for (Visit visit : record.visits()) {
        Set<String> said = visit.teams().stream().flatMap(team -> team.officers().stream()).collect(Collectors.toSet());
        Set<String> goes = going.get(visit.party().code());
        if (goes != null) {
          differs += goes.equals(said) ? 0 : 1;
        }
        if (counted.contains(visit.party().code())) {
          tooOften += often.merge(visit.party().code(), 1, Integer::sum) > PlannedYear.MOST.get(visit.party().stratum()) ? 1 : 0;
        }
      }
    }
    report.check("each published record is drawn again to the byte", "%,d records with %,d redraws, %,d wrong".formatted(all.size(), redraws, wrong), wrong == 0);
    report.check("who goes is who was drawn", "%,d visits differ".formatted(differs), differs == 0);
    report.check("nobody is drawn more often than the class allows", "%,d parties drawn, %,d too often".formatted(often.size(), tooOften), tooOften == 0);
    return all.size();
  }

  /** Who counts as drawn by a planned task: not those whose visit was called off, since nobody was visited. */
  private Set<String> counted(long task) {
    return new HashSet<>(jdbc.sql(
            """
            select p.code from inspection_visit v join inspection_party p on p.id = v.party left join inspection_result r on r.case_id = v.case_id
            where v.task = ? and v.problem is null and r.called_off is not true
            """)
        .param(task)
        .query(String.class)
        .list());
  }

  private Map<String, Set<String>> going(long task) {
    Map<String, Set<String>> going = new HashMap<>();
    jdbc.sql(
            """
            select p.code, o.certificate from inspection_visit v join inspection_party p on p.id = v.party
              join inspection_team m on m.visit = v.id and m.out_at is null join inspection_officer o on o.id = m.officer
            where v.task = ? and v.problem is null
            """)
        .param(task)
        .query(row -> {
          going.computeIfAbsent(row.getString(1), _ -> new HashSet<>()).add(row.getString(2));
        });
    return going;
  }

  /** Of officers who could be drawn all year, by kind of department. */
  private void loads() {
    for (String key : List.of("market-regulation", "fire-rescue")) {
      long[] loads = jdbc.sql(
              """
              select count(m.visit) from inspection_officer o join org_unit u on u.id = o.unit
                left join inspection_team m on m.officer = o.id and m.out_at is null
              where u.key like '%/' || ? and o.status = 'ACTIVE' and o.valid_until > '2025-12-31' group by o.id
              """)
          .param(key)
          .query(Long.class)
          .list()
          .stream()
          .mapToLong(Long::longValue)
          .sorted()
          .toArray();
      report.say("Visits of an officer of %s: fewest %,d, median %,d, most %,d, Gini %s (%,d officers).".formatted(
          key, loads[0], loads[loads.length / 2], loads[loads.length - 1], Figures.number(gini(loads)), loads.length));
    }
  }

  /** @param sorted the smallest first */
  private static double gini(long[] sorted) {
    double weighted = 0;
    for (int i = 0; i < sorted.length; i++) {
      weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
    }
    double sum = Arrays.stream(sorted).sum();
    return sum == 0 ? 0 : weighted / (sorted.length * sum);
  }

  private void projected() {
    Map<String, String> counted = new TreeMap<>();
    ofType(Timelines.VISIT)
        .collect(Collectors.groupingBy(seen -> seen.state + " " + seen.result))
        .forEach((key, all) -> counted.put(key, all.size() + "/" + all.stream().mapToLong(seen -> seen.problems).sum()));
    Map<String, String> kept = new TreeMap<>();
    jdbc.sql("select state || ' ' || result, count(*) || '/' || sum(problems) from inspection_result group by 1").query(row -> {
      kept.put(row.getString(1), row.getString(2));
    });
    report.check("results are what the timelines say (state, result: cases/problems)", counted.toString(), kept.equals(counted));
    List<Long> sums = new ArrayList<>();
    jdbc.sql("select sum(visits), sum(visited), sum(published), sum(called_off) from inspection_figure").query(row -> {
      sums.addAll(List.of(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
    });
    List<Timelines.Seen> visits = ofType(Timelines.VISIT).toList();
    long off = visits.stream().filter(seen -> seen.state.equals("calledOff")).count();
    List<Long> expected = List.of(
        visits.size() - off, visits.stream().filter(seen -> RECORDED.contains(seen.state)).count(), visits.stream().filter(seen -> seen.published).count(), off);
    report.check("figures are what the timelines say (visits, visited, published, called off)", sums.toString(), sums.equals(expected));
    long marks = count("select count(*) from inspection_mark where source <> 'before'");
    report.say("%,d marks of credit came of it; %,d steps of people.".formatted(marks, staff.steps()));
  }

  private long audited() {
    Audit.Report verified = audit.verify(entries -> {});
    report.check("every timeline is as it was written", "%,d cases, %,d entries %s".formatted(
        verified.cases(), verified.entries(), verified.first()), verified.first().isEmpty() && verified.entries() == timelines.entries());
    return verified.entries();
  }
}
