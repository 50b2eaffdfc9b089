package io.haihe.platform.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds, written last.
 *
 * @param format of the file
 * @param haihe the version that wrote it
 * @param at when the database was looked at
 * @param migrations what had been applied, by history table
 * @param partitions which a program makes as it goes, so that migrations do not
 * @param sequences the last value of each
 * @param secret fingerprint of the secret personal data is sealed with; null if there was none yet
 * @param holdsSecret whether the secret itself is in the file
 */
public record Manifest(
    int format,
    String haihe,
    Instant at,
    Map<String, List<Applied>> migrations,
    List<Table> tables,
    List<Partition> partitions,
    Map<String, Long> sequences,
    @Nullable String secret,
    boolean holdsSecret) {

  static final int FORMAT = 1;
  static final String NAME = "manifest.json";

  /** A migration and Flyway's checksum of it. */
  public record Applied(String version, @Nullable Integer checksum) {}

  /** @param bound what lies in it, as PostgreSQL writes it */
  public record Partition(String name, String parent, String bound) {}

  /**
   * @param types of the columns, for a table that migrations do not make, such as a partition that was detached
   * @param bytes how many bytes its rows take in the file before they are compressed
   */
  public record Table(
      String name, List<String> columns, List<String> types, long rows, long bytes, String sha256) {

    String entry() {
      return "tables/" + name + ".copy";
    }
  }

  /** Rows of all tables. */
  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }
}
