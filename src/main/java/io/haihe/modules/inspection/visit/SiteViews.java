package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.modules.inspection.register.MarkKind;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.register.Officers;
import io.haihe.modules.inspection.register.Party;
import io.haihe.modules.inspection.visit.SiteField.Kind;
import io.haihe.modules.inspection.visit.SiteView.Claim;
import io.haihe.modules.inspection.visit.SiteView.ItemView;
import io.haihe.modules.inspection.visit.SiteView.LineView;
import io.haihe.modules.inspection.visit.SiteView.LogLine;
import io.haihe.modules.inspection.visit.SiteView.OtherView;
import io.haihe.modules.inspection.visit.SiteView.PartyView;
import io.haihe.modules.inspection.visit.SiteView.PhotoView;
import io.haihe.platform.Texts;
import io.haihe.platform.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Makes what the pages of a visit show. */
@Component
class SiteViews {

  private static final String PREFIX = "inspection.visit.";

  private final Officers officers;
  private final SitePhotos photos;
  private final SiteChecks checks;
  private final Cases cases;
  private final JdbcClient jdbc;
  private final SpokenSummary summary;
  private final Texts texts;

  SiteViews(Officers officers, SitePhotos photos, SiteChecks checks, Cases cases, JdbcClient jdbc, SpokenSummary summary, Texts texts) {
    this.officers = officers;
    this.photos = photos;
    this.checks = checks;
    this.cases = cases;
    this.jdbc = jdbc;
    this.summary = summary;
    this.texts = texts;
  }

  /**
   * @param me the officer who looks, or 0
   * @param lastSeq entries after it came after the seal; {@link Integer#MAX_VALUE} where it is not sealed
   */
  SiteView of(SiteVisit visit, List<SiteEntry> entries, long me, int lastSeq, Locale locale) {
    SiteState state = SiteState.of(entries.stream().filter(entry -> entry.seq() <= lastSeq).toList());
    Map<Long, String> names = names(visit, entries);
    Set<String> kept = photos.kept(visit.id());
    ZoneId zone = checks.zone(visit);
    Look look = new Look(visit, state, names, kept, zone, locale);
    return new SiteView(
        visit.id(), visit.title(), number(visit.caseId()), me, visit.from(), visit.until(), party(visit.party(), locale), items(look),
        visit.team().stream().map(officer -> SiteView.officer(officer, state, zone, names)).toList(),
        SiteView.sign(SiteState.PARTY, visit.party().name(), state.signature(SiteState.PARTY), zone, names), state.result(), conflict(look, SiteField.of(Kind.RESULT, "")),
        state.summary(), conflict(look, SiteField.of(Kind.SUMMARY, "")), state.spoken(), state.spokenOfOther(),
        state.order(), state.orderBy(), conflict(look, SiteField.of(Kind.ORDER, "")), state.noPhoto(), conflict(look, SiteField.of(Kind.NOPHOTO, "")), state.joint(), zone.getId(),
        spoken(visit, state, locale), state.spokenIn().isEmpty() ? locale.getLanguage() : state.spokenIn(), state.seq(), !entries.isEmpty(),
        checks.blocks(visit, state), checks.notices(visit, state),
        checks.others(visit, state).stream().map(other -> new OtherView(other.id(), other.title(), other.officers(), number(other.caseId()))).toList(),
        entries.stream().map(entry -> log(look, entry, entry.seq() > lastSeq)).toList(), SiteState.JSON.writeValueAsString(names));
  }

  private List<SpokenView> spoken(SiteVisit visit, SiteState state, Locale locale) {
    return Stream.of(Locale.CHINESE, Locale.ENGLISH)
        .sorted(Comparator.comparing((Locale each) -> !each.getLanguage().equals(locale.getLanguage())))
        .map(each -> new SpokenView(
            each.getLanguage(), each.getLanguage().equals("zh") ? "zh-CN" : "en", texts.text(locale, PREFIX + "spoken." + each.getLanguage()),
            summary.spoken(visit, state, each), SiteState.JSON.writeValueAsString(summary.words(visit, each))))
        .toList();
  }

  private record Look(SiteVisit visit, SiteState state, Map<Long, String> names, Set<String> kept, ZoneId zone, Locale locale) {}

  /** Of the team, and of whoever was in it when they entered something. */
  Map<Long, String> names(SiteVisit visit, List<SiteEntry> entries) {
    Map<Long, String> names = new HashMap<>();
    visit.team().forEach(officer -> names.put(officer.id(), officer.name()));
    List<Long> gone = entries.stream().map(SiteEntry::officer).distinct().filter(id -> !names.containsKey(id)).toList();
    officers.find(gone).forEach(officer -> names.put(officer.id(), officer.name()));
    return names;
  }

  String number(long caseId) {
    return caseId == 0 ? "" : cases.forProjection(List.of(caseId)).stream().map(Case::number).findFirst().orElse("");
  }

  private PartyView party(Party party, Locale locale) {
    String since = jdbc.sql("select risk_rule from inspection_party where id = ?").param(party.id()).query(String.class).single();
    List<String> marks = jdbc.sql("select kind, at from inspection_mark where party = ? and withdrawn_at is null order by at desc, id desc limit 5")
        .param(party.id())
        .query((row, n) -> texts.text(locale, MarkKind.textOf(row.getString(1))) + " · " + Page.date(row.getObject(2, LocalDate.class), locale))
        .list();
    String why = since.isEmpty() ? texts.text(locale, PREFIX + "risk.none")
        : texts.text(locale, PREFIX + "risk.rule", since, marks.isEmpty() ? texts.text(locale, PREFIX + "risk.noMarks") : String.join("; ", marks));
    return new PartyView(party.name(), party.code(), party.address(), party.risk().name(), why);
  }

  private List<ItemView> items(Look look) {
    return look.visit().items().stream()
        .map(item -> new ItemView(
            item.nameIn(look.locale()), SiteVisit.pinned(item), item.basis(), look.visit().lines(item).stream().map(line -> line(look, line)).toList()))
        .toList();
  }

  private LineView line(Look look, SiteVisit.Line line) {
    return new LineView(
        SealChecks.number(look.visit(), line.key()), line.key(), line.check().textIn(look.locale()), line.check().photo(), look.state().answer(line.key()),
        look.state().note(line.key()), conflict(look, SiteField.of(Kind.ANSWER, line.key())),
        look.state().photos(line.key()).stream().map(photo -> photo(look, photo)).toList());
  }

  private PhotoView photo(Look look, SiteState.Photo photo) {
    JsonNode about = photo.about();
    String at = taken(photo, look);
    String where = about.path("latitude").asString("").isEmpty() ? "" : " · " + about.path("latitude").asString("") + ", " + about.path("longitude").asString("");
    return new PhotoView(photo.id(), about.path("name").asString(""), at + where, look.kept().contains(photo.id()));
  }

  /** On the city's clock, and what the phone's said where that is something else; what is no time is shown as it is. */
  private String taken(SiteState.Photo photo, Look look) {
    Instant phone = photo.phoneAt();
    if (phone == null) {
      return photo.about().path("at").asString("");
    }
    String said = photo.entry().isWrong(phone) ? " " + texts.text(look.locale(), PREFIX + "clock.said", Page.time(at(look, phone), look.locale())) : "";
    return Page.time(at(look, photo.entry().byOurClock(phone)), look.locale()) + said;
  }

  private List<Claim> conflict(Look look, SiteField field) {
    Map<String, Claim> claims = new LinkedHashMap<>();
    look.state().standing(field).forEach(entry -> claims.putIfAbsent(entry.body(), new Claim(
        entry.id().toString(), look.names().getOrDefault(entry.officer(), ""), at(look, entry.madeAt()), about(entry, look.locale()))));
    return claims.size() < 2 ? List.of() : List.copyOf(claims.values());
  }

  private LogLine log(Look look, SiteEntry entry, boolean late) {
    return new LogLine(
        entry.seq(), look.names().getOrDefault(entry.officer(), ""), what(look, entry.field()), about(entry, look.locale()), at(look, entry.madeAt()),
        at(look, entry.receivedAt()), entry.isWrong(entry.phoneAt()) ? at(look, entry.phoneAt()) : null, late);
  }

  private static ZonedDateTime at(Look look, Instant instant) {
    return instant.atZone(look.zone());
  }

  private String what(Look look, SiteField field) {
    String name = texts.text(look.locale(), PREFIX + "field." + field.kind().key());
    if (field.isOfLine()) {
      return name + " " + SealChecks.number(look.visit(), field.about());
    }
    if (field.kind() != Kind.SIGNATURE) {
      return name;
    }
    String whose = field.about().equals(SiteState.PARTY)
        ? texts.text(look.locale(), PREFIX + "sign.party")
        : officers.find(Long.parseLong(field.about())).map(Officer::name).orElse("");
    return name + " · " + whose;
  }

  private String language(JsonNode body, Locale locale) {
    String language = body.path("language").asString("");
    return language.isEmpty() ? "" : " · " + texts.text(locale, PREFIX + "spoken." + language);
  }

  /** What an entry says, in words. */
  String about(SiteEntry entry, Locale locale) {
    JsonNode body = SiteState.JSON.readTree(entry.body());
    return switch (entry.field().kind()) {
      case ANSWER -> texts.text(locale, PREFIX + "answer." + body.path("value").asString(""));
      case RESULT -> texts.text(locale, PREFIX + "result." + body.path("value").asString(""));
      case NOTE, SUMMARY, NOPHOTO -> body.path("text").asString("");
      case ORDER -> body.path("text").asString("") + (body.path("by").asString("").isEmpty() ? "" : " · " + Page.date(LocalDate.parse(body.path("by").asString("")), locale));
      case SPOKEN -> texts.text(locale, PREFIX + (body.path("value").asBoolean(false) ? "yes" : "no")) + language(body, locale);
      case JOINT -> body.path("case").asString("");
      case PHOTO -> body.path("out").asBoolean(false) ? texts.text(locale, PREFIX + "photo.isOut") : body.path("name").asString("");
      case SIGNATURE -> texts.text(locale, PREFIX + "way." + body.path("way").asString("")) + (body.path("reason").asString("").isEmpty() ? "" : ": " + body.path("reason").asString(""));
    };
  }
}
