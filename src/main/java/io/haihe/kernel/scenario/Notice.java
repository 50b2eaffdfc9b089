package io.haihe.kernel.scenario;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what when (通知).
 *
 * @param on names of what happens: {@code opened}, a transition, {@code <task>.<step>}, {@code <deadline>.warn|overdue|1|2|3}
 * @param when of which cases it is told, judged after it happened; null for all
 */
public record Notice(String key, Set<String> on, List<Permit> to, @Nullable Rule when) {

  /** What a case's beginning is called in {@code on}. */
  public static final String OPENED = "opened";

  /** The scenario's text that is told. */
  public String text() {
    return "notices." + key;
  }

  public boolean toStaff() {
    return to.stream().anyMatch(permit -> permit.role() != null);
  }

  public boolean toReporter() {
    return to.stream().anyMatch(permit -> permit.kind() == Permit.Kind.REPORTER);
  }
}
