package io.haihe.modules.inspection.open;

import java.util.List;

/**
 * @param next the next page of plans, or empty
 * @param targeted inspections that a lead led to
 */
public record HomeView(
    int year, List<Option> years, List<Option> districts, Counts sum, Unopened unopened, List<PlanView.Line> plans, String next,
    List<PlanView.TaskView> targeted) {}
