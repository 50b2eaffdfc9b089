/** The JSON API under {@code /api/v1}: cases, commands, files, documents, places, units, scenarios and what is published. */
@NullMarked
@ApplicationModule(id = "api", allowedDependencies = {"casework", "casework :: papers", "scenario", "org", "place", "intake"})
package io.haihe.modules.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
