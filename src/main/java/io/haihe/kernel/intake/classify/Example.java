package io.haihe.kernel.intake.classify;

import java.util.List;

/**
 * A text that somebody sorted.
 *
 * @param texts its parts, such as subject and message; each counts alike, however long it is
 * @param label what it was sorted as
 */
public record Example(List<String> texts, String label) {}
