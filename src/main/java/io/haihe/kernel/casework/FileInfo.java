package io.haihe.kernel.casework;

/**
 * A stored attachment.
 *
 * @param type media type by content, not by name
 * @param size bytes
 * @param sha256 hex
 */
public record FileInfo(long id, String name, String type, long size, String sha256) {}
