package io.haihe.modules.inspection.register;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts of officers, from a memory a minute old at most: every page asks. */
@Component
class OfficersWithAccount {

  private static final Duration KEPT = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final Clock clock;
  private volatile Known known = new Known(Set.of(), Instant.MIN);

  OfficersWithAccount(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Known(Set<Long> people, Instant at) {}

  boolean have(long person) {
    Instant now = clock.instant();
    if (known.at().isBefore(now.minus(KEPT)) || known.at().isAfter(now)) {
      known = new Known(
          Set.copyOf(jdbc.sql("select person from inspection_officer where person is not null").query(Long.class).list()), now);
    }
    return known.people().contains(person);
  }
}
