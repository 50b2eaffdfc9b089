/** Cases from other systems' files: a profile says what the columns mean, the engine does the rest. */
@NullMarked
@NamedInterface("importing")
package io.haihe.kernel.intake.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
