package io.haihe.modules.inspection.register;

/** An officer in words. */
public record OfficerLine(Officer officer, String unit, boolean expired) {}
