/** Open311 GeoReport v2, read and write, in XML and JSON: the scenarios that say so are its services. */
@NullMarked
@ApplicationModule(id = "openapi311", allowedDependencies = {"casework", "scenario", "org", "place", "intake"})
package io.haihe.modules.openapi311;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
