package io.haihe.kernel.casework;

import java.util.List;

/** Something derived from timelines. It can be thrown away and rebuilt. */
public interface Projection {

  /** Stable: its cursor is kept under it. */
  String name();

  /** Takes in the next entries, in commit order, within the transaction that moves the cursor: each entry counts exactly once. */
  void project(List<Happening> happenings);

  /** Forgets everything, within the transaction that puts the cursor back to the beginning. */
  void reset();
}
