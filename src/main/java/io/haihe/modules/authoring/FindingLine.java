package io.haihe.modules.authoring;

import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * A finding beside the lines it is about.
 *
 * @param lines some lines around it; empty where it has no line
 */
public record FindingLine(Finding finding, boolean error, List<Line> lines) {

  private static final int AROUND = 2;

  /** @param marked whether it is the one the finding is about */
  public record Line(int number, String text, boolean marked) {}

  static FindingLine of(Finding finding, boolean error, List<String> text) {
    List<Line> lines = new ArrayList<>();
    int at = finding.line();
    if (at > 0) {
      for (int number = Math.max(1, at - AROUND); number <= Math.min(text.size(), at + AROUND); number++) {
        lines.add(new Line(number, text.get(number - 1), number == at));
      }
    }
    return new FindingLine(finding, error, lines);
  }
}
