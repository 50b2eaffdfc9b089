package io.haihe.kernel.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was handed in with a case, up to an entry of its timeline: what it was opened with, what its reporter did and brought since, and the files.
 * Of what is personal there is a keyed hash alone. The same case gives the same {@link #text} at any time, in whichever form it is kept.
 *
 * @param files as they are now, by their bytes
 * @param personal in hex; null where nothing personal came in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Application(
    long caseId, Instant openedAt, Changes.Opened opened, List<Handed> handed, List<Paper> files, @Nullable String personal) {

  /** A step of the reporter. */
  public record Handed(int entry, Instant at, Entry.Kind kind, String name, Map<String, Object> input) {}

  /** @param sha256 in hex; empty where there are no bytes any more */
  public record Paper(int entry, String name, String sha256) {}

  /** Canonical: keys in order, nothing that is not there. */
  public String text() {
    return EntryCodec.JSON.writeValueAsString(this);
  }
}
