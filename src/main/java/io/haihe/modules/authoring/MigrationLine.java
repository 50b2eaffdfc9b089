package io.haihe.modules.authoring;

import io.haihe.kernel.casework.MigrationRun;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with the running cases of an older version.
 *
 * @param offered whether the version in force says how they become its own
 * @param rehearsal the last one, or null
 * @param run the last one that moved cases, or null
 */
public record MigrationLine(
    int version, String name, long running, boolean offered, @Nullable MigrationRun rehearsal, @Nullable MigrationRun run) {

  public boolean mayRehearse() {
    return offered && idle(rehearsal) && idle(run);
  }

  public boolean mayApply() {
    return mayRehearse() && rehearsal != null && (run == null || rehearsal.id() > run.id());
  }

  private static boolean idle(@Nullable MigrationRun run) {
    return run == null || run.state() == MigrationRun.State.DONE;
  }
}
