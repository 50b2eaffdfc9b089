package io.haihe.kernel.org;

import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Duties as they are entered on a page: {@code city-management 06 0712}, and {@code *} for every scenario or category. */
public final class DutyLines {

  private static final String ANY = "*";

  private DutyLines() {}

  static List<Duty> read(String text, List<Finding> findings) {
    Set<Duty> duties = new LinkedHashSet<>();
    text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> read(line, duties, findings));
    return List.copyOf(duties);
  }

  private static void read(String line, Set<Duty> duties, List<Finding> findings) {
    String[] words = line.split("[\\s,，：:]+");
    if (!words[0].equals(ANY) && !UnitsFile.KEY.matcher(words[0]).matches()) {
      findings.add(Finding.ofField("duties", "org.unit.duty-scenario", words[0]));
    } else if (words.length < 2) {
      findings.add(Finding.ofField("duties", "org.unit.duty-empty", line));
    }
    for (int i = 1; i < words.length; i++) {
      if (UnitsFile.CATEGORY.matcher(words[i]).matches()) {
        duties.add(new Duty(words[0].equals(ANY) ? Duty.ANY_SCENARIO : words[0], words[i]));
      } else {
        findings.add(Finding.ofField("duties", "org.units.bad-category", words[i]));
      }
    }
  }

  /** A line for each scenario. */
  public static String write(Collection<Duty> duties) {
    Map<String, Set<String>> lines = new TreeMap<>();
    duties.forEach(duty -> lines.computeIfAbsent(duty.scenario(), any -> new TreeSet<>()).add(duty.category()));
    List<String> written = new ArrayList<>();
    lines.forEach((scenario, categories) ->
        written.add((scenario.equals(Duty.ANY_SCENARIO) ? ANY : scenario) + " " + String.join(" ", categories)));
    return String.join("\n", written);
  }
}
