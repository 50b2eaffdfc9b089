package io.haihe.kernel.intake.form;

/** One thing to choose. */
public record Option(String value, String text, boolean chosen) {}
