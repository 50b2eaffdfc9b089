package io.haihe.kernel.casework;

import java.util.List;
import java.util.Locale;

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
