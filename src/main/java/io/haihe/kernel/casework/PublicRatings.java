package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Indicator;
import io.haihe.kernel.scenario.Item;
import io.haihe.kernel.scenario.Publication;
import io.haihe.kernel.scenario.Scenarios;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What one case adds to the ratings that anybody may see, by the indicators its scenario names for that. */
@Component
public class PublicRatings {

  private static final Figures.Part NOTHING = new Figures.Part("", Instant.EPOCH, 0, 0);

  private final CaseStore store;
  private final Scenarios scenarios;
  private final Directory directory;

  PublicRatings(CaseStore store, Scenarios scenarios, Directory directory) {
    this.store = store;
    this.scenarios = scenarios;
    this.directory = directory;
  }

  /**
   * @param item code of the item of the catalogue the case is about, or empty
   * @param unit the responsible unit, or 0
   * @param at when it was rated
   * @param bad whether it was rated badly, and that counts
   * @param mended whether what was bad was put right
   */
  public record OfCase(long caseId, String item, long unit, Instant at, double score, boolean satisfied, boolean bad, boolean mended) {}

  /** Of some cases as they stand; those that are not rated, or whose rating does not count, are left out. */
  public List<OfCase> of(Collection<Long> cases) {
    return store.find(cases).stream().flatMap(now -> of(now).stream()).toList();
  }

  /** Of the case that a timeline gives. */
  public Optional<OfCase> of(List<Entry> timeline) {
    return of(Evolution.replay(timeline));
  }

  private Optional<OfCase> of(Case now) {
    CaseType type = scenarios.version(now.scenarioVersion()).type(now.type());
    Publication.Ratings named = type.publication().ratings();
    if (named == null) {
      return Optional.empty();
    }
    Map<String, Object> variables = Variables.of(type, now, now.updatedAt(), directory).map();
    Figures.Part score = part(type, named.score(), variables);
    Figures.Part satisfied = part(type, named.satisfied(), variables);
    Figures.Part mended = part(type, named.mended(), variables);
    return score.of() == 0 || score.dated().equals(Instant.EPOCH)
        ? Optional.empty()
        : Optional.of(new OfCase(
            now.id(), item(type, now), now.responsible(), score.dated(), score.count() / score.of(), satisfied.count() > 0, mended.of() > 0,
            mended.of() > 0 && mended.count() > 0));
  }

  private static Figures.Part part(CaseType type, String indicator, Map<String, Object> variables) {
    return type.indicators().get(indicator) instanceof Indicator.Ratio ratio ? Figures.of(ratio, variables) : NOTHING;
  }

  private static String item(CaseType type, Case now) {
    Form form = type.intake().form();
    return form == null ? "" : Item.code(form, now.form());
  }
}
