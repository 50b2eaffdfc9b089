package io.haihe.modules.inspection.register;

import io.haihe.modules.inspection.register.SupervisionItem.CheckLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two versions of a supervision item.
 *
 * @param verdict what publishing does
 * @param lines of the checklist and of the item itself that are not the same, in the order of the newer version
 */
public record ItemChange(SupervisionItem item, Verdict verdict, List<Line> lines) {

  public enum Verdict {
    NEW,
    CHANGED,
    RETIRED,
    SAME
  }

  /**
   * Something that is different.
   *
   * @param what a field of the item, or {@code line} for a point of the checklist
   * @param key of the point; empty for a field
   * @param before in both languages, or null if it is new
   * @param after in both languages, or null if it is gone
   */
  public record Line(String what, String key, @Nullable String before, @Nullable String after) {

    /** The same in other words. */
    Line said(UnaryOperator<String> words) {
      return new Line(what, key, before == null ? null : words.apply(before), after == null ? null : words.apply(after));
    }
  }

  /** @param before null for an item that is new */
  static ItemChange of(@Nullable SupervisionItem before, SupervisionItem after, boolean retired, boolean wasRetired) {
    if (before == null) {
      return new ItemChange(after, Verdict.NEW, List.of());
    }
    if (retired) {
      return new ItemChange(before, wasRetired ? Verdict.SAME : Verdict.RETIRED, List.of());
    }
    List<Line> lines = between(before, after);
    return new ItemChange(after, lines.isEmpty() && !wasRetired && ordered(before, after) ? Verdict.SAME : Verdict.CHANGED, lines);
  }

  static List<Line> between(SupervisionItem before, SupervisionItem after) {
    List<Line> lines = new ArrayList<>();
    differ(lines, "name", before.nameZh() + " / " + before.nameEn(), after.nameZh() + " / " + after.nameEn());
    differ(lines, "field", before.field(), after.field());
    differ(lines, "department", before.department(), after.department());
    differ(lines, "basis", before.basis(), after.basis());
    Map<String, CheckLine> old = new LinkedHashMap<>();
    before.checklist().forEach(line -> old.put(line.key(), line));
    for (CheckLine line : after.checklist()) {
      CheckLine was = old.remove(line.key());
      if (!line.equals(was)) {
        lines.add(new Line("line", line.key(), was == null ? null : said(was), said(line)));
      }
    }
    old.values().forEach(gone -> lines.add(new Line("line", gone.key(), said(gone), null)));
    return lines;
  }

  private static void differ(List<Line> lines, String what, String before, String after) {
    if (!before.equals(after)) {
      lines.add(new Line(what, "", before, after));
    }
  }

  private static boolean ordered(SupervisionItem before, SupervisionItem after) {
    return before.checklist().equals(after.checklist());
  }

  private static String said(CheckLine line) {
    return line.textZh() + " / " + line.textEn() + (line.photo() ? " 📷" : "");
  }
}
