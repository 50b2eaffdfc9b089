package io.haihe.kernel.org;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Display names, each remembered for a minute. */
class Names {

  private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();
  private static final String NOBODY = "—";

  private final Map<Long, Known> known = new ConcurrentHashMap<>();
  private final PersonStore store;

  Names(PersonStore store) {
    this.store = store;
  }

  String of(long person) {
    long now = System.nanoTime();
    Known name = known.get(person);
    if (name == null || now - name.nanos > KEPT_NANOS) {
      name = new Known(store.find(person).map(Person::name).orElse(NOBODY), now);
      known.put(person, name);
    }
    return name.name;
  }

  void forget(long person) {
    known.remove(person);
  }

  private record Known(String name, long nanos) {}
}
