package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import java.util.List;
import java.util.Set;

/**
 * A person in the list of people, with the roles held today by own seats.
 *
 * @param where the place of the home unit, from below the city down
 */
public record PersonLine(Person person, Unit home, String where, Set<Role> roles) {

  /** The login in pieces after which a line may break. */
  public List<String> login() {
    return List.of(person.login().split("(?<=[.-])"));
  }
}
