/** Accounts of residents (市民账户): signing in, what is theirs, what was saved, and who read their data. Reporting goes without one. */
@NullMarked
@ApplicationModule(
    id = "resident",
    allowedDependencies = {"intake", "intake :: form", "intake :: web", "casework", "casework :: words", "scenario", "org", "org :: signin", "place"})
package io.haihe.modules.resident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
