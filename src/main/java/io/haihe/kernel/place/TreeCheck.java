package io.haihe.kernel.place;

import io.haihe.kernel.place.PlacesCsv.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that rows make one jurisdiction tree in which every subtree is a range of codes. */
final class TreeCheck {

  private final Findings findings;
  private final Map<PlaceCode, Line> byCode = new HashMap<>();

  TreeCheck(Findings findings) {
    this.findings = findings;
  }

  /** @param excused codes that are known to exist though their rows are not here */
  void check(List<Line> lines, Set<PlaceCode> excused) {
    for (Line line : lines) {
      Line first = byCode.putIfAbsent(line.row().code(), line);
      if (first != null) {
        findings.error(line.line(), line.column(), "code", "place.tree.twice", line.row().code(), first.line());
      }
    }
    for (Line line : lines) {
      fits(line);
      parent(line, excused);
    }
    oneRoot(lines);
  }

  private void fits(Line line) {
    PlaceRow row = line.row();
    if (!CodeSpan.fits(row.code(), row.level())) {
      findings.error(line.line(), line.column(), "code", "place.tree.level", row.code(), key(row.level()));
    }
  }

  private void parent(Line line, Set<PlaceCode> excused) {
    PlaceRow row = line.row();
    PlaceCode code = row.parent();
    if (code == null || excused.contains(code)) {
      return;
    }
    Line parent = byCode.get(code);
    if (parent == null) {
      findings.error(line.line(), line.column(), "parent", "place.tree.orphan", row.code(), code);
    } else if (row.level().compareTo(parent.row().level()) <= 0) {
      findings.error(
          line.line(), line.column(), "level", "place.tree.depth", row.code(), key(row.level()), key(parent.row().level()));
    } else if (!CodeSpan.below(row.code(), code, parent.row().level())) {
      findings.error(line.line(), line.column(), "parent", "place.tree.prefix", row.code(), code);
    }
  }

  private void oneRoot(List<Line> lines) {
    List<Line> roots = lines.stream().filter(line -> line.row().parent() == null).toList();
    if (roots.isEmpty()) {
      findings.error(1, 1, "parent", "place.tree.no-root");
    }
    for (Line root : roots) {
      if (root != roots.getFirst()) {
        findings.error(root.line(), root.column(), "parent", "place.tree.second-root", root.row().code());
      } else if (root.row().level() != PlaceLevel.CITY) {
        findings.error(root.line(), root.column(), "level", "place.tree.root-level", root.row().code());
      }
    }
  }

  private static String key(PlaceLevel level) {
    return level.name().toLowerCase(java.util.Locale.ROOT);
  }
}
