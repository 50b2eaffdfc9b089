package io.haihe.kernel.intake.web;

import io.haihe.platform.Finding;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file and what would become of it, in words.
 *
 * @param category empty where it would be rejected or is known
 * @param finding why it would be rejected, or null
 */
public record ImportLine(
    long line,
    String id,
    boolean known,
    String category,
    String place,
    String state,
    @Nullable ZonedDateTime opened,
    int steps,
    @Nullable Finding finding) {}
