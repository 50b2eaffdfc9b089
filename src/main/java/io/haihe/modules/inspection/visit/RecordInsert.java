package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Printing.Printable;
import io.haihe.kernel.casework.Relation;
import io.haihe.kernel.casework.papers.Insert;
import io.haihe.kernel.casework.papers.Paper.Block;
import io.haihe.kernel.casework.papers.Paper.Pair;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.modules.inspection.register.Officers;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What the documents of a visit, and of the order that follows it, hold of the sealed on-site record: who went with which certificate, each point of the
 * checklist with what was found, and how it was signed. Where nothing was signed electronically there are lines to sign on.
 */
@Component
class RecordInsert implements Insert {

  private static final String OFFICERS = "officers";
  private static final String CHECKLIST = "checklist";
  private static final String SIGNATURES = "signatures";
  private static final String PREFIX = "inspection.visit.";

  private final SiteVisits visits;
  private final SiteSeal seal;
  private final Officers officers;
  private final CaseWords words;
  private final TimeWords time;
  private final Texts texts;

  RecordInsert(SiteVisits visits, SiteSeal seal, Officers officers, CaseWords words, TimeWords time, Texts texts) {
    this.visits = visits;
    this.seal = seal;
    this.officers = officers;
    this.words = words;
    this.time = time;
    this.texts = texts;
  }

  @Override
  public List<Block> of(String name, Printable printable, Locale locale) {
    Case matter = printable.matter();
    if (!matter.scenario().equals(OnSite.SCENARIO)) {
      return List.of();
    }
    Optional<SiteVisit> visit = visit(matter);
    Optional<JsonNode> record = visit.flatMap(seal::find).map(sealed -> SiteState.JSON.readTree(sealed.body())).filter(body -> isOf(body, matter));
    return switch (name) {
      case OFFICERS -> going(team(visit, record), locale);
      case CHECKLIST -> record.map(body -> checklist(visit.orElseThrow(), body, locale)).orElse(List.of());
      case SIGNATURES -> record.map(body -> signed(body, matter, locale)).orElseGet(() -> unsigned(team(visit, record), locale));
      default -> List.of();
    };
  }

  /** The visit itself, or the one an order follows. */
  private Optional<SiteVisit> visit(Case matter) {
    long caseId = matter.type().equals(OnSite.TYPE)
        ? matter.id()
        : matter.relations().stream().filter(each -> each.kind() == Relation.Kind.PRECEDING).mapToLong(Relation::caseId).findFirst().orElse(0);
    return visits.ofCase(caseId).flatMap(visits::find);
  }

  /** An order that came later, of what had been left open, stands in no on-site record. */
  private static boolean isOf(JsonNode body, Case matter) {
    return matter.type().equals(OnSite.TYPE) || body.path("result").asString("").equals(SiteSeal.ORDERED);
  }

  /** As the record has it; before there is one, whoever goes. */
  private List<Officer> team(Optional<SiteVisit> visit, Optional<JsonNode> record) {
    return record
        .map(body -> body.path("officers").valueStream().flatMap(certificate -> officers.byCertificate(certificate.asString()).stream()).toList())
        .orElseGet(() -> visit.map(SiteVisit::team).orElse(List.of()));
  }

  private List<Block> going(List<Officer> team, Locale locale) {
    return team.isEmpty() ? List.of() : List.of(new Block.Fields(team.stream().map(officer -> going(officer, locale)).toList()));
  }

  private Pair going(Officer officer, Locale locale) {
    return new Pair(
        texts.text(locale, PREFIX + "paper.officer"),
        texts.text(locale, PREFIX + "paper.certificate", officer.name(), officer.certificate(), words.unit(locale, officer.unit())));
  }

  private List<Block> checklist(SiteVisit visit, JsonNode body, Locale locale) {
    Map<String, JsonNode> found = new HashMap<>();
    body.path("lines").forEach(line -> found.put(line.path("line").asString(""), line));
    List<String> head = Stream.of("point", "answer", "note").map(column -> texts.text(locale, PREFIX + "paper." + column)).toList();
    List<Block> blocks = new ArrayList<>();
    visit.items().stream().filter(item -> !item.checklist().isEmpty()).forEach(item -> {
      blocks.add(new Block.Words(item.nameIn(locale) + " (" + SiteVisit.pinned(item) + ")"));
      blocks.add(new Block.Rows(head, visit.lines(item).stream().map(line -> row(line, found.get(line.key()), locale)).toList()));
    });
    return blocks;
  }

  private List<String> row(SiteVisit.Line line, @Nullable JsonNode found, Locale locale) {
    String answer = found == null ? "" : found.path("answer").asString("");
    return List.of(
        line.check().textIn(locale), texts.text(locale, answer.isEmpty() ? PREFIX + "paper.unseen" : PREFIX + "answer." + answer),
        found == null ? "" : found.path("note").asString(""));
  }

  private List<Block> signed(JsonNode body, Case matter, Locale locale) {
    List<Pair> pairs = body.path("signatures").valueStream().map(signature -> signature(signature, matter, locale)).toList();
    return List.of(new Block.Fields(pairs), new Block.Words(texts.text(locale, PREFIX + "paper.signed", body.path("signed").asString(""))));
  }

  private Pair signature(JsonNode signature, Case matter, Locale locale) {
    String of = signature.path("of").asString("");
    String whose = of.equals(SiteState.PARTY) ? texts.text(locale, PREFIX + "sign.party") : officers.byCertificate(of).map(Officer::name).orElse(of);
    if (!signature.has("at")) {
      return new Pair(whose, texts.text(locale, PREFIX + "none"));
    }
    String how = texts.text(
        locale, PREFIX + "sign." + signature.path("way").asString(""), exact(signature, "at", matter, locale), signature.path("reason").asString(""));
    String phone = signature.has("phoneAt") ? texts.text(locale, PREFIX + "clock.said", exact(signature, "phoneAt", matter, locale)) : "";
    String by = colleague(signature, whose, matter, locale);
    return new Pair(whose, Stream.of(how, phone, by).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n")));
  }

  /** Who wrote down the signature of an officer, and when the officer made it theirs; empty where it came from the officer's own account. */
  private String colleague(JsonNode signature, String whose, Case matter, Locale locale) {
    String confirmed = signature.path("confirmedAt").asString("");
    if (confirmed.isEmpty()) {
      return "";
    }
    String enteredBy = signature.path("enteredBy").asString("");
    return texts.text(
        locale, PREFIX + "sign.confirmed.by", officers.byCertificate(enteredBy).map(Officer::name).orElse(enteredBy), whose,
        exact(signature, "confirmedAt", matter, locale));
  }

  private String exact(JsonNode signature, String moment, Case matter, Locale locale) {
    return time.exact(locale, matter.place(), Instant.parse(signature.path(moment).asString()));
  }

  private List<Block> unsigned(List<Officer> team, Locale locale) {
    List<String> names = new ArrayList<>(List.of(texts.text(locale, PREFIX + "sign.party")));
    team.forEach(officer -> names.add(texts.text(locale, PREFIX + "sign.officer", officer.name())));
    if (team.isEmpty()) {
      names.add(texts.text(locale, PREFIX + "paper.officer"));
    }
    return List.of(new Block.Signatures(names, texts.text(locale, "casework.paper.signature")));
  }
}
