package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.register.Officers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes in what officers enter at a visit. What comes twice is one entry; what cannot be one is told, entry by entry. */
@Component
class OnSite {

  static final String SCENARIO = "inspection";
  static final String TYPE = "visit";

  /** The state of a case in which nobody has gone there yet, and the step that changes it. */
  private static final String DRAWN = "drawn";
  static final String START = "start";
  static final String UNDER_WAY = "underWay";
  static final String RECORD = "record";

  /** The step that asks for a visit to be called off, and the state in which somebody else has to decide that. */
  static final String ASK_OFF = "askOff";
  static final String ASKED_OFF = "askedOff";

  /** Whether a case is a visit. */
  static boolean isVisit(Case matter) {
    return matter.scenario().equals(SCENARIO) && matter.type().equals(TYPE);
  }

  private final SiteVisits visits;
  private final SiteEntries entries;
  private final EntryRules rules;
  private final Officers officers;
  private final Cases cases;
  private final Casework casework;
  private final TransactionOperations transaction;
  private final Clock clock;

  OnSite(
      SiteVisits visits, SiteEntries entries, EntryRules rules, Officers officers, Cases cases, Casework casework,
      TransactionOperations transaction, Clock clock) {
    this.visits = visits;
    this.entries = entries;
    this.rules = rules;
    this.officers = officers;
    this.cases = cases;
    this.casework = casework;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The visit, if the viewer is one of its officers. Whoever acts for an officer who is away is none. */
  Optional<SiteVisit> find(Viewer viewer, long id) {
    return visits.find(id).filter(visit -> member(viewer, visit).isPresent());
  }

  /** The visit, also for whoever sees its case. */
  Optional<SiteVisit> findToRead(Viewer viewer, long id) {
    return visits.find(id)
        .filter(visit -> member(viewer, visit).isPresent() || visit.caseId() != 0 && cases.find(viewer, visit.caseId()).isPresent());
  }

  Optional<Officer> officer(Viewer viewer) {
    return officers.ofPerson(viewer.person());
  }

  Optional<Officer> member(Viewer viewer, SiteVisit visit) {
    return officer(viewer).flatMap(officer -> visit.member(officer.id()));
  }

  /** The number of an officer's certificate, in the team or not any more. */
  String certificate(long officer) {
    return officers.find(officer).map(Officer::certificate).orElse("");
  }

  /** The case of a visit, whoever asks. */
  Optional<Case> matter(SiteVisit visit) {
    return visit.caseId() == 0 ? Optional.empty() : cases.forProjection(List.of(visit.caseId())).stream().findFirst();
  }

  /** The step by which the officers go on; empty where it is not theirs to do so. */
  static Optional<String> nextStep(Case matter) {
    return switch (matter.state()) {
      case DRAWN -> Optional.of(START);
      case UNDER_WAY -> Optional.of(RECORD);
      default -> Optional.empty();
    };
  }

  /**
   * What became of what was sent.
   *
   * @param accepted ids of what is an entry, now or since before
   * @param refused by id: the end of a key {@code inspection.visit.refused.…}
   */
  record Taken(List<UUID> accepted, Map<UUID, String> refused) {}

  Taken take(SiteVisit visit, Viewer viewer, SiteEntries.Source source, List<Written> all) {
    Taken taken = transaction.execute(status -> add(visit, source, all));
    start(visit, viewer);
    return java.util.Objects.requireNonNull(taken);
  }

  private Taken add(SiteVisit visit, SiteEntries.Source source, List<Written> all) {
    entries.queueFor(visit.id());
    List<SiteEntry> before = new ArrayList<>(entries.of(visit.id()));
    Taken taken = new Taken(new ArrayList<>(), new LinkedHashMap<>());
    for (Written written : all) {
      Optional<String> wrong = again(visit, written);
      if (wrong.isEmpty()) {
        wrong = rules.wrong(visit, before, source.officer(), written);
        if (wrong.isEmpty()) {
          @Nullable SiteEntry last = before.isEmpty() ? null : before.getLast();
          int seen = Math.min(written.seen(), last == null ? 0 : last.seq());
          Written honest = new Written(written.id(), written.field(), written.body(), written.secret(), seen, written.phoneAt());
          before.add(entries.add(visit.id(), last, honest, SiteField.parse(written.field()).orElseThrow(), source));
        }
      }
      if (wrong.isEmpty() || wrong.get().equals(SAME)) {
        taken.accepted().add(written.id());
      } else {
        taken.refused().put(written.id(), wrong.get());
      }
    }
    return taken;
  }

  private static final String SAME = "same";

  private Optional<String> again(SiteVisit visit, Written written) {
    return entries.known(written.id())
        .map(known -> known.visit() == visit.id() && known.field().equals(written.field()) && known.body().equals(written.body()) ? SAME : "reused");
  }

  /** The case is under way since the first thing was entered. Where it does not go on, the page says so, and so does whoever seals the record. */
  void start(SiteVisit visit, Viewer viewer) {
    matter(visit)
        .filter(matter -> matter.state().equals(DRAWN) && !entries.of(visit.id()).isEmpty())
        .ifPresent(matter -> VisitJudge.take(
            casework, new Command.Take(new Actor.Staff(viewer), clock.instant(), "inspection.start/" + visit.id(), matter.id(), 0, START, Map.of())));
  }
}
