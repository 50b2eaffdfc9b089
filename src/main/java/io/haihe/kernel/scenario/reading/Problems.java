package io.haihe.kernel.scenario.reading;

import io.haihe.platform.Finding;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a package, errors and warnings apart; the same finding is kept once. */
final class Problems {

  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing((Finding finding) -> String.valueOf(finding.file()))
          .thenComparingInt(Finding::line)
          .thenComparingInt(Finding::column);

  private final Set<Finding> errors = new LinkedHashSet<>();
  private final Set<Finding> warnings = new LinkedHashSet<>();

  void error(Position at, String code, Object... args) {
    errors.add(finding(at, code, args));
  }

  void warn(Position at, String code, Object... args) {
    warnings.add(finding(at, code, args));
  }

  void addAll(Problems others) {
    errors.addAll(others.errors);
    warnings.addAll(others.warnings);
  }

  boolean any() {
    return !errors.isEmpty();
  }

  List<Finding> errors() {
    return errors.stream().sorted(BY_PLACE).toList();
  }

  List<Finding> warnings() {
    return warnings.stream().sorted(BY_PLACE).toList();
  }

  private static Finding finding(Position at, String code, Object... args) {
    String path = at.path().isEmpty() ? null : at.path();
    return new Finding(at.file(), at.line(), at.column(), path, code, List.of(args));
  }
}
