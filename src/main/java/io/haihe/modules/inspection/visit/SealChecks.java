package io.haihe.modules.inspection.visit;

import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.visit.SiteState.Signature;
import io.haihe.modules.inspection.visit.SiteVisit.Line;
import io.haihe.platform.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is still missing before the record of a visit can be sealed, so that its officers can mend it. */
final class SealChecks {

  private static final String PREFIX = "inspection.visit.seal.";

  private SealChecks() {}

  /**
   * @param kept ids of the photos that have come
   * @param today where the party is
   * @param inspected the day the visit is of
   */
  static List<Finding> open(SiteVisit visit, SiteState state, Set<String> kept, LocalDate today, LocalDate inspected) {
    List<Finding> open = new ArrayList<>();
    if (state.lastContent().isEmpty()) {
      return List.of(Finding.ofField("lines", PREFIX + "nothing"));
    }
    boolean looked = !EntryRules.WITHOUT_A_LOOK.contains(state.result());
    state.conflicts().forEach(field -> open.add(Finding.ofField(anchor(visit, field), PREFIX + "conflict." + field.kind().key(), name(visit, field))));
    long unanswered = visit.lines().stream().filter(line -> state.answer(line.key()).isEmpty()).count();
    if (looked && unanswered > 0) {
      open.add(Finding.ofField("lines", PREFIX + "unanswered", unanswered));
    }
    visit.lines().stream()
        .filter(line -> line.check().photo() && state.answer(line.key()).equals("problem") && state.photos(line.key()).isEmpty())
        .forEach(line -> open.add(Finding.ofField(anchor(visit, line.key()), PREFIX + "photo", number(visit, line.key()))));
    boolean leftOpen = state.result().equals(SiteSeal.PENDING) && checked(visit, state) > 0;
    if (!looked && !leftOpen && state.photos().isEmpty() && state.noPhoto().isBlank()) {
      open.add(Finding.ofField("nophoto", PREFIX + "withoutALook"));
    }
    long missing = state.photos().stream().filter(photo -> !kept.contains(photo.id())).count();
    if (missing > 0) {
      open.add(Finding.ofField("lines", PREFIX + "photosMissing", missing));
    }
    result(visit, state, open);
    order(state, today, inspected, open);
    if (state.summary().isBlank()) {
      open.add(Finding.ofField("summary", PREFIX + "summary"));
    }
    Signature party = state.signature(SiteState.PARTY);
    boolean absent = party != null && party.way().equals("absent");
    if (!absent && !state.spoken()) {
      open.add(Finding.ofField("spoken", PREFIX + (state.spokenOfOther() ? "spokenOfOther" : "spoken")));
    }
    signatures(visit, state, open);
    return open;
  }

  private static void result(SiteVisit visit, SiteState state, List<Finding> open) {
    if (state.result().isEmpty()) {
      open.add(Finding.ofField("result", PREFIX + "result"));
    }
    long problems = problems(visit, state);
    if (state.result().equals(SiteSeal.ORDERED) && problems == 0) {
      open.add(Finding.ofField("result", PREFIX + "nothingToCorrect"));
    }
    if (state.result().equals(SiteSeal.NO_PROBLEM) && problems > 0) {
      open.add(Finding.ofField("result", PREFIX + "resultProblems", problems));
    }
    if (state.result().equals(SiteSeal.NO_PROBLEM)) {
      looked(visit, state, open);
    }
  }

  /** That nothing was found says only who looked: at a point at least, and where the checklist wants photos, with one, or a reason why there is none. */
  private static void looked(SiteVisit visit, SiteState state, List<Finding> open) {
    if (checked(visit, state) == 0) {
      open.add(Finding.ofField("result", PREFIX + "nothingLookedAt"));
    } else if (visit.lines().stream().anyMatch(line -> line.check().photo() && state.answer(line.key()).equals("fine"))
        && state.photos().isEmpty() && state.noPhoto().isBlank()) {
      open.add(Finding.ofField("nophoto", PREFIX + "noProblemPhoto"));
    }
  }

  /** Whoever has to correct something must be told until when, and that lies within a year, our own default: an order till 2099 orders nothing. */
  private static void order(SiteState state, LocalDate today, LocalDate inspected, List<Finding> open) {
    if (!state.result().equals(SiteSeal.ORDERED)) {
      return;
    }
    if (state.orderBy().isEmpty()) {
      open.add(Finding.ofField("order", PREFIX + "orderBy"));
    } else if (LocalDate.parse(state.orderBy()).isBefore(today)) {
      open.add(Finding.ofField("order", PREFIX + "orderByPast", SiteChecks.said(LocalDate.parse(state.orderBy()))));
    } else if (LocalDate.parse(state.orderBy()).isAfter(inspected.plusYears(1))) {
      open.add(Finding.ofField("order", PREFIX + "orderByFar", SiteChecks.said(LocalDate.parse(state.orderBy())), SiteChecks.said(inspected.plusYears(1))));
    }
  }

  static long problems(SiteVisit visit, SiteState state) {
    return visit.lines().stream().filter(line -> state.answer(line.key()).equals("problem")).count();
  }

  /** Lines that were looked at. */
  static long checked(SiteVisit visit, SiteState state) {
    return visit.lines().stream().map(line -> state.answer(line.key())).filter(answer -> answer.equals("fine") || answer.equals("problem")).count();
  }

  private static void signatures(SiteVisit visit, SiteState state, List<Finding> open) {
    Signature party = state.signature(SiteState.PARTY);
    if (party == null) {
      open.add(Finding.ofField("sign-party", PREFIX + "party"));
    } else if (!party.holds()) {
      open.add(Finding.ofField("sign-party", PREFIX + "partyVoid"));
    }
    for (Officer officer : visit.team()) {
      Signature own = state.signature("" + officer.id());
      if (own == null || !own.given()) {
        open.add(Finding.ofField("sign-" + officer.id(), PREFIX + "officer", officer.name()));
      } else if (!own.holds()) {
        open.add(Finding.ofField("sign-" + officer.id(), PREFIX + "officerVoid", officer.name()));
      } else if (own.waits()) {
        open.add(Finding.ofField("sign-" + officer.id(), PREFIX + (officer.person() == 0 ? "officerNoAccount" : "officerWaits"), officer.name()));
      }
    }
    if (party != null && open.isEmpty() && visit.team().size() > 1 && visit.team().stream().noneMatch(officer -> saw(state, officer, party))) {
      open.add(Finding.ofField("sign-party", PREFIX + "partyUnseen", visit.team().stream()
          .filter(one -> one.id() == party.entry().officer()).map(Officer::name).findFirst().orElse("–")));
    }
  }

  /** Whether an officer who did not write down how the party signed has signed since: what it says of the party is no one officer's word. */
  private static boolean saw(SiteState state, Officer officer, Signature party) {
    Signature own = state.signature("" + officer.id());
    return own != null && officer.id() != party.entry().officer()
        && (own.confirmation() == null ? own.entry() : own.confirmation()).knew(party.entry());
  }

  /** Name of the field on the page: lines are counted. */
  static String anchor(SiteVisit visit, SiteField field) {
    return field.isOfLine() ? anchor(visit, field.about()) : field.kind().key();
  }

  private static String anchor(SiteVisit visit, String line) {
    return "line-" + number(visit, line);
  }

  static int number(SiteVisit visit, String key) {
    List<Line> lines = visit.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).key().equals(key)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static Object name(SiteVisit visit, SiteField field) {
    return field.isOfLine() ? number(visit, field.about()) : 0;
  }
}
