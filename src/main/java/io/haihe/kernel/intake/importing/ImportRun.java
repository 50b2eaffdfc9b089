package io.haihe.kernel.intake.importing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import begun on a page.
 *
 * @param city key of the city the cases go to
 * @param profileName the profile's file
 * @param rows in the file
 * @param cursor how many of them have been gone through
 * @param knownBefore how many of the file's cases were there before it was begun, or null until then
 * @param opened cases that are new
 * @param known rows whose case was there already
 * @param rejected rows of which nothing was kept
 * @param fault why it stopped by itself, or null
 * @param person who sent the file
 */
public record ImportRun(
    long id,
    State state,
    String city,
    String profileName,
    String fileName,
    int rows,
    int cursor,
    @Nullable Integer knownBefore,
    int opened,
    int known,
    int rejected,
    @Nullable String fault,
    long person,
    Instant uploadedAt,
    Instant changedAt) {

  public enum State {
    /** It can be looked at; nothing has been taken over. */
    PREVIEW,
    RUNNING,
    /** By somebody; it goes on where it was when it is begun again. */
    STOPPED,
    /** By itself, through a fault; likewise. */
    FAILED,
    DONE
  }

  public boolean mayBegin() {
    return state == State.PREVIEW || state == State.STOPPED || state == State.FAILED;
  }
}
