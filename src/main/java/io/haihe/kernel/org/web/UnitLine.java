package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Unit;

/** A unit in a list, with how many people have a seat in force there. */
public record UnitLine(Unit unit, String place, int people) {}
