package io.haihe.kernel.casework;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a module knows of a case beside its timeline, for the staff who see the case and for its reporter. */
public interface Addition {

  /** In the reader's language; empty for nothing. */
  List<Section> of(Locale locale, Case now);

  /** What is personal of it, for those who said what they read it for. */
  default List<Section> personal(Locale locale, Case now) {
    return List.of();
  }

  /** For whoever holds the secret link of the case. */
  default List<Section> toReporter(Locale locale, Case now) {
    return List.of();
  }

  /**
   * What whoever takes a step on many cases at once sees of this one before; empty where nobody needs to look.
   *
   * @param step key of the transition
   */
  default Optional<Look> look(Locale locale, Case now, String step) {
    return Optional.empty();
  }

  /** @param against what speaks against taking the step together with others, in sentences: then the case is left out */
  record Look(List<Line> lines, List<String> against) {}

  record Section(String title, String lead, List<Line> lines) {}

  /**
   * @param details one below the other
   * @param link where the text leads, such as {@code /inspections/visits/7}; empty for nowhere. Whoever sees the case may follow it
   */
  record Line(String name, String text, List<String> details, String link) {

    public Line(String name, String text, List<String> details) {
      this(name, text, details, "");
    }
  }
}
