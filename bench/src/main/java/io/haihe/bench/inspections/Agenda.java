package io.haihe.bench.inspections;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What people will do, in the order of time. Several threads may use it. */
final class Agenda {

  /** What somebody does. */
  enum Step {
    REDRAW,
    START,
    ASK_OFF,
    CALL_OFF,
    RECORD,
    SEND_BACK,
    PUBLISH,
    SETTLE,
    COUNTERSIGN_SETTLED,
    OBJECT,
    DECIDE,
    REPORT,
    REINSPECT,
    SEE,
    COUNTERSIGN,
    REFER
  }

  record Entry(Instant at, long caseId, Step step) {}

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::step).thenComparing(Entry::caseId));

  synchronized void add(LocalDate day, LocalTime time, long caseId, Step step) {
    entries.add(new Entry(day.atTime(time).atZone(Words.ZONE).toInstant(), caseId, step));
  }

  /** When something is to be done next; null for never. */
  synchronized @Nullable Instant next() {
    Entry first = entries.peek();
    return first == null ? null : first.at();
  }

  /** All of one kind at the first moment. */
  synchronized List<Entry> take() {
    List<Entry> taken = new ArrayList<>();
    Entry first = entries.element();
    while (!entries.isEmpty() && entries.element().at().equals(first.at()) && entries.element().step() == first.step()) {
      taken.add(entries.remove());
    }
    return taken;
  }
}
