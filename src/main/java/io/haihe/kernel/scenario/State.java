package io.haihe.kernel.scenario;

import io.haihe.kernel.place.Limit;
import org.jspecify.annotations.Nullable;

/**
 * A state of a case type.
 *
 * @param awaits on whose desk a case in it lies; null in a final state and where only a deadline leads on
 * @param retention how long contact and personal fields of a case that ended in it are kept, or null where the case type says
 */
public record State(String key, boolean isFinal, @Nullable Awaits awaits, @Nullable Limit retention) {}
