package io.haihe.modules.management;

import io.haihe.kernel.casework.words.ClockWords;

/**
 * A case as a line of a list, in the viewer's words.
 *
 * @param pick what a checkbox sends: number and version seen
 * @param assignee empty where nobody has claimed it
 */
public record CaseLine(
    String number,
    String pick,
    String scenario,
    String category,
    String words,
    String place,
    String state,
    ClockWords clock,
    String desk,
    String assignee,
    String responsible,
    String opened,
    boolean sample) {}
