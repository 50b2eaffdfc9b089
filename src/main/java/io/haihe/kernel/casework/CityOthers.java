package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Scenarios;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The other cases of the running city. */
@Component
class CityOthers implements Others {

  private final CaseStore store;
  private final Scenarios scenarios;
  private final Keeping keeping;

  CityOthers(CaseStore store, Scenarios scenarios, Keeping keeping) {
    this.store = store;
    this.scenarios = scenarios;
    this.keeping = keeping;
  }

  @Override
  public Optional<Case> find(String number) {
    return store.find(number).map(CaseStore.Stored::now);
  }

  @Override
  public Optional<Case> find(long id) {
    return store.find(id).map(CaseStore.Stored::now);
  }

  @Override
  public Optional<Current> current(String scenario) {
    return scenarios.find(scenario).map(found -> new Current(found, scenarios.currentId(scenario)));
  }

  @Override
  public long nextId() {
    return keeping.nextId();
  }
}
