package io.haihe.modules.service;

import io.haihe.platform.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What drafts a file of items begins.
 *
 * @param header what is wrong with the file itself
 * @param begun whether they were begun
 */
public record DraftLook(List<Finding> header, List<Line> lines, boolean begun) {

  private static final Set<String> GAPS = Set.of("service.fault.required", "service.fault.department", "service.fault.noLimit");

  /** What becomes of a row. */
  public enum Verdict {
    NEW,
    /** An item of that code, or a draft of it, is there already and stays as it is. */
    THERE,
    WRONG
  }

  /**
   * @param code empty where it could not be read
   * @param faults what has to be mended in the file
   * @param gaps what is filled in on the draft before it can be handed in
   */
  public record Line(int line, String code, Bilingual name, Verdict verdict, List<Finding> faults, List<Finding> gaps) {}

  public long count(Verdict verdict) {
    return lines.stream().filter(line -> line.verdict() == verdict).count();
  }

  /** Everything that has to be mended in the file, in its order. */
  public List<Finding> faults() {
    return Stream.concat(header.stream(), lines.stream().flatMap(line -> line.faults().stream())).toList();
  }

  /** How many of the drafts have a field still to be filled in, by the field. */
  public Map<String, Long> gaps() {
    return lines.stream()
        .filter(line -> line.verdict() == Verdict.NEW)
        .flatMap(line -> line.gaps().stream().map(gap -> String.valueOf(gap.field())).distinct())
        .collect(Collectors.groupingBy(field -> field, TreeMap::new, Collectors.counting()));
  }

  /** @param goodOnly whether drafts are begun though other rows are wrong */
  public boolean possible(boolean goodOnly) {
    return count(Verdict.NEW) > 0 && (goodOnly || faults().isEmpty());
  }

  DraftLook asBegun() {
    return new DraftLook(header, lines, true);
  }

  /** Whether something is only missing, and of the item itself rather than of one of its rows. */
  static boolean gap(Finding finding) {
    return GAPS.contains(finding.code()) && !"code".equals(finding.field()) && !String.valueOf(finding.field()).contains("[");
  }
}
