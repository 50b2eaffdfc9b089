package io.haihe.modules.resident;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Certificate;
import io.haihe.kernel.casework.CertificateBook;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.HeldCertificate;
import io.haihe.kernel.casework.Printing;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.platform.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The certificates that the cases in an account have issued. */
@Component
class MyCertificates {

  private final ObjectProvider<CertificateBook> books;
  private final OwnedCases cases;
  private final FollowLinks links;
  private final Printing printing;
  private final CaseWords words;
  private final TimeWords time;
  private final Texts texts;
  private final Clock clock;

  MyCertificates(
      ObjectProvider<CertificateBook> books, OwnedCases cases, FollowLinks links, Printing printing, CaseWords words, TimeWords time, Texts texts,
      Clock clock) {
    this.books = books;
    this.cases = cases;
    this.links = links;
    this.printing = printing;
    this.words = words;
    this.time = time;
    this.texts = texts;
    this.clock = clock;
  }

  record Found(List<CertificateLine> lines, int total) {}

  private List<HeldCertificate> of(long account) {
    List<String> numbers = cases.all(account).stream().map(OwnedCases.Owned::number).toList();
    return books.stream().flatMap(book -> book.held(numbers).stream()).toList();
  }

  /** The newest first. */
  Found find(long account, int limit, long offset, Locale locale) {
    List<HeldCertificate> all = of(account);
    return new Found(all.stream().skip(offset).limit(limit).flatMap(held -> line(held, locale).stream()).toList(), all.size());
  }

  private Optional<CertificateLine> line(HeldCertificate held, Locale locale) {
    String number = held.certificate().caseNumber();
    return links.open(number, links.token(number)).map(now -> line(held, now, locale));
  }

  private CertificateLine line(HeldCertificate held, Case now, Locale locale) {
    Certificate certificate = held.certificate();
    String follow = "/follow/" + now.number() + "/" + links.token(now.number());
    boolean printed = printing.offeredToReporter(now).stream().anyMatch(form -> form.key().equals(held.document()));
    String code = held.code();
    return new CertificateLine(
        certificate.title(locale), certificate.number(), certificate.standing(clock.instant()).name().toLowerCase(Locale.ROOT),
        validity(certificate, now, locale),
        texts.text(locale, "resident.certificate.issued", words.unit(locale, held.unit()), day(now, certificate.issuedAt(), locale)),
        now.number(), follow, code == null ? "" : "/check/" + code, printed ? follow + "/documents/" + held.document() : "",
        held.uses().stream().map(use -> use(use, now, locale)).toList());
  }

  private String day(Case now, Instant at, Locale locale) {
    return time.day(locale, now.place(), at);
  }

  private String validity(Certificate certificate, Case now, Locale locale) {
    Instant until = certificate.until();
    Instant revoked = certificate.revokedAt();
    return switch (certificate.standing(clock.instant())) {
      case REVOKED -> texts.text(locale, "resident.certificate.revoked", revoked == null ? "" : day(now, revoked, locale), certificate.reason());
      case EXPIRED -> texts.text(locale, "resident.certificate.expired", until == null ? "" : day(now, until, locale));
      case VALID -> until == null
          ? texts.text(locale, "resident.certificate.valid")
          : texts.text(locale, "resident.certificate.validUntil", day(now, until, locale));
    };
  }

  private String use(HeldCertificate.Use use, Case now, Locale locale) {
    String matter = words.scenario(locale, use.scenarioVersion(), "title");
    String at = time.exact(locale, now.place(), use.at());
    String given = use.byReporter()
        ? texts.text(locale, "resident.certificate.use", at, matter, use.caseNumber())
        : texts.text(locale, "resident.certificate.use.staff", at, matter, use.caseNumber(), words.unit(locale, use.unit()));
    Instant withdrawn = use.withdrawnAt();
    return withdrawn == null ? given : given + " " + texts.text(locale, "resident.consents.withdrawn", day(now, withdrawn, locale));
  }

  List<Map<String, Object>> exported(long account) {
    return of(account).stream().map(MyCertificates::exported).toList();
  }

  private static Map<String, Object> exported(HeldCertificate held) {
    Certificate certificate = held.certificate();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("number", certificate.number());
    data.put("case", certificate.caseNumber());
    data.put("type", certificate.type());
    data.put("code", held.code());
    data.put("issuedAt", certificate.issuedAt().toString());
    data.put("until", certificate.until() == null ? null : certificate.until().toString());
    data.put("revokedAt", certificate.revokedAt() == null ? null : certificate.revokedAt().toString());
    data.put("uses", held.uses().stream().map(use -> Map.of("at", use.at().toString(), "case", use.caseNumber())).toList());
    return data;
  }
}
