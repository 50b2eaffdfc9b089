/** Appointments at offices: slots from their working time, booking without an account, the list of the day for staff. */
@NullMarked
@ApplicationModule(id = "appointment", allowedDependencies = {"intake", "casework", "scenario", "org", "place"})
package io.haihe.modules.appointment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
