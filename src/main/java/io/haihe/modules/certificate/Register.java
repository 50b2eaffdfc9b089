package io.haihe.modules.certificate;

import io.haihe.kernel.casework.By;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Printing;
import io.haihe.kernel.casework.Printing.Printable;
import io.haihe.kernel.casework.papers.Papers;
import io.haihe.kernel.casework.words.CaseValues;
import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.CertificateRule;
import io.haihe.kernel.scenario.PrintForm;
import io.haihe.kernel.scenario.Scenarios;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Issues and takes back what an entry of a timeline says. However often it is asked about the same entry, there is one certificate: its number is made of
 * the case's and the entry's.
 */
@Component
class Register {

  private static final String PURPOSE = "certificate ";

  private final Scenarios scenarios;
  private final Printing printing;
  private final Papers papers;
  private final CaseValues values;
  private final Places places;
  private final CertificateStore store;

  Register(
      Scenarios scenarios, Printing printing, Papers papers, CaseValues values, Places places, CertificateStore store) {
    this.scenarios = scenarios;
    this.printing = printing;
    this.papers = papers;
    this.values = values;
    this.places = places;
    this.store = store;
  }

  /** Whether an entry may issue or take back a certificate, as far as its case's type now can tell. */
  static boolean concerns(CaseType type, Entry entry) {
    return entry.kind() == Entry.Kind.MOVED
        && type.correspondence().documents().values().stream()
            .map(PrintForm::certificate)
            .anyMatch(rule -> rule != null && (rule.issuedOn().contains(entry.name()) || rule.revokedOn().containsKey(entry.name())));
  }

  /** What was decided elsewhere and only taken over from there is not certified here. */
  void follow(CaseType type, Entry entry) {
    if (entry.by().kind() != By.Kind.IMPORT) {
      for (PrintForm form : type.correspondence().documents().values()) {
        CertificateRule rule = form.certificate();
        if (rule != null && rule.issuedOn().contains(entry.name()) && !store.has(entry.caseId(), entry.seq(), form.key())) {
          issue(entry, form.key());
        } else if (rule != null && rule.revokedOn().containsKey(entry.name())) {
          revoke(type, entry, form.key(), String.valueOf(entry.input().get(rule.revokedOn().get(entry.name()))));
        }
      }
    }
  }

  private void issue(Entry entry, String document) {
    Optional<Printable> read = printing.asOf(entry.caseId(), entry.seq(), document, PURPOSE + document, entry.at());
    CertificateRule rule = read.map(printable -> printable.form().certificate()).orElse(null);
    if (read.isEmpty() || rule == null || !rule.issuedOn().contains(entry.name())) {
      return;
    }
    Printable printable = read.get();
    Case then = printable.matter();
    Instant until = rule.valid() == null ? null : places.calendar(then.place()).due(entry.at(), rule.valid()).at();
    Content content = content(printable, rule, entry.at());
    Issued issued = new Issued(
        number(printable, entry), then.id(), then.number(), entry.seq(), document, then.scenarioVersion(), rule.type(), then.place(),
        then.responsible() == 0 ? entry.by().unit() : then.responsible(), then.sample(), entry.at(), until, null, "");
    store.add(issued, content, removal(type(then), then.place(), until));
  }

  private Content content(Printable printable, CertificateRule rule, Instant at) {
    var spoken = new CaseValues.Spoken(printable.matter(), printable.timeline(), printable.personal(), true, at);
    return new Content(
        CheckCode.make(),
        values.say(Locale.CHINESE, spoken, rule.holder()),
        Map.of(
            "zh", Content.Text.of(papers.paper(printable, Locale.CHINESE, true, at)),
            "en", Content.Text.of(papers.paper(printable, Locale.ENGLISH, true, at))));
  }

  /** The case's number with that of the entry; where one step issues several, the second and further ones are counted. */
  private String number(Printable printable, Entry entry) {
    List<PrintForm> together = type(printable.matter()).correspondence().documents().values().stream()
        .filter(form -> form.certificate() != null && form.certificate().issuedOn().contains(entry.name()))
        .toList();
    int at = IntStream.range(0, together.size()).filter(i -> together.get(i).key().equals(printable.form().key())).findFirst().orElse(0);
    return printable.matter().number() + "-" + entry.seq() + (at == 0 ? "" : "-" + (at + 1));
  }

  private void revoke(CaseType type, Entry entry, String document, String reason) {
    store.standing(entry.caseId(), document, entry.seq())
        .forEach(issued -> store.revoke(issued.number(), entry.at(), reason, removal(type, issued.place(), entry.at())));
  }

  private CaseType type(Case then) {
    return scenarios.version(then.scenarioVersion()).type(then.type());
  }

  /** What is personal goes as long after a certificate ended as the case's own personal data after the case; while it is valid it stays. */
  private @Nullable Instant removal(CaseType type, PlaceCode place, @Nullable Instant ended) {
    Limit retention = type.privacy().retention();
    return ended == null || retention == null ? null : places.calendar(place).due(ended, retention).at();
  }
}
