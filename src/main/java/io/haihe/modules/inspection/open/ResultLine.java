package io.haihe.modules.inspection.open;

/**
 * A result as a list shows it.
 *
 * @param mood {@code ok}, {@code warn} or empty; said in words too
 */
public record ResultLine(
    String number, String partyCode, String party, String place, String field, String unit, String result, String mood, int problems,
    String inspected, String published, boolean objecting, boolean changed, boolean corrected, boolean sample) {}
