package io.haihe.modules.inspection.visit;

import java.time.LocalDate;

/**
 * A visit on an officer's list.
 *
 * @param late whether its days are over
 */
public record MineLine(long id, String party, String address, String title, LocalDate from, LocalDate until, boolean late) {}
