/** The jurisdiction tree, its shapes, the way from a point or a text to a place, and the working time of a place. */
@NullMarked
@ApplicationModule(id = "place", allowedDependencies = {})
package io.haihe.kernel.place;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
