package io.haihe.modules.authoring;

/** A file of a draft in the list. */
public record FileLine(String path, int size, String when, String who, int errors, int warnings, int revision) {

  /** In kilobytes, at least one. */
  public int kilobytes() {
    return Math.max(1, size / 1024);
  }
}
