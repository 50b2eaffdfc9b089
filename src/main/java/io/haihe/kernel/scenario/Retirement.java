package io.haihe.kernel.scenario;

import java.time.Instant;

/**
 * A scenario takes no new cases; running ones go on.
 *
 * @param reason as residents read it
 */
public record Retirement(String key, Instant at, String reason) {}
