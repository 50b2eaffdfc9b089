package io.haihe.kernel.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next where the next page begins, or null on the last one; opaque
 */
public record Listing<T>(List<T> rows, @Nullable String next) {}
