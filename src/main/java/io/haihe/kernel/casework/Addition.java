package io.haihe.kernel.casework;

import java.util.List;
import java.util.Locale;

/** What a module knows of a case beside its timeline, for the staff who see the case. */
public interface Addition {

  /** In the reader's language; empty for nothing. */
  List<Section> of(Locale locale, Case now);

  record Section(String title, String lead, List<Line> lines) {}

  /** @param details one below the other */
  record Line(String name, String text, List<String> details) {}
}
