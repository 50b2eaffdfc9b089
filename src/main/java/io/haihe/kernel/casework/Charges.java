package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Scenarios;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What cases ask to be paid, and how they go on when it was. Who takes the money, and whether it is there, a module knows. */
@Component
public class Charges {

  private final CaseStore store;
  private final Scenarios scenarios;
  private final Directory directory;
  private final Casework casework;
  private final Clock clock;

  Charges(CaseStore store, Scenarios scenarios, Directory directory, Casework casework, Clock clock) {
    this.store = store;
    this.scenarios = scenarios;
    this.directory = directory;
    this.casework = casework;
    this.clock = clock;
  }

  public Optional<Charge> asked(Case now) {
    return Charge.of(scenarios.version(now.scenarioVersion()).type(now.type()), now, clock.instant(), directory);
  }

  public Optional<Charge> asked(long caseId) {
    return store.find(caseId).map(CaseStore.Stored::now).flatMap(this::asked);
  }

  /**
   * The case goes on, once under a key however often this is called.
   *
   * @return a conflict where something happened since the charge was read
   */
  public Outcome paid(Charge charge, String key) {
    return casework.act(charge.paid(clock.instant(), key));
  }

  /** Whether the case went on under that key. */
  public boolean wentOn(long caseId, String key) {
    return store.byKey(key, caseId).isPresent();
  }
}
