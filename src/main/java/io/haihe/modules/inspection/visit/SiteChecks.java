package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.FieldNames;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.register.Party;
import io.haihe.modules.inspection.register.Recusals;
import io.haihe.platform.Finding;
import io.haihe.platform.Worded;
import io.haihe.platform.web.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What stands against a visit, and what those who carry it out should know before they go on. */
@Component
class SiteChecks {

  private static final String PREFIX = "inspection.visit.check.";

  private final Places places;
  private final SiteVisits visits;
  private final Recusals recusals;
  private final Cases cases;
  private final FieldNames fieldNames;
  private final Clock clock;

  SiteChecks(Places places, SiteVisits visits, Recusals recusals, Cases cases, FieldNames fieldNames, Clock clock) {
    this.places = places;
    this.visits = visits;
    this.recusals = recusals;
    this.cases = cases;
    this.fieldNames = fieldNames;
    this.clock = clock;
  }

  ZoneId zone(SiteVisit visit) {
    return places.calendar(visit.party().place()).zone();
  }

  /** The day the visit is of: that of the last entry, or today where there is none. */
  LocalDate day(SiteVisit visit, SiteState state) {
    Instant at = state.lastContent().map(SiteEntry::madeAt).orElseGet(clock::instant);
    return LocalDate.ofInstant(at, zone(visit));
  }

  LocalDate today(SiteVisit visit) {
    return LocalDate.ofInstant(clock.instant(), zone(visit));
  }

  /** Why the record cannot be sealed, whatever is entered; what is entered is kept all the same. */
  List<Finding> blocks(SiteVisit visit, SiteState state) {
    List<Finding> blocks = new ArrayList<>();
    LocalDate day = day(visit, state);
    LocalDate came = state.lastContent().map(entry -> LocalDate.ofInstant(entry.receivedAt(), zone(visit))).orElse(day);
    Set<Long> recused = recusals.against(visit.id(), visit.team().stream().map(Officer::id).toList(), day);
    for (Officer officer : visit.team()) {
      if (recused.contains(officer.id())) {
        blocks.add(Finding.ofField("officers", PREFIX + "recused", officer.name(), officer.certificate()));
      }
      // On the day the phone says, and on the day it came: else an expired one would hold again by a clock put back
      Stream.of(day, came).filter(each -> !officer.certificated(each, each, List.of())).findFirst().ifPresent(each -> blocks.add(
          Finding.ofField("officers", PREFIX + "certificate", officer.name(), officer.certificate(), said(officer.validUntil()), said(each))));
      if (!places.get(officer.region()).covers(visit.party().place())) {
        blocks.add(Finding.ofField("officers", PREFIX + "region", officer.name(), officer.certificate()));
      }
    }
    if (today(visit).isBefore(visit.from())) {
      blocks.add(Finding.ofField("case", PREFIX + "early", said(visit.from())));
    }
    if (visit.team().size() < 2) {
      blocks.add(Finding.ofField("officers", PREFIX + "alone"));
    }
    if (visit.caseId() == 0) {
      blocks.add(Finding.ofField("case", PREFIX + "noCase"));
    } else if (beforeTheDraw(visit, state)) {
      blocks.add(Finding.ofField("summary", PREFIX + "beforeTheDraw", said(LocalDate.ofInstant(state.lastContent().orElseThrow().said(), zone(visit)))));
    }
    return blocks;
  }

  /** In the reader's words. */
  static Worded said(LocalDate day) {
    return locale -> Page.date(day, locale);
  }

  /** As where the phone's clock was far behind when something was entered, and right again when it was sent. */
  private boolean beforeTheDraw(SiteVisit visit, SiteState state) {
    Instant opened = cases.forProjection(List.of(visit.caseId())).stream().map(Case::openedAt).findFirst().orElse(Instant.EPOCH);
    return state.lastContent().filter(entry -> entry.said().isBefore(opened)).isPresent();
  }

  /** What is no reason to stop. */
  List<Finding> notices(SiteVisit visit, SiteState state) {
    List<Finding> notices = new ArrayList<>();
    if (visit.party().state() != Party.State.OPEN) {
      notices.add(Finding.ofField("party", PREFIX + "party." + visit.party().state()));
    }
    Party was = visit.party();
    Party now = visit.registered();
    if (!was.place().equals(now.place())) {
      notices.add(Finding.ofField("party", PREFIX + "moved", place(was), place(now)));
    }
    if (!was.address().equals(now.address())) {
      notices.add(Finding.ofField("party", PREFIX + "address", was.address(), now.address()));
    }
    if (!was.fields().equals(now.fields())) {
      notices.add(Finding.ofField("party", PREFIX + "fields", fields(was), fields(now)));
    }
    visits.newer(visit).forEach(newer -> notices.add(Finding.ofField("items", PREFIX + "newVersion", newer)));
    return notices;
  }

  private Worded place(Party party) {
    return locale -> places.name(party.place(), locale);
  }

  private Worded fields(Party party) {
    return locale -> party.fields().stream().map(fieldNames.in(locale)).collect(Collectors.joining(locale.getLanguage().equals("zh") ? "、" : ", "));
  }

  /** Visits of others to the same party on the day of this one or today, unless it was said already that one goes with the other. */
  List<SiteVisits.Other> others(SiteVisit visit, SiteState state) {
    ZoneId zone = zone(visit);
    return state.joint().isEmpty()
        ? Stream.of(day(visit, state), today(visit))
            .flatMap(day -> visits.others(visit, day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant()).stream())
            .distinct()
            .toList()
        : List.of();
  }
}
