package io.haihe.kernel.casework;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A timeline entry as projections read it.
 *
 * @param position grows in commit order together with {@code xid}; unique
 */
public record Happening(Entry entry, String xid, long position) {

  /** The cases they happened in, each with the number of the first entry. */
  public static SortedMap<Long, Integer> firsts(List<Happening> happenings) {
    SortedMap<Long, Integer> firsts = new TreeMap<>();
    happenings.forEach(happening -> firsts.merge(happening.entry().caseId(), happening.entry().seq(), Math::min));
    return firsts;
  }
}
