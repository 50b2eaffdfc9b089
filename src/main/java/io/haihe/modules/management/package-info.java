/** One-net management (一网统管): the pages on which members of staff work on cases. */
@NullMarked
@ApplicationModule(
    id = "management",
    allowedDependencies = {
      "casework", "casework :: words", "casework :: papers", "intake", "intake :: form", "intake :: classify", "scenario", "org",
      "place"})
package io.haihe.modules.management;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
