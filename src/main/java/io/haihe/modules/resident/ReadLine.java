package io.haihe.modules.resident;

import java.time.Instant;

/**
 * That something personal was read.
 *
 * @param when in words
 * @param who office and role
 */
public record ReadLine(Instant at, String when, String number, String who, String why) {}
