package io.haihe.kernel.casework;

import io.haihe.platform.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is stored.
 *
 * @param hash covers the entries before it
 * @param key what the command that brought it is known by ({@link #known}), or 0
 */
record TimelineRow(int seq, Instant at, String body, byte[] hash, long key) {

  /** Eight bytes that stand for a command key; 0 stands for none. */
  static long known(@Nullable String key) {
    if (key == null) {
      return 0;
    }
    long hash = ByteBuffer.wrap(Digests.sha256(key.getBytes(StandardCharsets.UTF_8))).getLong();
    return hash == 0 ? 1 : hash;
  }

  /**
   * The row that follows another in a case's chain.
   *
   * @param before null for the first
   */
  static TimelineRow after(@Nullable TimelineRow before, long caseId, Instant at, String body, long key) {
    int seq = before == null ? 1 : before.seq() + 1;
    byte[] link = before == null ? EntryCodec.BEGINNING : before.hash();
    return new TimelineRow(seq, at, body, EntryCodec.hash(link, caseId, seq, at, body), key);
  }

  static List<Entry> entries(long caseId, List<TimelineRow> rows) {
    return rows.stream().map(row -> EntryCodec.entry(caseId, row.seq(), row.at(), row.body())).toList();
  }
}
