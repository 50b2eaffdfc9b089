package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Scenarios;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The other cases of the running city. */
@Component
class CityOthers implements Others {

  private final CaseStore store;
  private final Scenarios scenarios;
  private final Keeping keeping;
  private final BallotStore ballots;
  private final Files files;
  private final PersonalStore personal;

  CityOthers(CaseStore store, Scenarios scenarios, Keeping keeping, BallotStore ballots, Files files, PersonalStore personal) {
    this.store = store;
    this.scenarios = scenarios;
    this.keeping = keeping;
    this.ballots = ballots;
    this.files = files;
    this.personal = personal;
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
  public Optional<FileInfo> file(long caseId, String sha256) {
    return files.find(caseId, sha256);
  }

  @Override
  public Optional<Current> current(String scenario) {
    return scenarios.find(scenario).map(found -> new Current(found, scenarios.currentId(scenario)));
  }

  @Override
  public Map<String, Object> personal(long id) {
    return personal.find(id).map(Personal::reported).orElse(Map.of());
  }

  @Override
  public Map<String, Long> votes(long id) {
    return ballots.votes(id);
  }

  @Override
  public long nextId() {
    return keeping.nextId();
  }
}
