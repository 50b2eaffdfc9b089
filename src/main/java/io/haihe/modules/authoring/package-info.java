/** The pages on which scenarios are written, judged, published, retired and migrated. */
@NullMarked
@ApplicationModule(
    id = "authoring",
    allowedDependencies = {
      "casework", "casework :: words", "scenario", "scenario :: drafts", "scenario :: authoring", "org", "place"
    })
package io.haihe.modules.authoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
