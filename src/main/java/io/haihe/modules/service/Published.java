package io.haihe.modules.service;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of an item, which never changes.
 *
 * @param retirement since when and why the item is no longer offered; null while it is
 */
public record Published(Item item, int version, Instant at, boolean current, @Nullable Retirement retirement) {

  /** @param successor code of the item that takes its place, or empty */
  public record Retirement(Instant at, String why, String successor) {}
}
