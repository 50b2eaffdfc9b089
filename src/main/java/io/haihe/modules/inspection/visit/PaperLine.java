package io.haihe.modules.inspection.visit;

/**
 * A document that can be printed.
 *
 * @param path where a form asks for it
 */
public record PaperLine(String path, String title) {}
