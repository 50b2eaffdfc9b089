/** Counters in halls: numbers drawn, called and served, the board, and applications entered for whoever stands at the window. */
@NullMarked
@ApplicationModule(id = "counter", allowedDependencies = {"intake", "casework", "scenario", "org", "place"})
package io.haihe.modules.counter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
