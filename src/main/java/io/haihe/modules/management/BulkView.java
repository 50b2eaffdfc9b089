package io.haihe.modules.management;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.intake.form.Sheet;
import io.haihe.modules.management.TimelineLine.Pair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is, or was, done to several cases at once.
 *
 * @param name of what is done
 * @param action what the form sends to do it
 * @param picks the cases, each with the version seen
 * @param back the list they were picked on
 * @param refusal what is wrong with the form as a whole, or null
 */
public record BulkView(
    String name, String action, String key, List<String> picks, Sheet sheet, String back, @Nullable String refusal) {

  /**
   * What is looked at before it is done.
   *
   * @param name of what is done
   * @param rows one for each case
   */
  public record Looked(String name, String action, String key, List<Row> rows, String back) {

    /** How many can be done. */
    public long ready() {
      return rows.stream().filter(row -> row.against().isEmpty()).count();
    }
  }

  /**
   * A case that is looked at.
   *
   * @param pick it and the version seen
   * @param against why it is left out, in sentences; empty where it is not
   */
  public record Row(String pick, String number, String category, String words, List<Addition.Line> lines, List<String> against) {}

  /**
   * What became of one case.
   *
   * @param pick it and its version now; empty where it is not there
   * @param why empty where it was done
   */
  public record Result(String number, String pick, boolean done, String why) {}

  /**
   * What became of all of them.
   *
   * @param why the word they were to be handed over with
   * @param entered what was entered into the form, for trying again
   * @param undoable whether what was done can be taken back
   * @param key for the next attempt
   */
  public record Outcome(
      String name, String action, String why, List<Result> results, List<Pair> entered, boolean undoable, String key, String back) {

    public List<Result> done() {
      return results.stream().filter(Result::done).toList();
    }

    /** The refused ones that are there: they stay picked. */
    public List<Result> again() {
      return results.stream().filter(result -> !result.done() && !result.pick().isEmpty()).toList();
    }
  }
}
