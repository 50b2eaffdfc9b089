package io.haihe.kernel.casework;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.StoryFile;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A pretend case that is nothing but the list of what was done to it, told as a story: it is played anew from the beginning each time, through the
 * real engine in the sample city, and lives nowhere.
 */
public final class Simulation {

  /** Who may act beside the roles. */
  public static final String REPORTER = "reporter";

  /** The platform itself, where it may open a case. */
  public static final String SYSTEM = "system";

  private final CaseType type;
  private final Story story;
  private final List<Finding> failures;

  private Simulation(Scenario scenario, JsonNode told, Function<String, Optional<Scenario>> others) {
    this.story = new Story(scenario, StoryProof.sampleCalendar(), StoryFile.of(told), others);
    this.failures = story.play();
    this.type = scenario.type(told.path("case").asString(scenario.types().keySet().iterator().next()));
  }

  /**
   * @param told as in {@code examples/*.yaml}
   * @param others scenarios that this one may open cases of, by their keys
   */
  public static Simulation play(Scenario scenario, JsonNode told, Function<String, Optional<Scenario>> others) {
    return new Simulation(scenario, told, others);
  }

  /** What came out otherwise than told; empty when every step was taken. */
  public List<Finding> failures() {
    return failures;
  }

  /** Why the last step was refused, if it was. */
  public Outcome.@Nullable Refused refusal() {
    return story.refusal().orElse(null);
  }

  /** Empty where the report itself was refused. */
  public Optional<Case> now() {
    return story.matter().timeline().isEmpty() ? Optional.empty() : Optional.of(story.matter().now());
  }

  public List<Entry> timeline() {
    return List.copyOf(story.matter().timeline());
  }

  public CaseType type() {
    return type;
  }

  public Instant clock() {
    return story.matter().clock();
  }

  /** The clock the sample city goes by. */
  public static ZoneId zone() {
    return StoryProof.sampleCalendar().zone();
  }

  /** The first full minute in which the next clock has rung, on the sample city's clock; null if none runs. */
  public @Nullable LocalDateTime nextRing() {
    return now().stream()
        .flatMap(matter -> matter.deadlines().values().stream())
        .map(Deadline::nextAt)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .map(at -> at.plusSeconds(60).atZone(zone()).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES))
        .orElse(null);
  }

  /** Everybody who may do something now, with what it is. */
  public List<Offer> offers() {
    List<Offer> offers = new ArrayList<>();
    now().ifPresent(matter -> {
      Choices choices = new Choices(story.city());
      offer(REPORTER, choices.of(type, matter, new Actor.Reporter(), clock()), offers);
      for (Role role : Role.values()) {
        offer(role.key(), choices.of(type, matter, new Actor.Staff(story.city().person(role.key())), clock()), offers);
      }
    });
    return offers;
  }

  /** @param who {@link #REPORTER} or a role's key: somebody who holds it in every unit */
  public record Offer(String who, List<Choice> choices) {}

  private static void offer(String who, List<Choice> choices, List<Offer> offers) {
    if (!choices.isEmpty()) {
      offers.add(new Offer(who, choices));
    }
  }

  /** What a unit of the sample city is called in a story; empty for none. */
  public String unit(long id) {
    return story.city().unit(id).map(unit -> String.valueOf(unit.key())).orElse("");
  }

  /** The units a form of a story can name. */
  public static List<String> units() {
    return List.of("A", "B", "C", "city", "district", "street", "community");
  }
}
