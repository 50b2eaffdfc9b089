package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.platform.Finding;
import io.haihe.platform.Worded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A step with all it brings about in other cases, decided one after another until nothing is left to tell. */
final class Undertaking {

  private final Engine engine;
  private final LongFunction<Optional<Case>> cases;
  private final IntFunction<Scenario> versions;
  private final Map<Long, Case> touched = new HashMap<>();
  private final List<Decision.Done> done = new ArrayList<>();
  private final Deque<Errand> errands = new ArrayDeque<>();

  /**
   * @param cases as they are stored
   * @param versions scenarios by the ids of their versions
   */
  Undertaking(Engine engine, LongFunction<Optional<Case>> cases, IntFunction<Scenario> versions) {
    this.engine = engine;
    this.cases = cases;
    this.versions = versions;
  }

  /** @return why one of the cases refuses, with which all is off; or empty */
  Optional<Refused> run(Decision.Done first) {
    add(first);
    Optional<Refused> refused = Optional.empty();
    while (refused.isEmpty() && !errands.isEmpty()) {
      switch (errands.remove()) {
        case Errand.Open open -> refused = open(open);
        case Errand.Act act -> refused = act(act.command());
      }
    }
    return refused;
  }

  private Optional<Refused> open(Errand.Open open) {
    return switch (engine.open(open)) {
      case Decision.No no -> Optional.of(of(open, no.refused()));
      case Decision.Done opened -> {
        add(opened);
        yield Optional.empty();
      }
    };
  }

  /** All that is to be kept, in the order it was decided. */
  List<Decision.Done> done() {
    return done;
  }

  private void add(Decision.Done one) {
    done.add(one);
    touched.put(one.after().id(), one.after());
    errands.addAll(one.errands());
  }

  /** One that is only told something need not be there any more: old years of the archive can be taken away. */
  private Optional<Refused> act(Command.OnCase command) {
    Case now = touched.get(command.caseId());
    Optional<Case> found = now != null ? Optional.of(now) : cases.apply(command.caseId());
    if (found.isEmpty()) {
      return command instanceof Command.Hear ? Optional.empty() : Optional.of(Refused.because(Reason.NO_SUCH_CASE));
    }
    return switch (engine.decide(versions.apply(found.get().scenarioVersion()), found.get(), command)) {
      case Decision.No no -> Optional.of(no.refused());
      case Decision.Done next -> {
        add(next);
        yield Optional.empty();
      }
    };
  }

  /** What another scenario refuses, told to somebody who did not fill in its form. */
  private static Refused of(Errand.Open open, Refused why) {
    Scenario scenario = open.current().scenario();
    Worded title = language -> scenario.texts().text(language, "title");
    String fields =
        why.findings().stream().map(Finding::field).filter(Objects::nonNull).distinct().collect(Collectors.joining(", "));
    Finding first = new Finding(null, 0, 0, null, "casework.open.refused", List.of(title, fields));
    Stream<Finding> own =
        why.findings().stream().map(finding -> new Finding(null, 0, 0, null, finding.code(), finding.args()));
    return Refused.input(Stream.concat(Stream.of(first), own).toList());
  }
}
