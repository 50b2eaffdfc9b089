package io.haihe.modules.inspection.open;

/**
 * A result as a list shows it.
 *
 * @param field names of the fields of all departments that went
 * @param unit names of those departments, the leading one first
 * @param mood {@code ok}, {@code warn} or empty; said in words too
 */
public record ResultLine(
    String number, String partyCode, String party, String place, String field, String unit, String result, String mood, int problems,
    String inspected, String published, boolean objecting, boolean changed, boolean corrected, boolean sample) {}
