package io.haihe.modules.inspection.register;

import io.haihe.kernel.place.City;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is imported row by row: how a row is read, and how what was staged goes into its register. */
interface RowKind {

  /** The columns a file needs. */
  List<String> columns();

  /** Columns of the staging table after {@code line}, with their types; the first is what a row is known by. */
  List<String> staged();

  /** The cells for the staging table, in its order; not used if something was wrong. */
  List<String> read(RegisterFile.Row row, RowRules rules, City city, Set<String> fields);

  /** Takes out of the staging table what cannot go into the register for what is there or elsewhere in the file. */
  void compare(JdbcClient jdbc, StagedFaults faults);

  /** How many of the staged rows are new, changed and the same: three columns. */
  String counting();

  /** Puts in what is new and changed; with {@code :at}, {@code :risk}. */
  String merging();

  /** Before that: tells each change that has to be seen one by one; with {@code :at}, {@code :by}, {@code :file}. Empty where there is none. */
  default String telling() {
    return "";
  }

  interface StagedFaults {
    void wrong(int line, String field, String code, Object... args);
  }
}
