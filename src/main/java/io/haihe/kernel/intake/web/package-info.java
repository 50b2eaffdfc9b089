/** The pages for residents, and for staff who write down what they see or are told. */
@NullMarked
@NamedInterface("web")
package io.haihe.kernel.intake.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
