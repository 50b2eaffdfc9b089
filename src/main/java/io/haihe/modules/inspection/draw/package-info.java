/**
 * Verifiable draws (双随机): whom to inspect and who goes, so that anybody can draw again and find the same. Pure functions of frozen pools, a
 * secret that was committed to before, and a public value that nobody in the office chooses; docs/draws.md has the formats byte for byte.
 *
 * <p>{@code Pools.freeze} → {@code Announcement.commit}, published → {@code DrawRecord.draw} once the public value is there → {@code
 * DrawRecord.redraw} where somebody cannot go; {@code Verification} judges what was written.
 */
@NullMarked
@NamedInterface("draw")
package io.haihe.modules.inspection.draw;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
