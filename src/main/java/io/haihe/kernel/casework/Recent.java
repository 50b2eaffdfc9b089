package io.haihe.kernel.casework;

import io.haihe.kernel.casework.CaseStore.Stored;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The cases that were moved here last, as they were left. Somebody else may have moved one since: a step decided on one of these is only
 * kept if the version in the database is still the same, and what it seems to forbid must be asked again of the database.
 */
final class Recent {

  private final Map<Long, Stored> cases;

  /** @param most cases to remember; 0 for none */
  Recent(int most) {
    this.cases = new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Long, Stored> eldest) {
        return size() > most;
      }
    };
  }

  synchronized void put(Stored left) {
    cases.put(left.now().id(), left);
  }

  /** It is forgotten by that: who moves it puts it back. */
  synchronized Optional<Stored> take(long id) {
    return Optional.ofNullable(cases.remove(id));
  }
}
