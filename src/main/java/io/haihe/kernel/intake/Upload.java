package io.haihe.kernel.intake;

/**
 * A file as it came in, judged by nobody yet.
 *
 * @param name as the sender calls it; may be anything
 * @param size how large it is, also where it is so large that it was not read
 */
public record Upload(String name, byte[] bytes, long size) {

  public Upload(String name, byte[] bytes) {
    this(name, bytes, bytes.length);
  }
}
