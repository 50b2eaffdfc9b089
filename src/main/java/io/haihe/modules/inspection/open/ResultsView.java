package io.haihe.modules.inspection.open;

import java.util.List;

/**
 * @param task only those it was drawn for, or 0
 * @param taskTitle of that, or empty
 * @param first back to the beginning, or empty
 * @param next the next page, or empty
 */
public record ResultsView(
    String q, List<Option> districts, List<Option> departments, List<Option> years, List<Option> results, long task, String taskTitle, List<ResultLine> lines,
    String first, String next, String csv, String json) {}
