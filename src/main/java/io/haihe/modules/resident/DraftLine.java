package io.haihe.modules.resident;

/**
 * A form that was not sent yet, in a list.
 *
 * @param path where it is gone on with
 * @param words the resident's own, so far
 */
public record DraftLine(String key, String path, String title, String words, String savedOn, String expiresOn) {}
