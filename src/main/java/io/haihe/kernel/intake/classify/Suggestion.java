package io.haihe.kernel.intake.classify;

import java.util.List;

/**
 * What a text may be.
 *
 * @param sure whether the first may stand alone; otherwise a person looks at all of them
 * @param best at most three, the likeliest first
 * @param why stretches of the text that spoke most for the first
 */
public record Suggestion(boolean sure, List<Likely> best, List<String> why) {}
