package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Transition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges fields in which a certificate is given by its number. */
final class CertificateFieldCheck {

  private static final List<String> WORDS = List.of("x-certificate", "x-consent");

  /** What would leave it open who gives the certificate, or who reads its number. */
  private static final List<String> WITHOUT = List.of("x-compute", "x-personal", "default", "x-item", "enum", "x-list");

  private CertificateFieldCheck() {}

  /** @param group key of the group it is a field of, or null */
  static void check(String name, SourceNode field, @Nullable String group, SourceNode form, Problems problems) {
    SourceNode format = field.get("format").exists() ? field.get("format") : field.get("items").get("format");
    if (!format.text().equals("certificate")) {
      WORDS.stream().map(field::get).filter(SourceNode::exists)
          .forEach(word -> problems.error(word.key(), "scenario.form.certificateWord", name));
      return;
    }
    if (group != null || !field.get("type").text().equals("string") || WITHOUT.stream().anyMatch(word -> field.get(word).exists())) {
      problems.error(format.at(), "scenario.form.certificateType", name);
    }
    if (!field.get("x-certificate").text().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      problems.error(format.at(), "scenario.form.certificateKind", name);
    }
    SourceNode consent = form.get("properties").get(field.get("x-consent").text());
    if (!consent.get("type").text().equals("boolean") || !consent.get("const").isTrue()) {
      problems.error(format.at(), "scenario.form.certificateConsent", name);
    }
  }

  /** Somebody consents to one use, not to many at once. */
  static void bulk(TypeScope scope, Transition transition) {
    Form form = transition.form();
    if (form != null && transition.bulk()) {
      form.fields().stream().filter(field -> field.certificate() != null).forEach(field -> scope.problems().error(
          scope.forms().fieldAt(form, field.path()), "scenario.form.certificateBulk", field.path(), transition.key()));
    }
  }
}
