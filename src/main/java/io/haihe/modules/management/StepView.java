package io.haihe.modules.management;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.intake.form.Sheet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a step of a case is taken.
 *
 * @param action where the form goes
 * @param name of the step
 * @param hint what the step belongs to, such as a task and its unit; may be empty
 * @param additions what modules know beside, where nothing is entered and all there is to decide on is what is there
 * @param similar cases it may be joined into, for a step that joins it
 * @param seen the version of the case it is decided on
 * @param back where to go after, or null for the case
 * @param refusal why it was not done, or null
 * @param turn whose turn it is, where the viewer may not take it now
 * @param since what happened meanwhile, where somebody was faster
 * @param allowed whether the viewer may take it at all now
 */
public record StepView(
    String number,
    String action,
    String name,
    String hint,
    String look,
    CaseLine about,
    Sheet sheet,
    List<Addition.Section> additions,
    List<Similar> similar,
    int seen,
    String key,
    @Nullable String back,
    @Nullable String refusal,
    String turn,
    List<TimelineLine> since,
    boolean allowed) {

  /** @param choose this page with its number entered */
  public record Similar(CaseLine line, String choose) {}

  public boolean conflict() {
    return !since.isEmpty();
  }

  /** Whether the step addresses a unit. */
  public boolean givesToUnit() {
    return sheet.parts().stream().flatMap(part -> part.questions().stream()).anyMatch(question -> question.widget().equals("unit"));
  }
}
