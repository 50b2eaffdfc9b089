package io.haihe.modules.counter;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A bad rating that somebody is to do something about.
 *
 * @param open whether it is to be answered, or else to be called back about
 * @param mayAnswer whether the reader answers for the office
 * @param answer there was
 * @param again whether whoever rated was not content with the answer before
 * @param mayCall whether the reader is somebody else than whoever served and whoever answered
 * @param shown whether the reader has had the number shown, and so may enter what came of the call
 * @param said by whoever was called back last, or empty
 * @param headSince since when it is with whoever heads the unit, or null
 * @param centreSince since when it is with the command centre, or null
 */
public record RatingLine(
    long ticket, String label, String office, ZonedDateTime at, int level, String words, boolean open, boolean mayAnswer, ZonedDateTime due,
    boolean overdue, String answer, boolean again, boolean mayCall, boolean shown, String said, @Nullable ZonedDateTime headSince,
    @Nullable ZonedDateTime centreSince) {}
