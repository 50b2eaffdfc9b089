/** Reads the manifests of apps that were handed in and shows what a scenario's rules suspect, for a person to judge. */
@NullMarked
@ApplicationModule(id = "evidence", allowedDependencies = {"casework", "casework::words", "scenario", "place"})
package io.haihe.modules.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
