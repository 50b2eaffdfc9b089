package io.haihe.modules.inspection.visit;

import java.time.LocalDate;

/**
 * A visit on an officer's list.
 *
 * @param late whether its days are over
 * @param asked whether somebody asked for it to be called off, and that is not decided
 */
public record MineLine(long id, String party, String address, String title, LocalDate from, LocalDate until, boolean late, boolean asked) {}
