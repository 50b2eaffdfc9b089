package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.place.CalendarsForTests;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Effect;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.kernel.scenario.TaskType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.MissingNode;

/** Thousands of random steps through the shipped packages; a failure names the seed to run again. */
@DisplayName("Whatever anybody does to a case, in any order and at any time")
class RandomWalkTest {

  private static final int WALKS = Integer.getInteger("haihe.test.walks", 40);
  private static final int STEPS = 60;

  @ParameterizedTest(name = "in {0}")
  @MethodSource("io.haihe.kernel.scenario.Packages#shipped")
  void everyChangeIsOneEntryTheTimelineGivesTheCaseAndNoCaseIsStuck(Path folder) {
    Scenario scenario = ScenarioLoader.load(folder);
    for (CaseType type : scenario.types().values()) {
      for (int seed = 0; seed < WALKS; seed++) {
        new Walk(scenario, type, seed).go();
      }
    }
  }

  /** Packages whose handling clock a second account keeps. */
  private static final Set<String> MODELLED = Set.of("city-management", "hotline");

  private static final Map<String, Scenario> SHIPPED = new ConcurrentHashMap<>();

  private static Optional<Scenario> shipped(String key) {
    Path folder = Path.of("scenarios", key);
    return Files.exists(folder) ? Optional.of(SHIPPED.computeIfAbsent(key, known -> ScenarioLoader.load(folder))) : Optional.empty();
  }

  /** A case, another of its kind, those that their steps open, and whoever comes along. */
  private static final class Walk {

    private final Random random;
    private final int seed;
    private final Scenario scenario;
    private final CaseType type;
    private final SampleCity city;
    private final SimulatedCases cases;
    private final SimulatedCase first;
    private SimulatedCase matter;
    private final RandomInputs inputs;
    private final @Nullable HandlingModel model;

    Walk(Scenario scenario, CaseType type, int seed) {
      this.random = new Random(seed);
      this.seed = seed;
      this.scenario = scenario;
      this.type = type;
      this.city = new SampleCity(CalendarsForTests.china(), new StoryItems(scenario.key(), MissingNode.getInstance())::find, none -> java.util.Optional.empty(), List.of());
      this.cases = new SimulatedCases(city, Instant.parse("2026-01-05T02:00:00Z"), RandomWalkTest::shipped);
      this.first = cases.add(scenario);
      this.matter = cases.add(scenario);
      this.inputs = new RandomInputs(random, List.of(1L, 2L, 3L), SampleCity.place(PlaceLevel.STREET).toString());
      this.model =
          MODELLED.contains(scenario.key()) ? new HandlingModel(type.deadlines().get("handling"), CalendarsForTests.china()) : null;
    }

    void go() {
      open();
      matter = first;
      open();
      for (int step = 0; step < STEPS; step++) {
        wait_();
        meet();
        Case before = matter.now();
        int length = matter.timeline().size();
        Optional<Outcome.Refused> refused = anything();
        check(before, length, refused);
      }
    }

    /** The first case mostly, now and then one it may have to do with. */
    private void meet() {
      List<SimulatedCase> all = cases.all();
      matter = random.nextInt(3) > 0 ? first : all.get(random.nextInt(all.size()));
    }

    private void open() {
      List<Category> leaves = scenario.categories(type).byCode().values().stream().filter(Category::leaf).toList();
      Category category = leaves.get(random.nextInt(leaves.size()));
      Optional<Outcome.Refused> refused = opened(category);
      // What a form allows a rule may still refuse, such as an end before the beginning.
      for (int again = 0; again < 50 && refused.isPresent() && !type.intake().require().isEmpty(); again++) {
        refused = opened(category);
      }
      assertThat(refused).as("seed %d", seed).isEmpty();
      follow("seed %d".formatted(seed));
    }

    private Optional<Outcome.Refused> opened(Category category) {
      return matter.open(
          new Command.Open(
              opener(), matter.clock(), null, scenario.key(), type.key(), category.code(),
              SampleCity.place(PlaceLevel.COMMUNITY), null, null, "words", new Contact("n", "12345678", null),
              inputs.valid(type.intake().form(), matter.clock()), "web", false));
    }

    private Actor opener() {
      return type.intake().reporter() ? new Actor.Reporter() : new Actor.Importer(0, 0, Map.of());
    }

    private void follow(String where) {
      if (model != null && matter == first) {
        model.follow(matter.timeline());
        model.check(matter.now(), matter.clock(), where);
      }
    }

    private void wait_() {
      Duration[] waits = {Duration.ofMinutes(1), Duration.ofMinutes(50), Duration.ofHours(7), Duration.ofDays(2)};
      matter.moveTo(matter.clock().plus(waits[random.nextInt(waits.length)]));
    }

    private Optional<Outcome.Refused> anything() {
      List<Actor> actors = everybody();
      Actor actor = actors.get(random.nextInt(actors.size()));
      List<Choice> choices = choices(actor);
      return choices.isEmpty() || random.nextInt(10) == 0 ? unlikely(actor) : take(actor, choices);
    }

    private List<Actor> everybody() {
      List<Actor> actors = new ArrayList<>(List.of(new Actor.Reporter()));
      for (Role role : Role.values()) {
        actors.add(new Actor.Staff(city.person(role.key())));
      }
      return actors;
    }

    private List<Choice> choices(Actor actor) {
      return new Choices(city).of(matter.type(), matter.now(), actor, matter.clock());
    }

    /** Nobody can do anything, and no clock will. */
    private boolean stuck() {
      return !matter.now().ended()
          && everybody().stream().allMatch(actor -> choices(actor).isEmpty())
          && matter.now().relations().stream().allMatch(Relation::settled)
          && matter.now().deadlines().values().stream().allMatch(deadline -> deadline.nextAt() == null);
    }

    private Optional<Outcome.Refused> take(Actor actor, List<Choice> choices) {
      Choice choice = choices.get(random.nextInt(choices.size()));
      Map<String, Object> input = inputs.valid(choice.form(), matter.clock());
      return choice.task() == 0
          ? matter.act(taking(actor, choice.key(), input))
          : matter.act(new Command.TakeStep(actor, matter.clock(), null, matter.id(), 0, choice.task(), choice.key(), input));
    }

    /** Where the number of another case is asked for it is mostly that of one, sometimes of itself. */
    private Command.Take taking(Actor actor, String key, Map<String, Object> input) {
      matter.type().transitions().get(key).effects().forEach(effect -> {
        if (effect instanceof Effect.Merge merge && random.nextInt(4) > 0) {
          List<SimulatedCase> all = cases.all();
          input.put(merge.field(), all.get(random.nextInt(all.size())).now().number());
        }
      });
      return new Command.Take(actor, matter.clock(), null, matter.id(), 0, key, input);
    }

    /** Something nobody offered: a wrong step, a note, a claim. */
    private Optional<Outcome.Refused> unlikely(Actor actor) {
      List<String> all = List.copyOf(matter.type().transitions().keySet());
      return switch (random.nextInt(4)) {
        case 0 -> matter.act(new Command.Note(actor, matter.clock(), null, matter.id(), 0, "note", false));
        case 1 -> matter.act(new Command.Assign(actor, matter.clock(), null, matter.id(), 0, 0, receiver(actor)));
        default -> {
          String key = all.get(random.nextInt(all.size()));
          Form form = matter.type().transitions().get(key).form();
          yield matter.act(taking(actor, key, inputs.valid(form, matter.clock())));
        }
      };
    }

    private long receiver(Actor actor) {
      return actor instanceof Actor.Staff staff && random.nextBoolean() ? staff.viewer().person() : 7;
    }

    private void check(Case before, int length, Optional<Outcome.Refused> refused) {
      String where = "seed %d, %s".formatted(seed, matter.timeline().getLast().name());
      Case now = matter.now();
      if (refused.isPresent()) {
        assertThat(now).as(where).isSameAs(before);
        assertThat(matter.timeline()).as(where).hasSize(length);
      } else if (now.relations().isEmpty()) {
        assertThat(matter.timeline()).as(where).hasSize(length + 1);
      } else {
        assertThat(matter.timeline()).as(where).hasSizeGreaterThan(length);
      }
      cases.all().forEach(each -> {
        assertThat(each.now().version()).as(where).isEqualTo(each.timeline().size());
        assertThat(throughJson(each)).as(where).isEqualTo(each.now());
        each.now().relations().forEach(relation -> knowEachOther(each, relation, where));
      });
      assertThat(now.ended()).as(where).isEqualTo(matter.type().state(now.state()).isFinal());
      if (now.ended()) {
        assertThat(now.openTasks()).as(where).isEmpty();
      }
      assertThat(stuck()).as(() -> where + ": stuck in " + now.state()).isFalse();
      follow(where);
    }

    /** Both of a pair know it, and whoever is told of an end has been told. */
    private void knowEachOther(SimulatedCase one, Relation relation, String where) {
      Case other = cases.find(relation.caseId()).orElseThrow();
      assertThat(other.relations()).as(where).anyMatch(
          back -> back.caseId() == one.id() && back.kind() == relation.kind().turned());
      if (Relation.LISTENING.contains(relation.kind().turned())) {
        assertThat(relation.settled()).as(where + ": " + relation).isEqualTo(other.settled());
      }
    }

    /** The timeline as it would come back from the database. */
    private static Case throughJson(SimulatedCase one) {
      return Evolution.replay(
          one.timeline().stream()
              .map(entry -> EntryCodec.entry(entry.caseId(), entry.seq(), entry.at(), EntryCodec.body(entry)))
              .toList());
    }
  }
}
