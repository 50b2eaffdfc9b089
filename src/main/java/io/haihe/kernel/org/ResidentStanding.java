package io.haihe.kernel.org;

/** Whether sessions of residents may go on. The module that keeps their accounts is a bean of this type; where there is none, none may. */
@FunctionalInterface
public interface ResidentStanding {

  boolean holds(Resident session);
}
