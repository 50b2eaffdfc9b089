package io.haihe.modules.inspection.draw;

import java.util.List;

/**
 * A party that was drawn and who goes there.
 *
 * @param order 1 for the first that was drawn
 * @param teams one for each department, in the order of their names' bytes
 */
public record Visit(int order, Party party, List<Team> teams) {

  public Visit {
    teams = List.copyOf(teams);
  }

  /** Whether every department has its team. */
  public boolean complete() {
    return teams.stream().allMatch(Team::complete);
  }
}
