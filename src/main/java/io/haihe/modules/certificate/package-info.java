/** Certificates (电子证照): issued by steps of cases, signed, checked by anybody, given again instead of papers. */
@NullMarked
@ApplicationModule(
    id = "certificate",
    allowedDependencies = {"casework", "casework :: words", "casework :: papers", "scenario", "org", "place"})
package io.haihe.modules.certificate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
