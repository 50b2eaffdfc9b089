package io.haihe.kernel.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haihe.kernel.place.PlaceCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one timeline entry changes in the case; null and empty mean unchanged. Applying the changes of all entries in order gives the
 * case.
 *
 * @param opened only in the first entry
 * @param deskCleared whether nobody is awaited any more
 * @param tasks whole tasks as they are afterwards
 * @param deadlines whole deadlines as they are afterwards
 * @param relations whole relations as they are afterwards
 * @param parted relations there are no more
 * @param migrated only where the case goes by another version of its scenario from here on
 */
public record Changes(
    @Nullable Opened opened,
    @Nullable String state,
    @Nullable Boolean ended,
    @Nullable Long responsible,
    @Nullable Long addressee,
    @Nullable Desk desk,
    boolean deskCleared,
    Map<String, Object> facts,
    List<Task> tasks,
    List<Deadline> deadlines,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Relation> relations,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Relation> parted,
    @Nullable Migrated migrated) {

  static final Changes NONE =
      new Changes(null, null, null, null, null, null, false, Map.of(), List.of(), List.of(), List.of(), List.of(), null);

  public Changes {
    facts = facts == null ? Map.of() : facts;
    tasks = tasks == null ? List.of() : tasks;
    deadlines = deadlines == null ? List.of() : deadlines;
    relations = relations == null ? List.of() : relations;
    parted = parted == null ? List.of() : parted;
  }

  /**
   * What a case becomes in another version of its scenario.
   *
   * @param from id of the version it went by
   * @param to id of the version it goes by now
   * @param form all of it as it is afterwards
   * @param facts all of them as they are afterwards
   * @param gone keys of deadlines it does not have any more
   */
  public record Migrated(int from, int to, Map<String, Object> form, Map<String, Object> facts, List<String> gone) {}

  /** What a case is from its first entry on. */
  public record Opened(
      String number,
      String scenario,
      int scenarioVersion,
      String type,
      String category,
      PlaceCode place,
      @Nullable Point point,
      @Nullable String address,
      String text,
      Map<String, Object> form,
      String channel,
      boolean sample) {}
}
