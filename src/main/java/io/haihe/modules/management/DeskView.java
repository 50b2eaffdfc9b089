package io.haihe.modules.management;

import io.haihe.modules.management.CaseView.StepButton;
import io.haihe.modules.management.TimelineLine.Pair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits on the desks of one role.
 *
 * @param title name of the role
 * @param desks the other desks of the viewer
 * @param next address of the next page, or null
 */
public record DeskView(
    String path, String title, List<DeskLink> desks, long total, List<Row> rows, @Nullable String next) {

  public record DeskLink(String link, String role, long count, boolean open) {}

  /** A case with what may be done about it. */
  public record Row(CaseLine line, List<StepButton> steps, @Nullable Suggestion suggestion) {}

  /**
   * The unit whose matter it is, and the step that gives it to it.
   *
   * @param action where the step is taken
   * @param step its name
   * @param why by duty or by place
   * @param inputs what is sent with it, where nothing else need be entered; empty means that the form has to be opened
   * @param form address of the form with the unit chosen
   */
  public record Suggestion(
      String unit, String why, String action, String step, List<Pair> inputs, boolean oneClick, String form,
      int seen, String key) {}
}
