package io.haihe.modules.screen;

import org.jspecify.annotations.Nullable;

/**
 * A number that explains itself.
 *
 * @param text the number, or a dash where there is nothing to divide by
 * @param sums numerator and denominator, or empty
 * @param how how it is computed
 * @param compared the same elsewhere or at another time, or empty
 * @param cases where the cases behind it are, or null where it has none of its own
 * @param mood {@code danger}, {@code ok} or empty; said in words too
 */
public record Figure(String key, String name, String text, String sums, String how, String compared, @Nullable String cases, String mood) {}
