package io.haihe.kernel.casework.papers;

import java.util.List;
import java.util.Locale;

/**
 * A document in words. All of it is plain text: nothing in it is read as markup.
 *
 * @param head lines below the title
 * @param note set apart below them, or empty
 */
public record Paper(Locale language, String title, List<String> head, String note, List<Block> blocks, Footer footer) {

  public sealed interface Block {

    record Heading(String text) implements Block {}

    record Words(String text) implements Block {}

    record Fields(List<Pair> pairs) implements Block {}

    /** A table: its first column takes most of the width, the others are numbers. */
    record Rows(List<String> head, List<List<String>> rows) implements Block {}

    record Signatures(List<String> names, String hint) implements Block {}

    /**
     * Squares that a camera reads.
     *
     * @param dark whether the square is, row by row; as many rows as columns
     * @param caption beside them
     */
    record Squares(boolean[][] dark, String caption) implements Block {}
  }

  public record Pair(String label, String value) {}

  /** What stands at the foot of each page. */
  public interface Footer {
    String of(int page, int pages);
  }
}
