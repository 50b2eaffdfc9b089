package io.haihe.kernel.casework;

/**
 * A timeline entry as projections read it.
 *
 * @param position grows in commit order together with {@code xid}; unique
 */
public record Happening(Entry entry, String xid, long position) {}
