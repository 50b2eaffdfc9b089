package io.haihe.modules.inspection.visit;

/**
 * What is personal of a signature.
 *
 * @param seq number of its entry
 * @param picture as a data URL; empty where nothing was drawn
 */
public record PersonalLine(int seq, String name, String witness, String picture) {}
