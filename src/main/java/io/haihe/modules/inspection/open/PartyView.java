package io.haihe.modules.inspection.open;

import io.haihe.modules.inspection.register.CreditExplanation;
import java.util.List;

/**
 * @param fields names of what is supervised of it
 * @param credit why it is of its class
 * @param first back to the beginning, or empty
 * @param next the next page, or empty
 */
public record PartyView(
    String code, String name, String where, String state, List<String> fields, CreditExplanation credit, List<ResultLine> lines, String first, String next) {}
