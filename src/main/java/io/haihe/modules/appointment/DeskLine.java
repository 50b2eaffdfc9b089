package io.haihe.modules.appointment;

import java.time.ZonedDateTime;

/**
 * An appointment as staff see it.
 *
 * @param who masked, unless somebody asked
 * @param phone empty unless somebody asked
 */
public record DeskLine(
    String number, ZonedDateTime when, String who, String phone, String item, String caseNumber, String state, boolean expected) {}
