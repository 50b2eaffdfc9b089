/** Packages while people work on them: written, judged, handed in, and published or sent back by somebody else. */
@NullMarked
@NamedInterface("drafts")
package io.haihe.kernel.scenario.drafts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
