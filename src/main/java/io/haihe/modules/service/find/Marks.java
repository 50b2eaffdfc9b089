package io.haihe.modules.service.find;

import io.haihe.modules.service.find.Found.How;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which parts of a text a reading meant. */
record Marks(Spoken text, BitSet signs) {

  static Marks of(Spoken text, Reading reading) {
    var signs = new BitSet();
    reading.units().stream().flatMap(unit -> unit.ways().stream()).forEach(way -> mark(text, way, signs));
    return new Marks(text, signs);
  }

  int count() {
    return signs.cardinality();
  }

  /** Whether nothing of the text was left out. */
  boolean all() {
    return count() > 0 && count() == text.signs().size();
  }

  /** The marked parts as the text spells them. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    List<Sign> all = text.signs();
    for (int from = signs.nextSetBit(0); from >= 0; ) {
      int end = from + 1;
      while (signs.get(end) && all.get(end).han() && all.get(end - 1).han() && !all.get(end).apart()) {
        end++;
      }
      words.add(text.text().substring(all.get(from).from(), all.get(end - 1).to()));
      from = signs.nextSetBit(end);
    }
    return words;
  }

  /** The whole text, cut where marked parts begin and end; signs that touch are one part. */
  List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    List<Sign> all = text.signs();
    int told = 0;
    for (int from = signs.nextSetBit(0); from >= 0; ) {
      int end = from + 1;
      while (signs.get(end) && all.get(end).from() == all.get(end - 1).to()) {
        end++;
      }
      add(pieces, told, all.get(from).from(), false);
      told = all.get(end - 1).to();
      add(pieces, all.get(from).from(), told, true);
      from = signs.nextSetBit(end);
    }
    add(pieces, told, text.text().length(), false);
    return pieces;
  }

  private void add(List<Piece> pieces, int from, int to, boolean marked) {
    if (from < to) {
      pieces.add(new Piece(text.text().substring(from, to), marked));
    }
  }

  private static void mark(Spoken text, Way way, BitSet signs) {
    var marked = new BitSet();
    for (String term : way.terms()) {
      if (!mark(text, way.shape(), term, marked)) {
        return;
      }
    }
    signs.or(marked);
  }

  /** Whether the term is there. */
  private static boolean mark(Spoken text, Shape shape, String term, BitSet signs) {
    boolean there = false;
    for (int from = 0; from < text.signs().size(); from++) {
      int length = lengthAt(text, from, shape, term);
      if (length > 0) {
        signs.set(from, from + length);
        there = true;
      }
    }
    return there;
  }

  /** How many signs from there make the term; 0 if they do not. */
  private static int lengthAt(Spoken text, int from, Shape shape, String term) {
    if (!text.signs().get(from).han()) {
      boolean is = text.sounds().get(from).equals(term) || text.signs().get(from).text().equals(term);
      return shape == Shape.WORDS && is ? 1 : 0;
    }
    int reached = 0;
    for (int at = from; at < text.signs().size() && text.signs().get(at).han(); at++) {
      String part = part(text, at, shape);
      if (!term.startsWith(part, reached)) {
        return 0;
      }
      reached += part.length();
      if (reached == term.length()) {
        return at - from + 1;
      }
    }
    return 0;
  }

  private static String part(Spoken text, int at, Shape shape) {
    return switch (shape) {
      case WORDS -> text.signs().get(at).text();
      case SOUNDS -> text.sounds().get(at);
      case INITIALS -> text.sounds().get(at).substring(0, 1);
    };
  }

  /** The least that has to be believed of a reading to find something in the text; see {@link How}. */
  static boolean has(Spoken text, Way way) {
    var marked = new BitSet();
    return way.terms().stream().allMatch(term -> mark(text, way.shape(), term, marked));
  }
}
