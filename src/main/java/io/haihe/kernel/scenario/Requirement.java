package io.haihe.kernel.scenario;

/**
 * A guard.
 *
 * @param otherwise key of the refusal's text, without the leading {@code refusals.}
 */
public record Requirement(Rule that, String otherwise) {}
