package io.haihe.modules.inspection.draw;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was found when a file was verified: that of an announcement, or the record of a draw, which is drawn again.
 *
 * @param checked what was found right, in the order it was looked at
 * @param faults what is wrong, each with its file and line; empty where the file is what it says it is
 * @param announcement what was announced; empty where that cannot be told
 * @param record the draw; empty where none was made yet, or anything is wrong
 */
public record Verification(List<Step> checked, List<Finding> faults, Optional<Announcement> announcement, Optional<DrawRecord> record) {

  /**
   * Something that was found right.
   *
   * @param key of the sentence in the message bundles
   */
  public record Step(String key, List<Object> args) {}

  public static Verification of(Path zip) {
    return of(() -> Archive.read(zip, Verifying.FILES));
  }

  /** The same of a file that was kept elsewhere. */
  public static Verification of(byte[] zip) {
    return of(() -> Archive.read(zip, Verifying.FILES));
  }

  /** Whether nothing is wrong. An announcement of a draw that was not made yet can be whole, too: then {@link #record} is empty. */
  public boolean whole() {
    return faults.isEmpty();
  }

  private static Verification of(Supplier<Map<String, byte[]>> files) {
    try {
      return new Verifying(files.get()).verify();
    } catch (BadInput unreadable) {
      return new Verification(List.of(), unreadable.findings(), Optional.empty(), Optional.empty());
    }
  }
}
