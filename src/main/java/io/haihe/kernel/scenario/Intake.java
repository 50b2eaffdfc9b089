package io.haihe.kernel.scenario;

import io.haihe.kernel.org.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a case begins.
 *
 * @param reporter whether anyone may open one on the public page
 * @param otherCase whether a step of another scenario may open one
 * @param system whether the platform itself may open one, for a module
 * @param by the roles that may open one
 * @param assurance how sure the city has to be of who reports: 0 for no account at all, then 1 to 3
 * @param categories the codes of categories whose leaves it may have; empty for all of the scenario
 * @param same by which fields of the form two cases are about the same matter: by all of one of these lists; empty where no field says so
 * @param require what must hold of what is reported
 * @param effects what opening does besides entering the initial state
 * @param form fields beyond category, words, place, contact and attachments, or null
 */
public record Intake(
    boolean reporter,
    boolean otherCase,
    boolean system,
    Set<Role> by,
    boolean anonymous,
    Need contact,
    int assurance,
    Need point,
    Set<String> categories,
    List<List<String>> same,
    List<Requirement> require,
    List<Effect> effects,
    @Nullable Form form) {

  /** Whether an application says whose it is and where nothing is: another one of the same kind and place is about another matter. */
  public boolean ofItsOwn() {
    return point == Need.NONE && contact == Need.REQUIRED;
  }

  /** Whether the city begins such cases of itself and asks nobody how to be reached: whoever holds the link of one sent nothing, it is about them. */
  public boolean aboutItsReader() {
    return !reporter && !by.contains(Role.INTAKE_CLERK) && contact == Need.NONE;
  }

  public enum Need {
    REQUIRED,
    OPTIONAL,
    NONE
  }
}
