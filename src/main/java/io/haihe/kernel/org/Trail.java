package io.haihe.kernel.org;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One sort of things that were done, the newest first. A module contributes one by declaring a bean of this type. */
public interface Trail {

  /** Its name in addresses; {@code administration.trail.<key>} is its name in texts. */
  String key();

  /** Where it stands among the others: the lowest comes first. */
  int order();

  boolean visibleTo(Viewer viewer);

  /** The kinds of things on it. */
  List<String> kinds();

  /** What the keys of the kinds' texts begin with. */
  String words();

  /** Key of the text for who did it where that is nobody of staff. */
  default String nobody() {
    return "org.change.by-system";
  }

  /** Whether things on it are about cases. */
  default boolean ofCases() {
    return false;
  }

  /** What was done after the mark going back, at most so much. */
  List<Line> read(Viewer viewer, Question question, int limit);

  /**
   * What is asked for; null means no matter.
   *
   * @param person who did it, or whom it was done to
   * @param number of the case it is about
   * @param from the first instant
   * @param until the first instant no more
   * @param after the last line seen
   */
  record Question(
      @Nullable Long person,
      @Nullable String number,
      @Nullable String kind,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Mark after) {

    public Question after(Mark mark) {
      return new Question(person, number, kind, from, until, mark);
    }
  }

  /** Where a page of a trail ended. */
  record Mark(Instant at, long id) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,11})\\.(\\d{1,9})\\.(\\d{1,18})");

    public static Optional<Mark> parse(String text) {
      Matcher parts = TEXT.matcher(text);
      return parts.matches()
          ? Optional.of(new Mark(
              Instant.ofEpochSecond(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))), Long.parseLong(parts.group(3))))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return at.getEpochSecond() + "." + at.getNano() + "." + id;
    }
  }

  /**
   * Something that was done.
   *
   * @param by who did it, or null for the system, an operator, or somebody who was not let in
   * @param person whom it was done to, or null
   * @param about what it was done to, where that is no person
   * @param detail what else is known, as it is kept
   * @param facts the same by name, to be put in words; empty where the detail is words already
   */
  record Line(
      Mark mark, @Nullable Long by, String kind, @Nullable Long person, String about, String detail, Map<String, Object> facts) {

    public Line(Mark mark, @Nullable Long by, String kind, @Nullable Long person, String about, String detail) {
      this(mark, by, kind, person, about, detail, Map.of());
    }

    public Instant at() {
      return mark.at();
    }
  }
}
