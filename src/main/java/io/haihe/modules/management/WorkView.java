package io.haihe.modules.management;

import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.intake.form.Option;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list of cases with what surrounds it.
 *
 * @param path of the page
 * @param tab key of the open tab
 * @param first number of the first row
 * @param total how many cases the filters find
 * @param next address of the next page, or null
 * @param start address of the first page, or null where this is it
 * @param csv address of the whole list as a file
 * @param clear address without filters, or null where there is none
 * @param here address of exactly this page
 * @param asked the tab and the filters by their names in the address
 */
public record WorkView(
    String path,
    String tab,
    List<TabLink> tabs,
    List<FilterField> fields,
    List<CaseLine> rows,
    long first,
    Cases.Count total,
    @Nullable String next,
    @Nullable String start,
    String csv,
    @Nullable String clear,
    Offers bulk,
    String here,
    Size size,
    Map<String, String> asked) {

  /** How many rows a page has, and where it has the other number. */
  public record Size(int rows, int other, String link) {}

  /**
   * What was just done.
   *
   * @param undo what takes it back, or null
   */
  public record Done(String number, @Nullable UndoView undo) {}

  public record TabLink(String key, String link, Cases.Count count) {}

  /**
   * @param type {@code select}, {@code search} or {@code date}
   * @param options for a select, without the empty one
   */
  public record FilterField(String name, String type, String value, List<Option> options) {}

  /**
   * What may be done to several cases at once.
   *
   * @param key makes each item's command harmless to repeat
   * @param steps scenario transitions
   * @param colleagues who may be given the work
   */
  public record Offers(String key, List<Option> steps, List<Option> colleagues) {}
}
