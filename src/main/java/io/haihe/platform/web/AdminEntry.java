package io.haihe.platform.web;

import java.util.List;
import java.util.function.Supplier;

/**
 * A page for those who look after the city, found from their start page at {@value #START}. A module contributes one by declaring a bean of
 * this type; so the header stays short.
 *
 * @param path where it leads, such as {@code /admin/people}
 * @param textKey key of its name in the message bundles
 * @param aboutKey key of a sentence that says what it is for
 * @param order from first to last
 * @param visible whether whoever makes the current request may open it
 * @param concerns what needs attention there; asked of those it is visible to
 */
public record AdminEntry(
    String path, String textKey, String aboutKey, int order, Supplier<Boolean> visible, Supplier<List<Concern>> concerns) {

  public static final String START = "/admin";

  /** An entry where nothing can need attention. */
  public AdminEntry(String path, String textKey, String aboutKey, int order, Supplier<Boolean> visible) {
    this(path, textKey, aboutKey, order, visible, List::of);
  }

  /**
   * Something that needs attention.
   *
   * @param textKey key of a sentence about it
   * @param path where it can be looked at; empty where there is nothing to look at
   * @param args arguments of the sentence
   */
  public record Concern(String textKey, String path, List<Object> args) {

    public Concern(String textKey, String path, Object... args) {
      this(textKey, path, List.of(args));
    }
  }
}
