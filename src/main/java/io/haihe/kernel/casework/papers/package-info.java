/** Documents of a case on paper: what stands in them in words, and as PDF. */
@NullMarked
@NamedInterface("papers")
package io.haihe.kernel.casework.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
