package io.haihe.kernel.scenario;

import io.haihe.kernel.place.Limit;

/** Only so long after an instant. */
public record Window(Rule since, Limit limit) {}
