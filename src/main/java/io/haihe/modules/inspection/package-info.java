/**
 * Internet + supervision (互联网+监管): registers of who is inspected, by whom and for what, plans, verifiable draws, visits, and what is published of
 * them. A visit is a case of the scenario {@code inspection}.
 */
@NullMarked
@ApplicationModule(id = "inspection", allowedDependencies = {"intake", "casework", "casework :: words", "casework :: papers", "scenario", "org", "place"})
package io.haihe.modules.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
