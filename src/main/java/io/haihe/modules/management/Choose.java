package io.haihe.modules.management;

/** An entry of a list to choose from. */
public record Choose(String value, String text, boolean chosen) {}
