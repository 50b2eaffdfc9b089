package io.haihe.kernel.casework;

import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody wants done. Time is part of it, so that years of it run in a test in a second. */
public sealed interface Command {

  Actor actor();

  Instant at();

  /** Makes a retry harmless: the same key is done once. Null where a retry cannot happen. */
  @Nullable String key();

  /** A command on a case that exists. */
  sealed interface OnCase extends Command {
    long caseId();

    /** The version the actor was looking at, or 0 to act on whatever is there now. */
    int seen();
  }

  /**
   * Opens a case.
   *
   * @param form the scenario's own fields, personal ones among them
   * @param files that are put into the case at once after, so that fields may be answered by them; not stored yet
   */
  record Open(
      Actor actor,
      Instant at,
      @Nullable String key,
      String scenario,
      String type,
      String category,
      PlaceCode place,
      @Nullable Point point,
      @Nullable String address,
      String text,
      Contact contact,
      Map<String, Object> form,
      String channel,
      boolean sample,
      List<FileInfo> files)
      implements Command {

    /** Without files. */
    public Open(
        Actor actor, Instant at, @Nullable String key, String scenario, String type, String category, PlaceCode place,
        @Nullable Point point, @Nullable String address, String text, Contact contact, Map<String, Object> form, String channel,
        boolean sample) {
      this(actor, at, key, scenario, type, category, place, point, address, text, contact, form, channel, sample, List.of());
    }

    Open of(String known) {
      return new Open(actor, at, key, scenario, type, known, place, point, address, text, contact, form, channel, sample, files);
    }

    public Open with(List<FileInfo> brought) {
      return new Open(
          actor, at, key, scenario, type, category, place, point, address, text, contact, form, channel, sample, brought);
    }
  }

  /** Takes a transition of the scenario. */
  record Take(
      Actor actor, Instant at, @Nullable String key, long caseId, int seen, String transition, Map<String, Object> input)
      implements OnCase {}

  /** Takes a step of a task. */
  record TakeStep(
      Actor actor,
      Instant at,
      @Nullable String key,
      long caseId,
      int seen,
      int task,
      String step,
      Map<String, Object> input)
      implements OnCase {}

  /**
   * Gives the case's desk, or a task, to a person.
   *
   * @param task number of the task, or 0 for the desk
   * @param person who is to do it: oneself to claim, 0 to put it back
   * @param why a word for whoever has it next; may be empty
   */
  record Assign(Actor actor, Instant at, @Nullable String key, long caseId, int seen, int task, long person, String why)
      implements OnCase {

    /** Without a word. */
    public Assign(Actor actor, Instant at, @Nullable String key, long caseId, int seen, int task, long person) {
      this(actor, at, key, caseId, seen, task, person, "");
    }
  }

  /**
   * @param open whether the reporter may read it; a reporter's own notes always are
   * @param told people named in it, who are to be told of it as far as they see the case
   */
  record Note(Actor actor, Instant at, @Nullable String key, long caseId, int seen, String text, boolean open, List<Long> told)
      implements OnCase {

    /** For nobody in particular. */
    public Note(Actor actor, Instant at, @Nullable String key, long caseId, int seen, String text, boolean open) {
      this(actor, at, key, caseId, seen, text, open, List.of());
    }
  }

  /** Records that a file, stored already, belongs to the case. */
  record Attach(Actor actor, Instant at, @Nullable String key, long caseId, int seen, FileInfo file, boolean open)
      implements OnCase {}

  /**
   * Hears of another case; only a step of that one tells it.
   *
   * @param relation as it is now, from the side of this case
   * @param parted whether it is over
   */
  record Hear(
      Actor actor, Instant at, @Nullable String key, long caseId, int seen, Relation relation, boolean parted)
      implements OnCase {}

  /** Fires what is next of a deadline; only the clock does. */
  record Fire(Actor actor, Instant at, @Nullable String key, long caseId, int seen, String deadline)
      implements OnCase {}
}
