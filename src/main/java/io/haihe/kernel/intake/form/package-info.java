/** A scenario's form on a page, for residents and staff alike: what is asked, what was entered, and how it is read. */
@NullMarked
@NamedInterface("form")
package io.haihe.kernel.intake.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
