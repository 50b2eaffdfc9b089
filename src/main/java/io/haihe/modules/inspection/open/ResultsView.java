package io.haihe.modules.inspection.open;

import java.util.List;

/**
 * @param first back to the beginning, or empty
 * @param next the next page, or empty
 */
public record ResultsView(
    String q, List<Option> districts, List<Option> departments, List<Option> years, List<Option> results, List<ResultLine> lines, String first,
    String next, String csv, String json) {}
