package io.haihe.modules.demo;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.plan.PlayedPlans;
import io.haihe.modules.inspection.plan.PlayedPlans.Drawn;
import io.haihe.modules.inspection.plan.PlayedPlans.Work;
import io.haihe.platform.Digests;
import io.haihe.platform.PlayedTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Plays half a year of inspections: registers, plans, draws with public records, and what came of the visits. All of it or nothing, by the services a
 * city uses; it comes out the same each time.
 */
@Component
public class Inspections {

  private static final String PLAY = "inspections";
  private static final int PLANNED_DAYS_BEFORE = 30;
  private static final int ANNOUNCED_DAYS_BEFORE = 12;
  private static final int DRAWN_DAYS_BEFORE = 6;

  private final Demo demo;
  private final InspectionRegisters registers;
  private final PlayedPlans plans;
  private final VisitPlay visits;
  private final People people;
  private final Units units;
  private final Places places;
  private final TransactionOperations transaction;
  private final JdbcClient jdbc;

  Inspections(
      Demo demo, InspectionRegisters registers, PlayedPlans plans, VisitPlay visits, People people, Units units, Places places,
      TransactionOperations transaction, JdbcClient jdbc) {
    this.demo = demo;
    this.registers = registers;
    this.plans = plans;
    this.visits = visits;
    this.people = people;
    this.units = units;
    this.places = places;
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  /**
   * Plays them, unless they were played already. The people have to be there.
   *
   * @return how many visits were drawn
   */
  public int play() {
    if (jdbc.sql("select exists (select from demo_case where scenario = ?)").param(PLAY).query(Boolean.class).single()) {
      return 0;
    }
    Scene scene = new Scene(DemoFile.programme(), places.city(Demo.city()).orElseThrow(), demo.end());
    registers.load(scene.programme, scene.city, scene.end);
    Integer drawn = transaction.execute(status -> {
      jdbc.sql("set local synchronous_commit = off").update();
      jdbc.sql("insert into demo_case values (:play, 0)").param("play", PLAY).update();
      return scene.play();
    });
    return drawn == null ? 0 : drawn;
  }

  /** One go through the programme. */
  private final class Scene {

    private final Programme programme;
    private final City city;
    private final Instant end;
    private final LocalDate today;
    private final CasePlayer.Doors doors;
    private final List<Programme.Draw> draws = new ArrayList<>();
    private int drawn;

    private Scene(Programme programme, City city, Instant end) {
      this.programme = programme;
      this.city = city;
      this.end = end;
      this.today = LocalDate.ofInstant(end, city.zone());
      this.doors = demo.doors();
    }

    private int play() {
      programme.calm().forEach(this::calm);
      programme.plans().forEach(this::plan);
      draws.sort(Comparator.comparing(draw -> draw.days().from()));
      draws.forEach(this::draw);
      programme.targeted().forEach(this::follow);
      return drawn;
    }

    /** The moment, or a little before the end where it has not come yet. */
    private Instant at(LocalDate day, int hour) {
      Instant at = day.atTime(LocalTime.of(hour, 0)).atZone(city.zone()).toInstant();
      return at.isBefore(end) ? at : end.minus(Duration.ofHours(30));
    }

    private Viewer head(long unit) {
      return people.viewer(people.holders(Role.UNIT_HEAD, unit, end).stream().sorted().findFirst().orElseThrow(), end);
    }

    private Viewer command(PlaceCode place) {
      return doors.staffing().covering(Role.COMMAND_CENTRE, place, "inspection", 0).orElseThrow();
    }

    private PlaceCode place(String path) {
      return Hiring.place(city, places, path);
    }

    private void calm(Programme.Calm calm) {
      int[] days = Programme.range(calm.days());
      LocalDate from = today.plusDays(days[0]);
      PlaceCode place = place(calm.place());
      PlayedTime.doing(at(today.minusDays(3), 10), () -> plans.calm(command(place), place, calm.field(), from, today.plusDays(days[1]), calm.reason()));
    }

    /** A plan for each year the tasks are of. */
    private void plan(Programme.Plan said) {
      Map<Integer, List<Programme.Task>> years = new TreeMap<>();
      said.tasks().forEach(task ->
          years.computeIfAbsent(Programme.days(task.days(), today).from().getYear(), _ -> new ArrayList<>()).add(task));
      years.forEach((year, tasks) -> plan(said, year, tasks));
    }

    private void plan(Programme.Plan said, int year, List<Programme.Task> tasks) {
      PlaceCode place = place(said.place());
      Unit unit = units.byKey(place + "/" + said.unit()).orElseThrow();
      Viewer head = head(unit.id());
      LocalDate first = tasks.stream().map(task -> Programme.days(task.days(), today).from()).min(Comparator.naturalOrder()).orElseThrow();
      PlayedTime.doing(at(first.minusDays(PLANNED_DAYS_BEFORE), 9), () -> {
        long plan = plans.plan(head, year, said.title().replace("{year}", "" + year), unit.id());
        Map<Long, Programme.Task> made = new TreeMap<>();
        tasks.forEach(task -> made.put(plans.task(head, plan, work(task, place)), task));
        plans.publish(head, plan);
        made.forEach((id, task) -> waits(head, id, task, place));
      });
    }

    private Work work(Programme.Task task, PlaceCode place) {
      Programme.Days days = Programme.days(task.days(), today);
      return new Work(task.title(), place, task.items(), task.percents(), days.from(), days.until());
    }

    private void waits(Viewer head, long id, Programme.Task task, PlaceCode place) {
      Programme.Days days = Programme.days(task.days(), today);
      if (task.districts().isEmpty()) {
        draws.add(new Programme.Draw(id, task, place, days));
        return;
      }
      List<PlaceCode> drawing = task.districts().stream().map(this::place).toList();
      for (PlayedPlans.Given given : plans.assign(head, id)) {
        plans.publish(head(given.unit()), given.plan());
        if (drawing.contains(given.place())) {
          draws.add(new Programme.Draw(given.task(), task, given.place(), days));
        }
      }
    }

    private void draw(Programme.Draw draw) {
      if (!draw.said().announced()) {
        return;
      }
      Viewer head = head(plans.leading(draw.task()));
      boolean waits = !draw.said().drawn();
      Instant publicAt = waits ? end.minus(Duration.ofHours(2)) : at(draw.days().from().minusDays(DRAWN_DAYS_BEFORE), 15);
      Instant announced = at(draw.days().from().minusDays(ANNOUNCED_DAYS_BEFORE), 10);
      Instant announcing = announced.isBefore(publicAt) ? announced : publicAt.minus(Duration.ofDays(2));
      PlayedTime.doing(announcing, () -> plans.announce(head, draw.task(), programme.source(), publicAt));
      if (!waits) {
        Instant now = publicAt.plus(Duration.ofMinutes(40));
        List<Drawn> all = PlayedTime.at(now, () -> plans.draw(command(draw.place()), draw.task(), value(draw.said().title() + draw.place()), programme.witness()));
        String redraw = draw.said().redraw();
        if (redraw != null) {
          // whoever leads there, it may be another department than the planning one
          PlayedTime.doing(now.plus(Duration.ofHours(20)), () -> plans.redraw(command(draw.place()), all.getFirst().id(), redraw));
        }
        visits.play(programme, draw, all, now.plus(Duration.ofHours(21)), end, doors);
        drawn += all.size();
      }
    }

    /** A value as a lottery might publish one, the same each time. */
    private static String value(String of) {
      byte[] digest = Digests.sha256(of.getBytes(StandardCharsets.UTF_8));
      return IntStream.range(0, 7).mapToObj(i -> "%02d".formatted(1 + Math.floorMod(digest[i], 35))).reduce((one, other) -> one + " " + other).orElseThrow();
    }

    /** Somebody writes down a lead; the head makes a targeted inspection of it, which is drawn and visited. */
    private void follow(Programme.Targeted said) {
      PlaceCode place = place(said.district());
      Unit unit = units.byKey(place + "/" + said.unit()).orElseThrow();
      Programme.Days days = Programme.days(said.days(), today);
      Viewer head = head(unit.id());
      Instant received = at(days.from().minusDays(ANNOUNCED_DAYS_BEFORE), 9);
      long lead = opened(said, place, received);
      List<String> named = registers.codes(programme, city, said.parties().name(), said.parties().first());
      Work work = new Work(said.title(), place, said.items(), Map.of(), days.from(), days.until());
      Instant publicAt = at(days.from().minusDays(DRAWN_DAYS_BEFORE), 15);
      long task = PlayedTime.at(received.plus(Duration.ofHours(5)), () -> plans.targeted(
          head, work, unit.id(), doors.cases().find(doors.reader(), lead).orElseThrow().number(), named, said.lead().pointing(), programme.source(), publicAt));
      Instant accepted = received.plus(Duration.ofHours(6));
      PlayedTime.doing(accepted, () -> moved(new Command.Take(new Actor.Staff(head), accepted, null, lead, 0, "accept", Map.of("task", task))));
      doors.deadlines().fireCase(lead, end);
      Instant now = publicAt.plus(Duration.ofMinutes(40));
      List<Drawn> all = PlayedTime.at(now, () -> plans.draw(command(place), task, value(said.title()), programme.witness()));
      Programme.Task asTask = new Programme.Task(said.title(), said.items(), Map.of(), said.days(), null, List.of(), Map.of(), null);
      visits.play(programme, new Programme.Draw(task, asTask, place, days), all, now.plus(Duration.ofHours(1)), end, doors);
      drawn += all.size();
    }

    private long opened(Programme.Targeted said, PlaceCode place, Instant at) {
      Viewer clerk = doors.staffing().covering(Role.INTAKE_CLERK, place, "inspection", 0).orElseThrow();
      return moved(new Command.Open(
          new Actor.Staff(clerk), at, "demo:" + PLAY + ":" + said.title(), "inspection", "lead", said.category(), place, null, null,
          said.lead().text(), Contact.NONE, Map.of("subject", said.lead().subject(), "grounds", said.lead().grounds()), "staff", true));
    }

    private long moved(Command command) {
      Outcome outcome = command instanceof Command.Open open ? doors.casework().open(open) : doors.casework().act((Command.OnCase) command);
      if (outcome instanceof Outcome.Moved moved) {
        return moved.caseId();
      }
      throw new IllegalStateException("the play " + PLAY + " cannot " + command + ": " + outcome);
    }
  }
}
