package io.haihe.kernel.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which version of its scenario each entry of a case was made by: before a migration it was another. */
public final class EntryVersions {

  private EntryVersions() {}

  /**
   * Versions by the entries' numbers.
   *
   * @param entries some of the case's last, in order and without a gap up to the end
   */
  public static Map<Integer, Integer> of(Case now, List<Entry> entries) {
    Map<Integer, Integer> versions = new HashMap<>();
    int version = now.scenarioVersion();
    for (Entry entry : entries.reversed()) {
      versions.put(entry.seq(), version);
      Changes.Migrated migrated = entry.changes().migrated();
      version = migrated == null ? version : migrated.from();
    }
    return versions;
  }
}
