package io.haihe.kernel.casework;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Who was drawn for a case: {@code @team} of scenarios. A module that draws is a bean of this type; where there is none, nobody is.
 */
public interface Teams {

  /**
   * Those who are on them now.
   *
   * @return persons of {@code kernel.org} by case; a case nobody was drawn for is left out
   */
  Map<Long, List<Long>> members(Collection<Long> cases);

  /** Those who are on it now; empty for a case nobody was drawn for. */
  default List<Long> members(long caseId) {
    return members(List.of(caseId)).getOrDefault(caseId, List.of());
  }

  /** Asked at each step of such a case; whoever acts for a member by delegation is none. */
  default boolean member(long caseId, long person) {
    return members(caseId).contains(person);
  }
}
