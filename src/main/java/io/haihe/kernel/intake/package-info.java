/** The ways in: forms, attachments, classification, duplicates, import. */
@NullMarked
@ApplicationModule(
    id = "intake",
    allowedDependencies = {"casework", "casework :: words", "scenario", "org", "place"})
package io.haihe.kernel.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
