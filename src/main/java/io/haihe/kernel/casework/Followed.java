package io.haihe.kernel.casework;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Scenarios;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
   * @param onward where the matter goes on, if it was joined into another case or transferred, or null
   */
  public record View(Case matter, List<Entry> timeline, List<Choice> choices, @Nullable Onward onward) {}

  /**
   * How a matter stands where it went on: its states and when they were reached, and nothing that anybody entered there.
   *
   * @param transferred whether it was transferred, or else joined with another
   */
  public record Onward(
      boolean transferred, String number, int scenarioVersion, PlaceCode place, String state, boolean settled, List<Reached> reached) {}

  public record Reached(Instant at, String state) {}

  public Optional<View> find(String number, String token, Instant at) {
    return links.open(number, token).map(now -> new View(
        now,
        store.timeline(now.id(), 0),
        choices.of(scenarios.version(now.scenarioVersion()).type(now.type()), now, new Actor.Reporter(), at),
        now.onward().map(this::onward).orElse(null)));
  }

  /** A case that was joined may since have been joined on; one that is gone from the archive ends the way. */
  private @Nullable Onward onward(Relation first) {
    Optional<Case> at = Optional.empty();
    for (Optional<Relation> next = Optional.of(first); next.isPresent(); next = at.flatMap(Case::onward)) {
      Optional<Case> further = store.find(next.get().caseId()).map(CaseStore.Stored::now);
      if (further.isEmpty()) {
        break;
      }
      at = further;
    }
    return at.map(last -> onward(first, last)).orElse(null);
  }

  private Onward onward(Relation first, Case last) {
    List<Reached> reached =
        store.timeline(last.id(), 0).stream()
            .filter(entry -> entry.changes().state() != null)
            .map(entry -> new Reached(entry.at(), Objects.requireNonNull(entry.changes().state())))
            .toList();
    return new Onward(
        first.kind() == Relation.Kind.TRANSFERRED_TO, last.number(), last.scenarioVersion(), last.place(), last.state(),
        last.settled(), reached);
  }
}
