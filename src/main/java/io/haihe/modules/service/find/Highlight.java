package io.haihe.modules.service.find;

import java.util.List;

/**
 * By what an item was found.
 *
 * @param name as it is shown
 * @param called another name or a phrase that has more of what was looked for than the name; empty where none has
 */
public record Highlight(List<Piece> name, List<Piece> called) {

  /** A name in which nothing was looked for. */
  public static Highlight none(String name) {
    return new Highlight(List.of(new Piece(name, false)), List.of());
  }
}
