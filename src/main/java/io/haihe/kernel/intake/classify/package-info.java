/**
 * Learns from sorted texts to suggest a label, says how sure it is and by which words. It only suggests: no case is moved by it, and
 * nothing is kept about whoever wrote the text.
 */
@NullMarked
@NamedInterface("classify")
package io.haihe.kernel.intake.classify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
