package io.haihe.modules.certificate;

import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says what a certificate is and whether it holds. */
@Component
class CertificateWords {

  private final CaseWords words;
  private final TimeWords time;
  private final Texts texts;

  CertificateWords(CaseWords words, TimeWords time, Texts texts) {
    this.words = words;
    this.time = time;
    this.texts = texts;
  }

  Map<String, String> titles(Issued issued) {
    return Map.of("zh", title(issued, Locale.CHINESE), "en", title(issued, Locale.ENGLISH));
  }

  String title(Issued issued, Locale locale) {
    return words.scenario(locale, issued.scenarioVersion(), "documents." + issued.document());
  }

  String issuer(Issued issued, Locale locale) {
    return words.unit(locale, issued.unit());
  }

  String issuedOn(Issued issued, Locale locale) {
    return time.day(locale, issued.place(), issued.issuedAt());
  }

  /** Empty where it does not run out. */
  String until(Issued issued, Locale locale) {
    return issued.until() == null ? "" : time.day(locale, issued.place(), issued.until());
  }

  /** Such as “Valid until 3 Mar 2031”, “Revoked on 4 May 2026: …”. */
  String standing(Issued issued, Instant now, Locale locale) {
    return switch (issued.standing(now)) {
      case VALID -> issued.until() == null
          ? texts.text(locale, "certificate.standing.valid")
          : texts.text(locale, "certificate.standing.validUntil", until(issued, locale));
      case EXPIRED -> texts.text(locale, "certificate.standing.expired", until(issued, locale));
      case REVOKED -> texts.text(locale, "certificate.standing.revoked", revokedOn(issued, locale), issued.reason());
    };
  }

  /** Empty while it holds. */
  String revokedOn(Issued issued, Locale locale) {
    return issued.revokedAt() == null ? "" : time.day(locale, issued.place(), issued.revokedAt());
  }

  /** As whoever holds it reads what it was given for. */
  String use(UseStore.Use use, Issued issued, Locale locale) {
    String day = time.exact(locale, issued.place(), use.at());
    String matter = matter(use, locale);
    return use.byReporter()
        ? texts.text(locale, "certificate.use.reporter", day, matter, use.caseNumber())
        : texts.text(locale, "certificate.use.staff", day, matter, use.caseNumber(), words.unit(locale, use.unit()));
  }

  /** What the case it was given for is about. */
  String matter(UseStore.Use use, Locale locale) {
    return words.scenario(locale, use.scenarioVersion(), "title");
  }

  /** On which day the consent to a use was taken back; empty while it stands. */
  String withdrawnOn(UseStore.Use use, Issued issued, Locale locale) {
    return use.withdrawnAt() == null ? "" : time.day(locale, issued.place(), use.withdrawnAt());
  }

  String field(UseStore.Use use, Locale locale) {
    return words.scenario(locale, use.scenarioVersion(), "fields." + use.field());
  }
}
