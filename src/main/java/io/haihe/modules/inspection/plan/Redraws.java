package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.draw.DrawRecord;
import io.haihe.modules.inspection.draw.Redraw;
import io.haihe.modules.inspection.draw.RedrawReason;
import io.haihe.modules.inspection.plan.PlanLog.Kind;
import io.haihe.modules.inspection.plan.RedrawNews.Done;
import io.haihe.modules.inspection.plan.VisitStore.Asked;
import io.haihe.modules.inspection.plan.VisitStore.Drawn;
import io.haihe.modules.inspection.plan.VisitStore.Member;
import io.haihe.modules.inspection.plan.VisitStore.Problem;
import io.haihe.modules.inspection.plan.VisitStore.TakingOut;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.register.Officers;
import io.haihe.modules.inspection.register.Parties;
import io.haihe.modules.inspection.register.Party;
import io.haihe.modules.inspection.register.Recusal;
import io.haihe.modules.inspection.register.RecusalDesk;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes an officer out of a visit, for a reason; the next card of the deck comes in. The record of the draw grows by it and is published anew. Whoever
 * is {@linkplain PassedOver passed over} does not come in: then the next one does, and that stands in the record too.
 */
@Component
public class Redraws {

  private final DrawStore draws;
  private final VerifiedRecords records;
  private final VisitStore visits;
  private final TaskStore tasks;
  private final Officers officers;
  private final Parties parties;
  private final FixedTeams fixed;
  private final PassedOver passed;
  private final RecusalDesk recusals;
  private final PlanRights rights;
  private final PlanLog log;
  private final RedrawNews news;
  private final Texts texts;
  private final Places places;
  private final TransactionOperations transaction;
  private final Clock clock;

  Redraws(
      DrawStore draws, VerifiedRecords records, VisitStore visits, TaskStore tasks, FixedTeams fixed, Officers officers, Parties parties, PassedOver passed,
      RecusalDesk recusals, PlanRights rights, PlanLog log, RedrawNews news, Texts texts, Places places,
      TransactionOperations transaction, Clock clock) {
    this.draws = draws;
    this.records = records;
    this.visits = visits;
    this.tasks = tasks;
    this.officers = officers;
    this.parties = parties;
    this.fixed = fixed;
    this.passed = passed;
    this.recusals = recusals;
    this.rights = rights;
    this.log = log;
    this.news = news;
    this.texts = texts;
    this.places = places;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** @throws NotFound if there is none, or the viewer has no part in it */
  Drawn find(Viewer viewer, long visit) {
    return seen(viewer, visit).orElseThrow(() -> new NotFound(Finding.ofField("visit", "inspection.plan.visit.unknown")));
  }

  private Optional<Drawn> seen(Viewer viewer, long visit) {
    return visits.find(visit)
        .filter(found -> visits.team(visit).stream().anyMatch(member -> mayRedraw(viewer, member))
            || rights.decides(viewer, tasks.find(found.task()).orElseThrow().leading()));
  }

  /** Whether the viewer may look who goes on a visit: those who go, and whoever decides for them. */
  public boolean shows(Viewer viewer, long visit) {
    return seen(viewer, visit).isPresent();
  }

  /** The head of the officer's unit, the command centre, or the officer. */
  boolean mayRedraw(Viewer viewer, Member member) {
    return member.person() == viewer.person() || rights.decides(viewer, member.unit());
  }

  /** Whether who went stands, so that nobody is taken out any more. */
  boolean fixed(Drawn visit) {
    return fixed.fixed(visit);
  }

  /**
   * Why the viewer does not take a colleague out of a visit: who is or was on the team does not choose with whom they go; and who, or somebody by the same
   * seat, has taken another officer out of a visit of this draw leaves a further one to another person. All visits of a draw are dealt from the same
   * decks: whoever took several out could have come in whom they like. Of whom the register says that they cannot go anybody who decides takes out.
   *
   * @return key of the words; empty where they may
   */
  Optional<String> bar(Viewer viewer, Drawn visit, Member out) {
    return bar(viewer, visit, out, asked(viewer, visit, out));
  }

  private Optional<String> bar(Viewer viewer, Drawn visit, Member out, Asked asked) {
    if (asked == Asked.OFFICER) {
      return Optional.empty();
    }
    if (visits.team(visit.id()).stream().anyMatch(member -> member.person() == viewer.person())) {
      return Optional.of("inspection.plan.redraw.own");
    }
    boolean another = asked == Asked.OTHER && visits.tookOutAnother(visit.task(), out.officer(), rights.authority(viewer, out.unit()).people());
    return another ? Optional.of("inspection.plan.redraw.spent") : Optional.empty();
  }

  private Asked asked(Viewer viewer, Drawn visit, Member out) {
    if (out.person() == viewer.person()) {
      return Asked.OFFICER;
    }
    return registered(visit, out) ? Asked.REGISTER : Asked.OTHER;
  }

  /** Whether it is the register's word, and not the viewer's alone, that an officer cannot go. */
  private boolean registered(Drawn visit, Member out) {
    PlannedTask task = tasks.find(visit.task()).orElseThrow();
    return passed.why(officers.find(out.officer()).orElseThrow(), visit, task, clock.instant()).isPresent();
  }

  /**
   * Takes an officer out.
   *
   * @return the certificate of who comes instead; null where nobody may, so that the visit is called off or waits
   * @throws BadInput if no reason is given, the register does not know that the officer has left, the viewer has taken another one out in this draw
   *     already, or nobody could come instead and neither the officer nor the register says that they cannot go: then it is called off, by two
   * @throws Conflict if the officer is not on the team any more, or the visit has been made
   */
  public @Nullable String redraw(Viewer viewer, long id, String certificate, String why) {
    return redraw(viewer, id, certificate, why, "");
  }

  /**
   * The same; what keeps an officer from inspecting the party is entered as a recusal too, so that the next draw leaves them out.
   *
   * @param until the last day on which that holds, as entered; empty for no end
   */
  public @Nullable String redraw(Viewer viewer, long id, String certificate, String why, String until) {
    Drawn visit = find(viewer, id);
    leaving(viewer, visit, certificate, why); // nobody waits for a whole record to be told that they may not
    VerifiedRecords.Verified before = records.of(visit.task());
    Done done = Objects.requireNonNull(transaction.execute(status -> {
      draws.lock(visit.task());
      visits.queueFor(visit.id());
      return taken(viewer, visit, certificate, why, until, before);
    }));
    news.toCase(tasks.find(visit.task()).orElseThrow(), visit, done);
    return done.in();
  }

  /** The officer to be taken out, where the team does not stand, it is the viewer's to do and a reason is given. */
  private Leaving leaving(Viewer viewer, Drawn visit, String certificate, String why) {
    if (fixed(visits.find(visit.id()).orElseThrow())) {
      throw new Conflict(Finding.ofField("officer", "inspection.plan.redraw.made"));
    }
    Member out = visits.team(visit.id()).stream()
        .filter(member -> member.in() && member.certificate().equals(certificate))
        .findFirst()
        .orElseThrow(() -> new Conflict(Finding.ofField("officer", "inspection.plan.redraw.gone")));
    if (!mayRedraw(viewer, out)) {
      throw new BadInput(Finding.ofField("officer", "inspection.plan.redraw.whose"));
    }
    Asked asked = asked(viewer, visit, out);
    Optional<String> bar = bar(viewer, visit, out, asked);
    if (bar.isPresent()) {
      throw new BadInput(Finding.ofField("officer", bar.get()));
    }
    if (reason(why) == RedrawReason.LEFT && asked != Asked.REGISTER && !registered(visit, out)) {
      throw new BadInput(Finding.ofField("reason", "inspection.plan.redraw.left"));
    }
    return new Leaving(out, asked);
  }

  /** Who is to be taken out, and whose wish that is. */
  private record Leaving(Member member, Asked asked) {}

  private static RedrawReason reason(String why) {
    return RedrawReason.of(why).orElseThrow(() -> new BadInput(Finding.ofField("reason", "inspection.plan.redraw.reason")));
  }

  private Done taken(Viewer viewer, Drawn visit, String certificate, String said, String until, VerifiedRecords.Verified before) {
    Leaving found = leaving(viewer, visit, certificate, said);
    Member out = found.member();
    Asked asked = found.asked();
    RedrawReason reason = reason(said);
    PlannedTask task = tasks.find(visit.task()).orElseThrow();
    Instant now = clock.instant();
    DrawRecord record = records.newest(visit.task(), before);
    Member leaving = out;
    Long actingFor = asked == Asked.OFFICER ? null : rights.authority(viewer, out.unit()).delegatedBy();
    Asked whose = asked;
    Long by = null;
    List<PassedOver.Why> over = new ArrayList<>();
    String coming;
    do {
      record = record.redraw(visit.code(), leaving.certificate(), reason, now);
      Revealing.publish(draws, visit.task(), record, now);
      coming = record.redraws().getLast().in();
      Officer next = coming == null ? null : officers.byCertificate(coming).orElseThrow();
      Plans.sure(visits.takeOut(
          new TakingOut(visit.id(), leaving.officer(), reason.code(), viewer.person(), actingFor, whose, next == null ? null : next.id(), by, now)));
      if (next != null) {
        visits.put(visit.id(), next.id(), out.unit(), out.seat());
        leaving = new Member(next.id(), next.certificate(), next.name(), out.unit(), out.seat(), next.person(), null, "");
        Optional<PassedOver.Why> why = passed.why(next, visit, task, now);
        why.ifPresent(over::add);
        reason = why.map(PassedOver.Why::reason).orElse(reason);
        by = why.map(PassedOver.Why::recusal).map(Recusal::id).orElse(null);
        whose = Asked.RULE;
        coming = why.isEmpty() ? coming : "";
      }
    } while ("".equals(coming));
    if (coming == null && asked == Asked.OTHER) {
      throw new BadInput(Finding.ofField("officer", "inspection.plan.redraw.nobody"));
    }
    recuse(viewer, visit, out, reason(said), until, now);
    if (coming == null) {
      alone(viewer, visit, task, out, now);
    }
    Redraw last = record.redraws().getLast();
    log.add(now, viewer.person(), Kind.REDRAWN, visit.id(), certificate + " → " + (coming == null ? "–" : coming) + ": " + said);
    Done done = new Done(out, coming, reason(said), over, now, last.number());
    if (asked != Asked.OFFICER) {
      news.toCentre(viewer, visit, done);
    }
    return done;
  }

  /** Being ill, or having left, says nothing of the party. */
  private void recuse(Viewer viewer, Drawn visit, Member out, RedrawReason reason, String until, Instant now) {
    Recusal.Reason kind = switch (reason) {
      case DECLARED -> Recusal.Reason.DECLARED;
      case INTEREST -> Recusal.Reason.INTEREST;
      case RELATION -> Recusal.Reason.RELATION;
      case UNAVAILABLE, LEFT -> null;
    };
    if (kind == null) {
      return;
    }
    Party party = parties.find(visit.party()).orElseThrow();
    List<Finding> wrong = new ArrayList<>();
    LocalDate last = RecusalDesk.until(until, LocalDate.ofInstant(now, places.calendar(party.place()).zone()), wrong).orElse(null);
    if (!wrong.isEmpty()) {
      throw new BadInput(wrong);
    }
    recusals.enter(officers.find(out.officer()).orElseThrow(), party, kind, last, rights.authority(viewer, out.unit()),
        texts.text(places.cityOf(party.place()).language(), "inspection.plan.redraw.recusal", Long.toString(visit.id())));
  }

  /** A department that is not whole does not go; without the one that leads nobody does. */
  private void alone(Viewer viewer, Drawn visit, PlannedTask task, Member out, Instant now) {
    List<Member> team = visits.team(visit.id()).stream().filter(Member::in).toList();
    if (out.seat() == 1 || team.stream().allMatch(member -> member.unit() == out.unit()) || leads(team, out)) {
      visits.problem(visit.id(), Problem.NO_TEAM, "");
    } else {
      team.stream()
          .filter(member -> member.unit() == out.unit())
          .forEach(member -> visits.takeOut(
              new TakingOut(visit.id(), member.officer(), "incomplete", viewer.person(), null, Asked.RULE, null, null, now)));
    }
  }

  private static boolean leads(List<Member> team, Member out) {
    return team.stream().anyMatch(member -> member.seat() == 1 && member.unit() == out.unit());
  }
}
