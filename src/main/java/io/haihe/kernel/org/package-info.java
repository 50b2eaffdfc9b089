/** Units and their duties, people and their seats, residents' accounts, sign-in, and how far a person sees. */
@NullMarked
@ApplicationModule(id = "org", allowedDependencies = "place")
package io.haihe.kernel.org;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
