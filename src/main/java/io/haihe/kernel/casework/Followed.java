package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Scenarios;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A case as its reporter sees it, by the secret link alone. */
@Component
public class Followed {

  private final FollowLinks links;
  private final CaseStore store;
  private final Scenarios scenarios;
  private final Choices choices;

  Followed(FollowLinks links, CaseStore store, Scenarios scenarios, Directory directory) {
    this.links = links;
    this.store = store;
    this.scenarios = scenarios;
    this.choices = new Choices(directory);
  }

  /**
   * @param timeline every entry; a page shows of a step's input only fields marked as visible, of notes and files only open ones
   * @param choices what the reporter may do now
   */
  public record View(Case matter, List<Entry> timeline, List<Choice> choices) {}

  public Optional<View> find(String number, String token, Instant at) {
    return links.open(number, token).map(now -> new View(
        now,
        store.timeline(now.id(), 0),
        choices.of(scenarios.version(now.scenarioVersion()).type(now.type()), now, new Actor.Reporter(), at)));
  }
}
