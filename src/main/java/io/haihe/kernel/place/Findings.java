package io.haihe.kernel.place;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file, so that all of it is said at once. */
final class Findings {

  private final String file;
  private final List<Finding> errors;
  private final List<Finding> warnings;

  Findings(String file) {
    this(file, new ArrayList<>(), new ArrayList<>());
  }

  private Findings(String file, List<Finding> errors, List<Finding> warnings) {
    this.file = file;
    this.errors = errors;
    this.warnings = warnings;
  }

  /** The same collection, for another file. */
  Findings in(String otherFile) {
    return new Findings(otherFile, errors, warnings);
  }

  void error(int line, int column, String field, String code, Object... args) {
    errors.add(Finding.at(file, line, column, field, code, args));
  }

  void error(LocatedNode node, String field, String code, Object... args) {
    error(node.line(), node.column(), field, code, args);
  }

  void warn(int line, int column, String field, String code, Object... args) {
    warnings.add(Finding.at(file, line, column, field, code, args));
  }

  void warn(LocatedNode node, String field, String code, Object... args) {
    warn(node.line(), node.column(), field, code, args);
  }

  void addErrors(List<Finding> more) {
    errors.addAll(more);
  }

  String file() {
    return file;
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  List<Finding> errors() {
    return List.copyOf(errors);
  }

  List<Finding> warnings() {
    return List.copyOf(warnings);
  }

  void throwIfAny() {
    if (hasErrors()) {
      throw new BadInput(errors);
    }
  }
}
