package io.haihe.kernel.casework;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something derived from timelines. It can be thrown away and rebuilt. */
public interface Projection {

  /** What a projection writes to does not answer. Nothing is lost: its cursor stays where it is, and it is asked again. */
  final class Away extends RuntimeException {

    public Away(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Stable: its cursor is kept under it. */
  String name();

  /**
   * Takes in the next entries, in commit order, within the transaction that moves the cursor: each entry counts exactly once.
   *
   * @throws Away if it cannot now
   */
  void project(List<Happening> happenings);

  /**
   * Takes in the timelines of cases that were sealed before this projection began or was thrown away, whole and in the order of their ids;
   * each counts exactly once, as with {@link #project}.
   */
  void projectSealed(List<List<Entry>> timelines);

  /** What is kept for each of these cases alone may go: they are in the archive. A later happening in one of them may still come. */
  default void sealed(Set<Long> cases) {}

  /** Forgets everything, within the transaction that puts the cursor back to the beginning. */
  void reset();
}
