package io.haihe.modules.resident;

import java.time.Instant;

/**
 * Something a resident was told.
 *
 * @param number of the case that told it, or empty
 * @param path of the page that follows that case
 * @param fresh whether it was not seen before
 */
public record MessageLine(Instant at, String when, String text, String number, String path, boolean fresh) {}
