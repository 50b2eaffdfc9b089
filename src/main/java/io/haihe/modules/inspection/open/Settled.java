package io.haihe.modules.inspection.open;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a visit had left open ({@link Outcome#PENDING}) and how it was settled later.
 *
 * @param at when it was, which takes two officers; null before
 * @param seen what was seen then, public once it is settled; empty where an older version of the scenario did not ask
 * @param problemsBefore those counted while it was open
 * @param publishedBefore when it was published as open
 */
record Settled(@Nullable Instant at, String seen, int problemsBefore, @Nullable Instant publishedBefore) {

  static final Settled NONE = new Settled(null, "", 0, null);
}
