/** Figures for everybody: summed behind the timeline, shown by place and category, and never so small that somebody could be told by them. */
@NullMarked
package io.haihe.kernel.intake.figures;

import org.jspecify.annotations.NullMarked;
