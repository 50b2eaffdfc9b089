/** The package format: loader, checker, simulator. */
@NullMarked
@ApplicationModule(id = "scenario", allowedDependencies = {"place", "org"})
package io.haihe.kernel.scenario;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
