package io.haihe.kernel.intake.web;

import io.haihe.kernel.intake.form.Sheet;
import io.haihe.kernel.scenario.Intake;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page of a report form shows.
 *
 * @param action where it is sent
 * @param words what it is called and asks
 * @param staff whether a member of staff fills it in for somebody
 * @param onSite whether whoever fills it in may stand where it is about
 * @param channels what staff may choose as the way it came in
 * @param hits categories found by the words searched for
 * @param advice what the text may be about, or null; shown instead of the hits
 * @param held files kept with the form already
 * @param types what the file field asks for
 * @param retention when contact data is removed, or empty
 * @param similar like cases shown to staff before they open another
 */
public record ReportPage(
    String action,
    ReportWords words,
    String summary,
    boolean staff,
    boolean onSite,
    List<String> channels,
    ReportForm form,
    Intake intake,
    List<CategoryGroup> groups,
    List<CategoryHit> hits,
    @Nullable AdviceView advice,
    PlaceField place,
    Sheet sheet,
    List<HeldView> held,
    String types,
    String retention,
    List<SimilarCase> similar) {

  private static final int MANY = 12;

  /** Whether there are so many categories that one is looked for by words. */
  public boolean searches() {
    return groups.stream().mapToInt(group -> group.choices().size()).sum() >= MANY;
  }

  /** @param size in kilobytes */
  public record HeldView(long id, String name, long size) {}

  /**
   * @param opened when it was opened, in words
   * @param why why it may be the same matter
   */
  public record SimilarCase(String number, String text, String state, String place, String opened, String why) {}

  public boolean asksContact() {
    return intake.contact() != Intake.Need.NONE;
  }

  /** Whether the reporter must say how to be reached. */
  public boolean needsContact() {
    return !staff && (intake.contact() == Intake.Need.REQUIRED || !intake.anonymous());
  }

  public boolean asksPoint() {
    return intake.point() == Intake.Need.REQUIRED || onSite && intake.point() == Intake.Need.OPTIONAL;
  }
}
