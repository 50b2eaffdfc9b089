package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.intake.FollowOffer;
import io.haihe.kernel.intake.form.Sheet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as its reporter sees it. Names of people are not in it.
 *
 * @param about whether it is about its reader, who sent nothing
 * @param base address of the page
 * @param state in words for the public
 * @param unit who is in charge, or empty
 * @param handed that another unit was in charge before, and why it is no more; or empty
 * @param promises by when what will be done
 * @param clock whose clock all times are on
 * @param steps what happened, the newest first
 * @param onward where the matter goes on, or null
 * @param refusal why a step that can no longer be taken was not, or empty
 * @param version sent along with an action, so that nobody acts on something out of date
 * @param messages what the reporter was told, the newest first
 * @param additions what modules know beside the timeline
 * @param offers what modules have for the reporter
 */
public record FollowPage(
    boolean about,
    String base,
    String number,
    String scenario,
    String state,
    boolean ended,
    String category,
    String place,
    String address,
    String text,
    String opened,
    String unit,
    String handed,
    List<Promise> promises,
    String clock,
    List<Step> steps,
    List<Action> actions,
    @Nullable Onward onward,
    String refusal,
    int version,
    List<Message> messages,
    List<Document> documents,
    List<Addition.Section> additions,
    List<FollowOffer.Offer> offers) {

  /** Whether one of the promises is broken and not made good yet. */
  public boolean overdue() {
    return !ended && promises.stream().anyMatch(promise -> promise.tone().equals("overdue"));
  }

  /** The key of a text that is another one where nobody sent anything. */
  public String key(String key) {
    return "intake.follow." + (about ? "about." : "") + key;
  }

  /** How many promises were broken on the way. */
  public long missed() {
    return steps.stream().filter(step -> step.tone().equals(Step.MISSED)).count();
  }

  public record Message(Instant at, String when, String text) {}

  /** @param path where it is printed */
  public record Document(String path, String title) {}

  /** @param tone class of the clock: ok, soon, overdue, paused */
  public record Promise(String tone, String text, String detail) {}

  /**
   * @param tone class of the entry, or empty
   * @param file a file it brought, or null
   */
  public record Step(String tone, String when, String what, String text, List<Detail> details, @Nullable FileLink file) {

    static final String HANDED = "handed";
    static final String MISSED = "danger";

    /** Whether it tells that another unit is in charge from here on. */
    boolean handover() {
      return tone.equals(HANDED);
    }
  }

  /**
   * How the matter stands in the other case.
   *
   * @param title that it was joined, or passed on
   * @param link to its public page, or empty
   * @param reached the newest first
   */
  public record Onward(
      String title, String note, String state, boolean settled, String link, String number, List<Step> reached) {}

  /** @param files that answer the question, shown in the stead of the value; mostly none */
  public record Detail(String label, String value, List<FileLink> files) {

    Detail(String label, String value) {
      this(label, value, List.of());
    }
  }

  /** @param picture whether it can be shown in the page */
  public record FileLink(String path, String name, boolean picture) {}

  /**
   * Something the reporter may do now.
   *
   * @param open whether its form is shown at once
   */
  public record Action(
      String transition, String label, String look, boolean open, Sheet sheet, List<String> problems) {}
}
