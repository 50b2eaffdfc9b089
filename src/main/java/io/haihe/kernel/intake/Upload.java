package io.haihe.kernel.intake;

/**
 * A file as it came in, judged by nobody yet.
 *
 * @param name as the sender calls it; may be anything
 */
public record Upload(String name, byte[] bytes) {}
