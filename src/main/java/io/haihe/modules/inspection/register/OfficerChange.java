package io.haihe.modules.inspection.register;

/** Something that was changed. */
public record OfficerChange(String when, String kind, String who, String detail) {}
