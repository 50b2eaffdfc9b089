package io.haihe.modules.inspection.draw;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was taken out of a visit and who comes instead.
 *
 * @param number 1 for the first of the record
 * @param party code
 * @param out certificate of whom was taken out
 * @param in certificate of who comes instead; null where nobody of the deck may, so that the visit has no team any more
 * @param seal hash of this entry and of all before, 64 hex digits
 */
public record Redraw(int number, Instant at, RedrawReason reason, String party, String out, @Nullable String in, String seal) {}
