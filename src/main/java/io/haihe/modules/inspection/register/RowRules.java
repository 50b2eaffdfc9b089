package io.haihe.modules.inspection.register;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row, and tells what is wrong with them: field, code of the sentence, its argument. */
final class RowRules {

  private static final int LONGEST = 400;

  private final RegisterFile.Row row;
  private final Told told;
  private boolean good = true;

  RowRules(RegisterFile.Row row, Told told) {
    this.row = row;
    this.told = told;
    if (!row.whole()) {
      wrong("", "inspection.register.row.cells", row.cells().size(), row.columns().size());
    }
  }

  @FunctionalInterface
  interface Told {
    void wrong(String field, String code, Object... args);
  }

  boolean good() {
    return good;
  }

  void wrong(String field, String code, Object... args) {
    good = false;
    told.wrong(field, code, args);
  }

  /** Not empty, not too long, and all of it text. */
  String text(String column, boolean needed) {
    String cell = row.get(column);
    if (needed && cell.isEmpty()) {
      wrong(column, "inspection.register.row.missing", column);
    } else if (cell.length() > LONGEST) {
      wrong(column, "inspection.register.row.long", LONGEST);
    } else if (cell.indexOf('\0') >= 0) {
      wrong(column, "inspection.register.row.text");
    }
    return cell;
  }

  /** One of some words, in any of their spellings: each list begins with the word that is kept. */
  String word(String column, List<List<String>> words) {
    String cell = row.get(column);
    return words.stream()
        .filter(spellings -> spellings.stream().anyMatch(cell::equalsIgnoreCase))
        .findFirst()
        .map(List::getFirst)
        .orElseGet(() -> {
          wrong(column, "inspection.register.row.word", cell, String.join(", ", words.stream().map(spellings -> spellings.get(1)).toList()));
          return "";
        });
  }

  /** A place of the city. */
  long place(String column, City city, Places places) {
    String cell = row.get(column);
    PlaceCode code = PlaceCode.parse(cell).orElse(null);
    if (code == null || places.find(code).isEmpty() || !city.root().covers(code)) {
      wrong(column, "inspection.register.row.place", cell, city.root().name());
      return 0;
    }
    return code.value();
  }

  /** Keys with blanks, commas or semicolons between, in their order, each once. */
  List<String> fields(String column, Set<String> known) {
    List<String> keys = Arrays.stream(row.get(column).split("[\\s;,；，、|]+")).filter(key -> !key.isEmpty()).distinct().sorted().toList();
    if (keys.isEmpty()) {
      wrong(column, "inspection.register.row.missing", column);
    }
    keys.stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key ->
        wrong(column, known.isEmpty() ? "inspection.register.row.noFields" : "inspection.register.row.field", key, String.join(", ", known)));
    return keys;
  }

  @Nullable LocalDate day(String column) {
    try {
      return LocalDate.parse(row.get(column));
    } catch (DateTimeException none) {
      wrong(column, "inspection.register.row.day", row.get(column));
      return null;
    }
  }

}
