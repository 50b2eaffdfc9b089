package io.haihe.kernel.intake;

/**
 * A file that may be kept: its type is what the content is, its name is safe, and metadata that could betray where and by whom a picture
 * was taken is gone.
 *
 * @param type media type
 */
public record CleanFile(String name, String type, byte[] bytes) {}
