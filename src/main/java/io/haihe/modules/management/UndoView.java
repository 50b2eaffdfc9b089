package io.haihe.modules.management;

/**
 * A button that takes back what was just done.
 *
 * @param entry number of what is taken back
 * @param before who has it again then, or empty for nobody
 * @param minutes for how long it may be taken back
 */
public record UndoView(String number, int entry, String before, long minutes, String key) {}
