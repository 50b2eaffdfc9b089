/** Internet + supervision (互联网+监管): registers, plans, verifiable draws, results. */
@NullMarked
@ApplicationModule(id = "inspection", allowedDependencies = {"intake", "casework", "scenario", "org", "place"})
package io.haihe.modules.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
