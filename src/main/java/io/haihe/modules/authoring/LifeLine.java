package io.haihe.modules.authoring;

/**
 * A line of what was done, in words.
 *
 * @param detail a file, a version or a reason; empty for none
 */
public record LifeLine(String when, String who, String what, String detail) {}
