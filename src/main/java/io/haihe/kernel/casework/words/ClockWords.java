package io.haihe.kernel.casework.words;

/**
 * A clock said in words.
 *
 * @param text when it is due or how late it is, such as “today 17:30”
 * @param detail what there is to add, such as how much is left; may be empty
 */
public record ClockWords(Tone tone, String text, String detail) {

  /** How a clock looks. */
  public enum Tone {
    OK,
    SOON,
    OVERDUE,
    PAUSED,
    /** It no longer runs. */
    STOPPED;

    /** The class of the style sheet. */
    public String css() {
      return this == STOPPED ? "" : name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
