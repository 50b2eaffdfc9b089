package io.haihe.kernel.org.signin;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps which sign-ins were refused, for auditors. What repeats within a minute from one address is one row, so that a flood stays small; what
 * was typed as a login is not kept, for people now and then type their password there.
 */
@Component
class Refused {

  private static final Duration KEPT = Duration.ofDays(400);

  /** Why somebody was not let in. */
  enum Why {
    /** The password was wrong. */
    WRONG,
    /** There is no such account. */
    UNKNOWN,
    DISABLED,
    /** The login has to wait after too many failures. */
    WAITING,
    /** The network address has to wait. */
    ADDRESS
  }

  private final JdbcClient jdbc;

  Refused(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param person whose account it was, or null if there is none of that login */
  void note(@Nullable Long person, String address, Why why, Instant at) {
    int times =
        jdbc.sql(
                """
                insert into org_refused as r (at, person, address, why, times) values (:at, :person, :address, :why, 1)
                on conflict (at, address, why, coalesce(person, 0)) do update set times = r.times + 1 returning times
                """)
            .param("at", Timestamp.from(at.truncatedTo(ChronoUnit.MINUTES)))
            .param("person", person, Types.BIGINT)
            .param("address", address)
            .param("why", why.name())
            .query(Integer.class)
            .single();
    if (times == 1) {
      jdbc.sql("delete from org_refused where at < ?").param(Timestamp.from(at.minus(KEPT))).update();
    }
  }
}
