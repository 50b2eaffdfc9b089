package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.DeadlineRule;
import java.util.ArrayList;
import java.util.List;

/** The names of all firings a deadline can have. */
final class StoryFirings {

  private StoryFirings() {}

  static List<String> of(DeadlineRule rule, String key) {
    List<String> names = new ArrayList<>();
    if (rule.warn() != null) {
      names.add(key + ".warn");
    }
    names.add(key + ".overdue");
    for (int rung = 1; rung <= rule.ladder().size(); rung++) {
      names.add(key + "." + rung);
    }
    return names;
  }
}
