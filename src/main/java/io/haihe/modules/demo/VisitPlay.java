package io.haihe.modules.demo;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Relation;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.LimitUnit;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.inspection.plan.PlayedPlans;
import io.haihe.modules.inspection.plan.PlayedPlans.Drawn;
import io.haihe.modules.inspection.visit.PlayedSite;
import io.haihe.platform.PlayedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plays the visits of a draw: on site by the services a phone uses, then by the steps of their cases. */
@Component
class VisitPlay {

  private static final String VISITS = "inspection";
  private static final String ORDERS = "inspection-rectification";
  private static final String ORDERED = "orderedToCorrect";
  private static final int MOST_MOVES = 60;
  private static final Duration SEALED_AFTER = Duration.ofMinutes(15);

  private final PlayedPlans plans;
  private final PlayedSite site;
  private final People people;
  private final Units units;
  private final Places places;
  private final Scenarios scenarios;
  private final byte[] picture = SamplePicture.png();
  private final Map<String, Play> known = new ConcurrentHashMap<>();

  VisitPlay(PlayedPlans plans, PlayedSite site, People people, Units units, Places places, Scenarios scenarios) {
    this.plans = plans;
    this.site = site;
    this.people = people;
    this.units = units;
    this.places = places;
    this.scenarios = scenarios;
  }

  /** @param since when the earliest can be visited */
  void play(Programme programme, Programme.Draw draw, List<Drawn> all, Instant since, Instant end, CasePlayer.Doors doors) {
    Map<String, Integer> ofClass = new HashMap<>();
    List<String> stations = new ArrayList<>();
    draw.said().stations().forEach((station, many) -> stations.addAll(Collections.nCopies(many, station)));
    boolean over = Programme.over(draw.said().days());
    Instant first = draw.days().from().atTime(LocalTime.of(9, 0)).atZone(places.zone()).toInstant();
    for (int i = 0; i < all.size(); i++) {
      Drawn visit = all.get(i);
      // The dice of a visit follow from its class and place in the row, not from who was drawn.
      int n = ofClass.merge(visit.risk(), 1, Integer::sum);
      RandomGenerator random =
          new SplittableRandom(31L * (draw.said().title() + draw.place()).hashCode() + 1009L * visit.risk().charAt(0) + n);
      One one = new One(programme, visit, draw.said().title().hashCode() + n, random, end, doors);
      if (over) {
        one.whole(one.on(visit.day(), since.isAfter(first) ? since : first));
      } else if (i < stations.size()) {
        Instant from = latest(since, first, end);
        one.to(stations.get(i), one.among(i, stations.size(), from));
      } else {
        doors.deadlines().fireCase(visit.caseId(), end);
      }
    }
  }

  private static Instant latest(Instant one, Instant other, Instant end) {
    Instant later = one.isAfter(other) ? one : other;
    return later.isBefore(end.minus(Duration.ofHours(6))) ? later : one;
  }

  /** One visit. */
  private final class One {

    private final Programme programme;
    private final Drawn visit;
    private final int n;
    private final RandomGenerator random;
    private final Instant end;
    private final CasePlayer.Doors doors;
    private final WorkingCalendar calendar;
    private final PlayedSite.Words words;

    private One(Programme programme, Drawn visit, int n, RandomGenerator random, Instant end, CasePlayer.Doors doors) {
      this.programme = programme;
      this.visit = visit;
      this.n = n;
      this.random = random;
      this.end = end;
      this.doors = doors;
      this.calendar = places.calendar(now().place());
      Map<String, String> said = programme.words();
      this.words = new PlayedSite.Words(
          said.getOrDefault("note", ""), said.getOrDefault("refusal", ""), said.getOrDefault("witness", ""), said.getOrDefault("party", ""));
    }

    private Case now() {
      return doors.cases().find(doors.reader(), visit.caseId()).orElseThrow();
    }

    private Viewer leading() {
      return people.viewer(plans.team(visit.id()).getFirst(), end);
    }

    /** Some time of the day proposed. */
    private Instant on(@Nullable LocalDate day, Instant since) {
      Instant at = day == null
          ? since
          : day.atTime(9, 0).atZone(calendar.zone()).toInstant().plus(Duration.ofMinutes(20 + random.nextInt(400)));
      return at.isAfter(since) ? at : since.plus(Duration.ofMinutes(30));
    }

    /** One of some moments in working time before the end. */
    private Instant among(int i, int many, Instant from) {
      Instant share = from.plus(Duration.between(from, end).multipliedBy(i + 1).dividedBy(many + 1L));
      Instant at = calendar.due(share, new Limit(1, LimitUnit.WORKING_HOUR)).at();
      Instant last = end.minus(Duration.ofMinutes(40L * (many - i) + 60));
      return at.isBefore(last) ? at : last.isAfter(from) ? last : from;
    }

    private void whole(Instant at) {
      Map.Entry<String, Programme.Found> result = result();
      record(result, at);
      onwards(path(result.getValue()));
    }

    private void to(String station, Instant at) {
      doors.deadlines().fireCase(visit.caseId(), at);
      switch (station) {
        case "calledOff" -> onwards(List.of("askOff", "callOff"));
        case "underWay" -> PlayedTime.doing(at, () -> site.begin(leading(), visit.id()));
        case "ordered" -> record(Map.entry(ORDERED, Objects.requireNonNull(programme.found().get(ORDERED))), at);
        default -> {
          record(result(), at);
          onwards(station.equals("published") ? List.of("publish") : List.of());
        }
      }
      doors.deadlines().fireCase(visit.caseId(), end);
      now().relations().forEach(other -> doors.deadlines().fireCase(other.caseId(), end));
    }

    private Map.Entry<String, Programme.Found> result() {
      return Dice.one(
          List.copyOf(programme.found().entrySet()), found -> found.getValue().odds().getOrDefault(visit.risk(), 0.0), random);
    }

    private void record(Map.Entry<String, Programme.Found> result, Instant at) {
      Programme.Found said = result.getValue();
      int[] range = Programme.range(said.problems() == null ? "0" : said.problems());
      int problems = range[0] + random.nextInt(range[1] - range[0] + 1);
      LocalDate by = LocalDate.ofInstant(at, calendar.zone()).plusDays(10L + random.nextInt(15));
      PlayedSite.Found found = new PlayedSite.Found(
          result.getKey(), problems, one(said.summary()), one(said.order()), said.order().isEmpty() ? "" : by.toString(),
          said.signed() == null ? "typed" : said.signed(), picture, words);
      doors.deadlines().fireCase(visit.caseId(), at);
      PlayedTime.doing(at, () -> site.inspect(leading(), visit.id(), found));
      seal(at.plus(SEALED_AFTER));
    }

    private void seal(Instant at) {
      PlayedTime.doing(at, () -> site.seal(leading(), visit.id()));
    }

    private String one(List<String> words) {
      return words.isEmpty() ? "" : words.get(random.nextInt(words.size()));
    }

    private List<String> path(Programme.Found found) {
      List<String> own = found.way();
      boolean something = found.problems() != null;
      return own != null
          ? own
          : Dice.one(programme.ways().stream().filter(way -> something || !way.problems()).toList(), Programme.Following::odds, random).path();
    }

    /** By the steps named; what was ordered meanwhile goes its own way. */
    private void onwards(List<String> path) {
      Map<Long, Way> ways = new LinkedHashMap<>();
      ways.put(visit.caseId(), new Recorded(player().along(visit.caseId(), path)));
      Way.together(
          () -> {
            now().relations().stream()
                .filter(relation -> relation.kind() == Relation.Kind.FOLLOW_UP)
                .forEach(order -> ways.computeIfAbsent(order.caseId(), id -> player(ORDERS).byOdds(id)));
            return List.copyOf(ways.values());
          },
          doors.deadlines(), end, MOST_MOVES);
    }

    /** A record that was sent back is made again on site, not by a form. */
    private final class Recorded implements Way {

      private final Way.Along along;

      private Recorded(Way.Along along) {
        this.along = along;
      }

      @Override
      public long caseId() {
        return along.caseId();
      }

      @Override
      public Optional<Instant> next() {
        return along.next();
      }

      @Override
      public boolean make() {
        if (!"record".equals(along.name())) {
          return along.make();
        }
        Instant at = along.next().orElseThrow();
        along.skip();
        PlayedTime.doing(at, () -> site.amend(leading(), visit.id(), programme.words().getOrDefault("amended", ""), words));
        seal(at.plus(SEALED_AFTER));
        return true;
      }
    }

    private CasePlayer player() {
      return player(VISITS);
    }

    private CasePlayer player(String key) {
      Play play = play(key);
      return new CasePlayer(
          play, scenarios.current(play.scenario()).type(play.type()), doors, end, n, random,
          new Words(play.slots(), places, units, now().place(), random), calendar);
    }
  }

  private Play play(String key) {
    return known.computeIfAbsent(key, wanted -> DemoFile.plays().stream().filter(play -> play.key().equals(wanted)).findFirst().orElseThrow());
  }
}
