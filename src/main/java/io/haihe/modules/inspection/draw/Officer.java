package io.haihe.modules.inspection.draw;

/**
 * An officer (执法人员) in a deck; one who belongs to several decks stands in the pool once for each.
 *
 * @param certificate number of the officer's certificate (执法证号); no white space
 * @param deck those among whom the officer is drawn: a department, or its officers of a field or a district
 */
public record Officer(String certificate, String deck) {}
