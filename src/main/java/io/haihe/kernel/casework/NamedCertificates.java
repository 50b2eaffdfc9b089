package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Form;
import io.haihe.platform.Finding;
import io.haihe.platform.Worded;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The certificates that are given instead of papers, each by its number and check code. What is kept is the number alone; whoever gives one consents to
 * this use of it.
 */
final class NamedCertificates {

  private final Directory directory;

  NamedCertificates(Directory directory) {
    this.directory = directory;
  }

  /** Puts the number in the place of what was entered. */
  void settle(Form form, Map<String, Object> values, Lookups.Entering by, List<Finding> findings) {
    for (Form.Field field : form.fields()) {
      Form.CertificateKind kind = field.certificate();
      if (kind != null && values.get(field.key()) instanceof String entered && !entered.isBlank()) {
        values.put(field.key(), by.actor() instanceof Actor.Importer ? entered : number(field, kind, entered, by, findings));
        boolean told = findings.stream().anyMatch(finding -> kind.consent().equals(finding.field()));
        if (!told && !Boolean.TRUE.equals(values.get(kind.consent()))) {
          findings.add(Finding.ofField(kind.consent(), "casework.certificate.consent"));
        }
      }
    }
  }

  private String number(Form.Field field, Form.CertificateKind kind, String entered, Lookups.Entering by, List<Finding> findings) {
    String[] parts = entered.strip().split("[\\s,;，；/]+", 2);
    String number = parts[0].toUpperCase(Locale.ROOT);
    Optional<Certificate> found = parts.length < 2 ? Optional.empty() : directory.certificate(number, parts[1]);
    if (found.isEmpty()) {
      findings.add(Finding.ofField(field.key(), "casework.certificate.unknown"));
    } else {
      refusal(field, kind, found.get(), by).ifPresent(findings::add);
    }
    return found.map(Certificate::number).orElse(number);
  }

  private static Optional<Finding> refusal(Form.Field field, Form.CertificateKind kind, Certificate found, Lookups.Entering by) {
    Worded title = found::title;
    if (!found.type().equals(kind.type())) {
      return Optional.of(Finding.ofField(field.key(), "casework.certificate.type", title));
    }
    return switch (found.standing(by.at())) {
      case VALID -> Optional.empty();
      case EXPIRED -> Optional.of(Finding.ofField(field.key(), "casework.certificate.expired", title));
      case REVOKED -> Optional.of(Finding.ofField(field.key(), "casework.certificate.revoked", title, found.reason()));
    };
  }
}
