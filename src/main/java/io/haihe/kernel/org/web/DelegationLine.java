package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Delegation;
import io.haihe.kernel.org.SeatTerm;
import java.time.ZonedDateTime;

/**
 * A delegation as its two people see it.
 *
 * @param given by the viewer, or else received
 * @param other name of the other person
 */
public record DelegationLine(
    Delegation delegation, SeatTerm seat, boolean given, String other, ZonedDateTime from, ZonedDateTime until) {}
