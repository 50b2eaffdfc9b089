package io.haihe.kernel.intake;

/** A file that is not what it begins like. */
final class BrokenFile extends Exception {}
