package io.haihe.modules.administration;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.scenario.Category;
import org.jspecify.annotations.Nullable;

/**
 * A category of a scenario in force.
 *
 * @param path what is above it, in words; empty for a root
 * @param unit whose duty it is at the viewer's place, or null
 * @param open how many cases of it are under way there; 0 where it has parts
 */
public record CategoryLine(Category category, String path, @Nullable Unit unit, long open) {}
