package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import java.util.Set;

/** A person in the list of people, with the roles held today by own seats. */
public record PersonLine(Person person, Unit home, Set<Role> roles) {}
