package io.haihe.kernel.org;

/** Somebody with a seat in force in a unit. */
public record UnitMember(long person, String name, String login, Role role) {}
