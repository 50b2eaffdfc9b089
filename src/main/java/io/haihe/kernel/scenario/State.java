package io.haihe.kernel.scenario;

import org.jspecify.annotations.Nullable;

/**
 * A state of a case type.
 *
 * @param awaits on whose desk a case in it lies; null in a final state and where only a deadline leads on
 */
public record State(String key, boolean isFinal, @Nullable Awaits awaits) {}
