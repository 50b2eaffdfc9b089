package io.haihe.kernel.intake;

import io.haihe.kernel.casework.FileInfo;
import io.haihe.platform.Digests;

/**
 * A file that may be kept: its type is what the content is, its name is safe, and metadata that could betray where and by whom a picture
 * was taken is gone.
 *
 * @param type media type
 */
public record CleanFile(String name, String type, byte[] bytes) {

  /** As it will be kept, without an id yet. */
  public FileInfo info() {
    return new FileInfo(0, name, type, bytes.length, Digests.sha256Hex(bytes));
  }
}
