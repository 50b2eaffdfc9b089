package io.haihe.modules.administration;

/** A scenario that can be chosen. */
public record ScenarioChoice(String key, String title) {}
