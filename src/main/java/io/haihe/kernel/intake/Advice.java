package io.haihe.kernel.intake;

import io.haihe.kernel.intake.classify.Likely;
import java.util.List;

/**
 * What a matter may be, by its words alone.
 *
 * @param sure whether the first category may stand alone; otherwise a person looks at all of them
 * @param categories codes, at most three, the likeliest first
 * @param field the root of the likeliest field, and how likely it is as a whole
 * @param why stretches of the text that spoke most for the first
 */
public record Advice(boolean sure, List<Likely> categories, Likely field, List<String> why) {}
