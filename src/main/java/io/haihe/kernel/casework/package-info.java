/** The engine: cases, tasks, transitions, deadlines, the timeline, ratings. */
@NullMarked
@ApplicationModule(id = "casework", allowedDependencies = {"scenario", "scenario :: drafts", "org", "place"})
package io.haihe.kernel.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
