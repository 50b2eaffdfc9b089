/** Figures of the whole city: rollups behind the timeline, reports of the indicators, the overview. */
@NullMarked
@ApplicationModule(id = "screen", allowedDependencies = {"casework", "casework :: words", "casework :: papers", "scenario", "org", "place"})
package io.haihe.modules.screen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
