package io.haihe.bench.inspections;

import io.haihe.kernel.casework.Changes;
import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Happening;
import io.haihe.kernel.casework.Projection;
import io.haihe.kernel.casework.Relation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads every entry once more by itself, so that what the product says at the end can be held against it. */
final class Timelines implements Projection {

  static final String NAME = "bench.inspections";
  static final String VISIT = "visit";
  static final String ORDER = "rectification";
  static final String LEAD = "lead";
  static final String COMPLAINT = "workOrder";
  private static final String PUBLICATION = "publication";
  private static final Duration FROM_THEN_ON = Duration.ofMillis(1);
  private static final int FAULTS_SHOWN = 5;

  private final Map<Long, Seen> cases = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private BiConsumer<Seen, Entry> listener = (seen, entry) -> {};
  private long entries;
  private long publishedInTime;
  private long publishedLate;
  private long escalated;
  private int faulty;

  /** What is known of a case. */
  static final class Seen {
    final long id;
    final String type;
    final long visit;
    String state = "";
    String result = "";
    long problems;
    boolean published;

    /** The last case that followed this one and has ended, and how, as this one was told. */
    long follower;
    String heard = "";
    private @Nullable Instant due;
    private @Nullable Map<String, Instant> fired;

    private Seen(long id, String type, long visit) {
      this.id = id;
      this.type = type;
      this.visit = visit;
    }
  }

  /** Is told each entry after it was taken in. */
  void listen(BiConsumer<Seen, Entry> to) {
    listener = to;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void project(List<Happening> happenings) {
    happenings.forEach(happening -> take(happening.entry()));
  }

  @Override
  public void projectSealed(List<List<Entry>> timelines) {
    timelines.forEach(timeline -> timeline.forEach(this::take));
  }

  @Override
  public void reset() {
    throw new UnsupportedOperationException("it reads once");
  }

  private void take(Entry entry) {
    entries++;
    Changes changes = entry.changes();
    Changes.Opened opened = changes.opened();
    if (opened != null) {
      long visit = opened.form().get("visit") instanceof Number number ? number.longValue() : 0;
      cases.put(entry.caseId(), new Seen(entry.caseId(), opened.type(), visit));
    }
    Seen seen = cases.get(entry.caseId());
    changes.deadlines().stream().filter(one -> one.rule().equals(PUBLICATION)).map(Deadline::dueAt).forEach(due -> seen.due = due);
    if (entry.kind() == Entry.Kind.FIRED && entry.name().startsWith(PUBLICATION + ".")) {
      fired(seen, entry);
    }
    if (entry.input().get("result") instanceof String result && !result.isEmpty()) {
      seen.result = result;
      seen.problems = entry.input().get("problems") instanceof Number number ? number.longValue() : seen.problems;
    }
    changes.relations().stream().filter(one -> one.kind() == Relation.Kind.FOLLOW_UP && !one.outcome().isEmpty()).forEach(one -> {
      seen.follower = one.caseId();
      seen.heard = one.outcome();
    });
    if (changes.state() != null) {
      moved(seen, changes.state(), entry.at());
    }
    listener.accept(seen, entry);
  }

  private void fired(Seen seen, Entry entry) {
    if (seen.fired == null || seen.fired.put(entry.name(), entry.at()) != null) {
      fault(seen, entry.name() + " fired twice, or while nothing was to be published");
    }
  }

  private void moved(Seen seen, String state, Instant at) {
    boolean waited = seen.state.equals("recorded");
    if (waited && !state.equals("recorded")) {
      judge(seen, at);
    }
    if (seen.type.equals(VISIT) && state.equals("recorded")) {
      seen.fired = new HashMap<>();
      seen.published = false;
    } else if (state.equals("published")) {
      seen.published = true;
    }
    if (state.equals("underWay")) {
      seen.result = "";
      seen.problems = 0;
    }
    seen.state = state;
  }

  /** The clock of the publication must have rung when it ran out, at that moment, once for each rung that was reached, and otherwise not at all. */
  private void judge(Seen seen, Instant at) {
    Map<String, Instant> rung = seen.fired == null ? Map.of() : seen.fired;
    Instant due = seen.due;
    if (due == null) {
      fault(seen, "no promise to publish");
      return;
    }
    if (at.isAfter(due)) {
      publishedLate++;
      Instant then = due.plus(FROM_THEN_ON);
      Instant second = rung.get(PUBLICATION + ".2");
      boolean right = then.equals(rung.get(PUBLICATION + ".overdue")) && then.equals(rung.get(PUBLICATION + ".1"))
          && (second == null || second.isAfter(then.plus(Duration.ofDays(2))) && second.isBefore(then.plus(Duration.ofDays(13))));
      if (!right || second == null && at.isAfter(due.plus(Duration.ofDays(13)))) {
        fault(seen, "due " + due + ", published " + at + ", rang " + rung);
      }
      escalated += rung.keySet().stream().filter(name -> name.matches(".*[.]\\d")).count();
    } else {
      publishedInTime++;
      if (rung.keySet().stream().anyMatch(name -> !name.endsWith(".warn"))) {
        fault(seen, "rang before it was due: " + rung);
      }
    }
    seen.fired = null;
  }

  private void fault(Seen seen, String what) {
    if (faulty++ < FAULTS_SHOWN) {
      faults.add("case " + seen.id + ": " + what);
    }
  }

  Collection<Seen> all() {
    return cases.values();
  }

  long entries() {
    return entries;
  }

  long inTime() {
    return publishedInTime;
  }

  long late() {
    return publishedLate;
  }

  long escalated() {
    return escalated;
  }

  int faulty() {
    return faulty;
  }

  List<String> faults() {
    return faults;
  }
}
