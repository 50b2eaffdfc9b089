/** What authors of packages work with: a template, a picture, what a new version changes, and signed archives. */
@NullMarked
@NamedInterface("authoring")
package io.haihe.kernel.scenario.authoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
