package io.haihe.modules.inspection.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of parties or officers sent on a page.
 *
 * @param city key of the city its rows belong to
 * @param done rows gone through so far
 * @param added rows that are new, or would be; likewise the others
 * @param fault why it stopped by itself, or null
 * @param person who sent it
 */
public record ImportedFile(
    long id, RegisterImport.Kind kind, String city, String fileName, State state, int rows, int done, int added, int changed, int same, int wrong,
    @Nullable String fault, long person, Instant sentAt) {

  public enum State {
    /** Looked at; nothing has been taken over. */
    PREVIEW,
    RUNNING,
    /** By itself, through a fault; nothing was taken over. */
    FAILED,
    DONE
  }

  public boolean mayBegin() {
    return (state == State.PREVIEW || state == State.FAILED) && added + changed > 0;
  }
}
