package io.haihe.kernel.casework;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.CaseType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Cases of the same matter by what their scenario says they are the same by ({@code intake.same}); only those that the viewer sees. */
@Component
public class SameCases {

  /** So many are looked at. */
  private static final int MOST = 50;

  private final SameMarks marks;
  private final CaseStore store;
  private final Directory directory;

  SameCases(SameMarks marks, CaseStore store, Directory directory) {
    this.marks = marks;
    this.store = store;
    this.directory = directory;
  }

  /** Those of a case that is not opened yet, the newest first. */
  public List<CaseRow> of(Viewer viewer, String scenario, CaseType type, Map<String, Object> entered) {
    return seen(viewer, marks.of(scenario, type, entered));
  }

  /** The others of a case, the newest first. */
  public List<CaseRow> of(Viewer viewer, Case now) {
    return seen(viewer, marks.of(now.id())).stream().filter(row -> row.id() != now.id()).toList();
  }

  private List<CaseRow> seen(Viewer viewer, List<byte[]> of) {
    return store.find(marks.marked(of, MOST)).stream()
        .filter(now -> Sightline.sees(viewer, now, directory))
        .sorted(Comparator.comparing(Case::openedAt).thenComparing(Case::id).reversed())
        .map(CaseRow::of)
        .toList();
  }
}
