package io.haihe.kernel.intake.web;

import java.util.List;

/** A root of the category tree with what may be chosen below it. */
public record CategoryGroup(String name, List<CategoryHit> choices) {}
