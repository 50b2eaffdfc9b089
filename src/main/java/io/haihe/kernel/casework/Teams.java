package io.haihe.kernel.casework;

import java.util.List;

/**
 * Who was drawn for a case: {@code @team} of scenarios. A module that draws is a bean of this type; where there is none, nobody is.
 */
public interface Teams {

  /**
   * Those who are on it now.
   *
   * @return persons of {@code kernel.org}; empty for a case nobody was drawn for
   */
  List<Long> members(long caseId);

  /** Asked at each step of such a case; whoever acts for a member by delegation is none. */
  default boolean member(long caseId, long person) {
    return members(caseId).contains(person);
  }
}
