/** Where those who look after the city begin; its categories and reply templates; who did what. */
@NullMarked
@ApplicationModule(
    id = "administration",
    allowedDependencies = {"casework", "casework :: words", "scenario", "scenario :: drafts", "org", "place"})
package io.haihe.modules.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
