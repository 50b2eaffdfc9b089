package io.haihe.kernel.scenario.reading;

/**
 * A place in a file of the package.
 *
 * @param line 1-based, 0 for the file as a whole
 * @param path dotted path inside the file, such as {@code cases.matter.states}
 */
record Position(String file, int line, int column, String path) {

  static Position of(String file) {
    return new Position(file, 0, 0, "");
  }

  static Position line(String file, int line, int column, String path) {
    return new Position(file, line, column, path);
  }

  Position right(int columns) {
    return new Position(file, line, column + columns, path);
  }

  /** {@code scenario.yaml:12}: how one sentence points at another place. */
  String where() {
    return file + ":" + line;
  }
}
