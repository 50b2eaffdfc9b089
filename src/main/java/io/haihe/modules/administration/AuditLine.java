package io.haihe.modules.administration;

import java.time.ZonedDateTime;

/**
 * Something that was done, in words.
 *
 * @param by who did it
 * @param about what or whom it was done to; empty where there is nothing more to say
 */
public record AuditLine(ZonedDateTime at, String by, String what, String about, String detail) {}
