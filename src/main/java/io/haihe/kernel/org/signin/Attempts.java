package io.haihe.kernel.org.signin;

import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts failed sign-ins by login and by network address, and makes both wait, each time longer. A login is counted
 * whether or not it exists, so that the two do not differ in answer or in time. An attempt counts as failed from its
 * beginning, so that many at once do not get past the limit.
 */
@Component
public class Attempts {

  private final JdbcClient jdbc;
  private final SignInSettings settings;

  Attempts(JdbcClient jdbc, SignInSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** Whether an attempt from the address may go on; it then counts as failed until {@link #succeeded}. */
  @Transactional
  public boolean beginFrom(String address, Instant at) {
    return begin(address(address), settings.addressFailures(), at);
  }

  /** Whether an attempt with the login may go on; it then counts as failed until {@link #succeeded}. */
  @Transactional
  public boolean beginWith(String login, Instant at) {
    return begin(login(login), settings.failures(), at);
  }

  @Transactional
  void succeeded(String login, String address) {
    forget(login);
    undoFrom(address);
  }

  /** The attempt from the address does not count as failed any more; those before it still do. */
  public void undoFrom(String address) {
    undo(address(address));
  }

  /**
   * Likewise of one with the login. Where several people may sign in with one login it has to do instead of {@link #succeeded}: what others
   * failed with it still counts, or whoever shares it could guess without end.
   */
  public void undoWith(String login) {
    undo(login(login));
  }

  private void undo(String subject) {
    jdbc.sql("update org_attempt set failures = greatest(0, failures - 1), locked_until = null where subject = ?").param(subject).update();
  }

  void forget(String login) {
    jdbc.sql("delete from org_attempt where subject = ?").param(login(login)).update();
  }

  private boolean begin(String subject, int limit, Instant at) {
    int added =
        jdbc.sql("insert into org_attempt (subject, failures, last_at) values (?, 0, ?) on conflict do nothing")
            .params(subject, Timestamp.from(at))
            .update();
    if (added > 0) {
      forgetOld(at);
    }
    Count count =
        jdbc.sql("select failures, last_at, locked_until from org_attempt where subject = ? for update")
            .param(subject)
            .query((row, number) ->
                new Count(row.getInt(1), row.getTimestamp(2).toInstant(), instant(row.getTimestamp(3))))
            .single();
    if (count.lockedAt(at)) {
      return false;
    }
    int failures = count.last.plus(settings.forgottenAfter()).isBefore(at) ? 1 : count.failures + 1;
    Instant until = failures < limit ? null : at.plus(waitAfter(failures - limit));
    jdbc.sql("update org_attempt set failures = ?, last_at = ?, locked_until = ? where subject = ?")
        .params(failures, Timestamp.from(at))
        .param(until == null ? null : Timestamp.from(until))
        .param(subject)
        .update();
    return true;
  }

  private void forgetOld(Instant at) {
    jdbc.sql("delete from org_attempt where last_at < ?")
        .param(Timestamp.from(at.minus(settings.forgottenAfter()).minus(settings.longestWait())))
        .update();
  }

  private Duration waitAfter(int tooMany) {
    Duration wait = settings.firstWait().multipliedBy(1L << Math.min(tooMany, 20));
    return wait.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : wait;
  }

  /** Hashed, because people now and then type their password into this field. */
  private static String login(String login) {
    return "login:" + Digests.sha256Hex(login.getBytes(StandardCharsets.UTF_8));
  }

  private static String address(String address) {
    return "address:" + address;
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private record Count(int failures, Instant last, @Nullable Instant lockedUntil) {

    boolean lockedAt(Instant at) {
      return lockedUntil != null && at.isBefore(lockedUntil);
    }
  }
}
