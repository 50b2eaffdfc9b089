package io.haihe.modules.inspection.register;

import java.time.LocalDate;

/** A visit it was drawn for. */
public record PartyVisit(String title, LocalDate from, LocalDate until) {}
