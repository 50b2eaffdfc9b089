/** Tells what happened to cases: other systems in signed CloudEvents, members of staff in their messages, reporters by e-mail. */
@NullMarked
@ApplicationModule(id = "notice", allowedDependencies = {"casework", "casework :: words", "scenario", "org", "place"})
package io.haihe.modules.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
