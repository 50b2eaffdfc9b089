package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.MultiValueMap;

/**
 * Forms that make something, each of which is given a number of its own when it is shown (template {@code once}). Sent once more, by the same person and
 * with the same content, it leads to what it made, also where both are on their way at once. Shown in two tabs it is two forms; gone back to, changed and
 * sent it is another one, so that nothing entered is lost.
 */
@Component
public class SentForms {

  private static final String KEY = "key";
  private static final Duration KEPT = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final Clock clock;

  SentForms(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What a form made.
   *
   * @param where it was sent to
   * @param deed makes it and says its number; if it fails the form counts as not sent
   */
  @Transactional
  public long made(Viewer viewer, String where, MultiValueMap<String, String> sent, LongSupplier deed) {
    if (sent.getOrDefault(KEY, List.of("")).getFirst().isBlank()) {
      return deed.getAsLong();
    }
    String digest = Digests.sha256Hex((viewer.person() + " " + where + " " + content(sent)).getBytes(StandardCharsets.UTF_8));
    int first = jdbc.sql("insert into inspection_sent (digest, at) values (?, ?) on conflict do nothing")
        .params(digest, Timestamp.from(clock.instant()))
        .update();
    if (first == 0) {
      return jdbc.sql("select made from inspection_sent where digest = ?").param(digest).query(Long.class).single();
    }
    long made = deed.getAsLong();
    jdbc.sql("update inspection_sent set made = ? where digest = ?").params(made, digest).update();
    return made;
  }

  /** All but the token against forged requests, which is another one on each page. */
  private static String content(MultiValueMap<String, String> sent) {
    TreeMap<String, List<String>> content = new TreeMap<>(sent);
    content.keySet().removeIf(name -> name.startsWith("_"));
    return content.toString();
  }

  /** @return how many are no longer known */
  int forget() {
    return jdbc.sql("delete from inspection_sent where at < ?").param(Timestamp.from(clock.instant().minus(KEPT))).update();
  }
}
