package io.haihe.kernel.intake.classify;

import io.haihe.kernel.casework.EndedCases;
import io.haihe.kernel.casework.EndedCases.Ended;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.platform.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Learns from the city's own cases, and so from every correction: what counts is the category a case ended with. A new model takes the
 * place of the one before only if it is not worse on cases that neither of them had seen.
 */
@Component
public class CityLearning {

  /** The newest cases say how people write now; more take long and add little. */
  private static final int MOST = 10_000;

  /** Fewer cases say nothing of how good a model is. */
  public static final int LEAST = 100;

  /** What fewer cases have is not learnt: it may be somebody's name. */
  static final int LEAST_CASES = 5;

  /** Reports that came straight from residents: nobody of the city has chosen the category. */
  private static final Set<String> RESIDENTS = Set.of("web", "open311", "api");

  private static final Logger LOG = LoggerFactory.getLogger(CityLearning.class);

  private final EndedCases cases;
  private final DutyUnits duties;
  private final Models models;
  private final List<SampleTexts> samples;
  private final Clock clock;

  CityLearning(EndedCases cases, DutyUnits duties, Models models, List<SampleTexts> samples, Clock clock) {
    this.cases = cases;
    this.duties = duties;
    this.models = models;
    this.samples = samples;
    this.clock = clock;
  }

  public enum Outcome {
    /** Too few cases have ended since. */
    TOO_FEW,
    /** The model in use was better; it stays. */
    WORSE,
    REPLACED
  }

  /**
   * @param fresh how many cases the model in use had not seen
   * @param before how many of those it judged rightly, from 0 to 1; not a number where there was none
   * @param now the same of the new one, which had not seen them either while it was judged
   * @param about the new one
   */
  public record Result(Outcome outcome, int fresh, double before, double now, Optional<About> about) {}

  /** An ended case to learn from. */
  private record Lesson(Ended ended, Example example) {}

  public Result learn(Scenario scenario, Progress progress) {
    List<Lesson> lessons = lessons(scenario);
    Optional<Models.Current> current = models.of(scenario.key());
    Set<Example> fresh = fresh(lessons, current);
    if (fresh.size() < LEAST) {
      return new Result(Outcome.TOO_FEW, fresh.size(), Double.NaN, Double.NaN, Optional.empty());
    }
    List<Example> examples = new ArrayList<>(lessons.stream().map(Lesson::example).toList());
    samples.forEach(some -> examples.addAll(some.of(scenario)));
    progress.total(Trainer.STEPS);
    Trainer.Learnt learnt = new Trainer(LEAST_CASES, clock.instant(), progress).learnAndJudge(examples);
    Result result = compared(learnt, current, fresh);
    if (result.outcome() == Outcome.REPLACED) {
      models.replace(scenario.key(), learnt.classifier());
    }
    LOG.info("Learnt from cases of {}: {}", scenario.key(), result);
    return result;
  }

  /** What the model in use has not seen; the same words of another case it has. */
  private static Set<Example> fresh(List<Lesson> lessons, Optional<Models.Current> current) {
    Instant since = current.filter(Models.Current::city).map(known -> known.classifier().about().at()).orElse(Instant.MIN);
    Map<Boolean, Set<Example>> fresh =
        lessons.stream()
            .collect(Collectors.partitioningBy(
                lesson -> lesson.ended().closedAt().isAfter(since), Collectors.mapping(Lesson::example, Collectors.toSet())));
    Set<Example> unseen = new HashSet<>(fresh.getOrDefault(true, Set.of()));
    unseen.removeAll(fresh.getOrDefault(false, Set.of()));
    return unseen;
  }

  private static Result compared(Trainer.Learnt learnt, Optional<Models.Current> current, Set<Example> fresh) {
    List<Trainer.Kept> judged = learnt.kept().stream().filter(kept -> fresh.contains(kept.example())).toList();
    double now = share(judged.stream().filter(Trainer.Kept::right).count(), judged.size());
    double before =
        current
            .map(known -> share(judged.stream().filter(kept -> right(known.classifier(), kept.example())).count(), judged.size()))
            .orElse(Double.NaN);
    Outcome outcome = now < before ? Outcome.WORSE : Outcome.REPLACED;
    return new Result(outcome, fresh.size(), before, now, Optional.of(learnt.classifier().about()));
  }

  private static boolean right(Classifier classifier, Example example) {
    return classifier.rank(example.texts()).getFirst().label().equals(example.label());
  }

  private static double share(long part, int whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }

  /** The newest first. */
  private List<Lesson> lessons(Scenario scenario) {
    return cases.newest(scenario.key(), MOST).stream()
        .filter(ended -> scenario.types().containsKey(ended.type()) && scenario.categories().find(ended.category()).isPresent())
        .filter(ended -> open(scenario, ended) && confirmed(scenario, ended))
        .sorted(Comparator.comparing(Ended::closedAt).reversed())
        .map(ended -> new Lesson(ended, new Example(List.of(ended.text()), ended.category())))
        .toList();
  }

  /** What only some roles may read of its reporters is not learnt from at all. */
  private static boolean open(Scenario scenario, Ended ended) {
    return scenario.type(ended.type()).privacy().readers().isEmpty();
  }

  /** Chosen by a member of staff, or by a resident and settled by the unit whose duty the category is. */
  private boolean confirmed(Scenario scenario, Ended ended) {
    return !RESIDENTS.contains(ended.channel())
        || duties.of(scenario, scenario.type(ended.type()), ended.category(), ended.place()).stream()
            .anyMatch(unit -> unit.id() == ended.responsible());
  }
}
