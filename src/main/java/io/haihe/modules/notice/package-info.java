/** Tells other systems what happened to cases: signed CloudEvents, each entry once for each subscription, in order. */
@NullMarked
@ApplicationModule(id = "notice", allowedDependencies = {"casework", "scenario", "org", "place"})
package io.haihe.modules.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
