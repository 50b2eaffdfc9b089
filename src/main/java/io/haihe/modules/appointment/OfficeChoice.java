package io.haihe.modules.appointment;

/** An office to choose. */
public record OfficeChoice(long unit, String name, String address, boolean chosen) {}
