/** The demonstration: a city's half year of sample cases, played through the whole engine from data in {@code demo/}. */
@NullMarked
@ApplicationModule(
    id = "demo",
    allowedDependencies = {"casework", "intake :: classify", "scenario", "org", "place", "inspection :: register", "inspection :: played"})
package io.haihe.modules.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
