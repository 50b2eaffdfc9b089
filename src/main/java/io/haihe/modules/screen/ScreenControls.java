package io.haihe.modules.screen;

import java.util.List;

/**
 * What may be chosen on a screen.
 *
 * @param from number of the first month of the slider
 * @param to number of its last month
 * @param at number of the month it stands at
 * @param period in words
 * @param compared what the figures are compared with, in words, or empty
 */
public record ScreenControls(
    String place, List<Option> scenarios, List<Option> measures, List<Option> lengths, List<Option> against, long from, long to, long at,
    String period, String compared) {

  public record Option(String key, String name, boolean chosen) {}

  public boolean isOfOneScenario() {
    return scenarios.stream().anyMatch(Option::chosen);
  }
}
