/** A case in plain words: clocks, places, desks and who did what, as every page says them. */
@NullMarked
@NamedInterface("words")
package io.haihe.kernel.casework.words;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
