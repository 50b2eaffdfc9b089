package io.haihe.kernel.intake;

/**
 * A file that comes with something that is sent in.
 *
 * @param open whether the reporter may see it; a reporter's own always are
 */
public record Brought(CleanFile file, boolean open) {}
