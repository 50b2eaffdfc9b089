package io.haihe.modules.inspection.open;

/** One that can be chosen from a list. */
public record Option(String value, String name, boolean chosen) {}
