/** One-net service (一网通办): the catalogue of what can be asked of the city, its guides and whoever looks after them. */
@NullMarked
@ApplicationModule(
    id = "service",
    allowedDependencies = {"intake :: importing", "casework", "scenario", "org", "place"})
package io.haihe.modules.service;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
