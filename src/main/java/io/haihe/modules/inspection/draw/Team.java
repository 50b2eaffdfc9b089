package io.haihe.modules.inspection.draw;

import java.util.List;

/**
 * Who comes from one department.
 *
 * @param size how many are to come
 * @param officers their certificates; empty where fewer than {@code size} were eligible
 * @param eligible among how many of the deck they were drawn
 */
public record Team(String department, String deck, int size, List<String> officers, int eligible) {

  public Team {
    officers = List.copyOf(officers);
  }

  /** Whether there is a team. Without one the department does not go: no visit by fewer. */
  public boolean complete() {
    return officers.size() == size;
  }

  Team with(List<String> others) {
    return new Team(department, deck, size, others, eligible);
  }
}
