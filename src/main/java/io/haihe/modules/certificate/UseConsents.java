package io.haihe.modules.certificate;

import io.haihe.kernel.casework.CaseConsents;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The consents to the use of certificates, as those who gave them see them and take them back. */
@Component
class UseConsents implements CaseConsents {

  private static final Pattern KEY = Pattern.compile("(\\d{1,18})-(\\d{1,9})-([a-zA-Z0-9]{1,100})");

  private final UseStore uses;
  private final CertificateStore certificates;
  private final CertificateWords words;
  private final Texts texts;

  UseConsents(UseStore uses, CertificateStore certificates, CertificateWords words, Texts texts) {
    this.uses = uses;
    this.certificates = certificates;
    this.words = words;
    this.texts = texts;
  }

  @Override
  public List<Given> of(Collection<String> caseNumbers) {
    return uses.inCases(caseNumbers).stream()
        .map(use -> new Given(
            use.caseId() + "-" + use.seq() + "-" + use.field(),
            Map.of("zh", purpose(use, Locale.CHINESE), "en", purpose(use, Locale.ENGLISH)),
            use.caseNumber(), use.at(), use.readAt(), use.withdrawnAt()))
        .toList();
  }

  private String purpose(UseStore.Use use, Locale locale) {
    String title = certificates.byNumber(use.certificate()).map(issued -> words.title(issued, locale)).orElse("");
    return texts.text(locale, "certificate.consent", title, use.certificate(), words.matter(use, locale));
  }

  @Override
  public boolean withdraw(String key, Collection<String> caseNumbers, Instant at) {
    Matcher parts = KEY.matcher(key);
    return parts.matches()
        && uses.withdraw(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3), caseNumbers, at);
  }
}
