package io.haihe.kernel.intake.classify;

/**
 * Cuts a text into what it is judged by: one to four characters in a row, since Chinese has no spaces, and whole words where words are
 * spaced. They are known by a hash alone. Case, width and the value of digits make no difference.
 */
final class Grams {

  private static final int LONGEST = 4;
  private static final int SEED = 0x811C9DC5;
  private static final int WORD_SEED = 0x2F0B4C47;
  private static final int PRIME = 0x01000193;

  private Grams() {}

  /** Told each piece of a text with where it begins and ends. */
  @FunctionalInterface
  interface Found {
    void gram(int hash, int from, int to);
  }

  static void each(String text, Found found) {
    char[] folded = folded(text);
    int from = 0;
    while (from < folded.length) {
      int to = from;
      while (to < folded.length && joins(folded[to])) {
        to++;
      }
      pieces(folded, from, to, found);
      words(folded, from, to, found);
      from = to + 1;
    }
  }

  private static void pieces(char[] text, int from, int to, Found found) {
    for (int at = from; at < to; at++) {
      int hash = SEED;
      for (int end = at; end < Math.min(to, at + LONGEST); end++) {
        hash = (hash ^ text[end]) * PRIME;
        found.gram(mixed(hash), at, end + 1);
      }
    }
  }

  private static void words(char[] text, int from, int to, Found found) {
    int begin = from;
    while (begin < to) {
      int end = begin;
      int hash = WORD_SEED;
      while (end < to && spaced(text[end])) {
        hash = (hash ^ text[end]) * PRIME;
        end++;
      }
      if (end - begin > 1) {
        found.gram(mixed(hash), begin, end);
      }
      begin = end + 1;
    }
  }

  private static char[] folded(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = folded(folded[i]);
    }
    return folded;
  }

  private static char folded(char letter) {
    char narrow = letter >= '！' && letter <= '～' ? (char) (letter - '！' + '!') : letter;
    return Character.isDigit(narrow) ? '0' : Character.toLowerCase(narrow);
  }

  private static boolean joins(char letter) {
    return Character.isLetterOrDigit(letter) || Character.isSurrogate(letter);
  }

  /** Whether it belongs to a script that puts spaces between words. */
  static boolean spaced(char letter) {
    return Character.isLetterOrDigit(letter) && !Character.isIdeographic(letter);
  }

  private static int mixed(int hash) {
    int mixed = (hash ^ hash >>> 16) * 0x85EBCA6B;
    mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
    return mixed ^ mixed >>> 16;
  }
}
