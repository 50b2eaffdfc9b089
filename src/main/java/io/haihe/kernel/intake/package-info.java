/** The ways in: forms, attachments, classification, duplicates, import. */
@NullMarked
@ApplicationModule(
    id = "intake",
    allowedDependencies = {"casework", "casework :: words", "casework :: papers", "scenario", "org", "place"})
package io.haihe.kernel.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
