package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.CertificateRule;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.Transition;
import io.haihe.kernel.scenario.ValueNames;
import io.haihe.kernel.scenario.ValueNames.Use;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads when a document is issued as a certificate, and when it is taken back. */
final class CertificateReader {

  private final TypeScope scope;
  private final Map<String, Transition> transitions;
  private final ValueNames names;

  CertificateReader(TypeScope scope, Map<String, Transition> transitions, ValueNames names) {
    this.scope = scope;
    this.transitions = transitions;
    this.names = names;
  }

  @Nullable CertificateRule read(SourceNode document) {
    SourceNode node = document.get("certificate");
    if (!node.exists()) {
      return null;
    }
    Use use = document.get("personal").isTrue() ? Use.PERSONAL_DOCUMENT : Use.DOCUMENT;
    CorrespondenceCheck.judge(node.get("holder").text(), use, names, node.get("holder").at(), scope.problems());
    return new CertificateRule(
        node.get("type").text(), issuedOn(node.get("issuedOn")), node.get("holder").text(), Limits.read(node.get("valid")),
        revokedOn(node.get("revokedOn")));
  }

  private Set<String> issuedOn(SourceNode node) {
    Set<String> steps = new LinkedHashSet<>();
    for (SourceNode step : node.items()) {
      if (scope.known("transitions", step, "scenario.transition.unknown")) {
        taken(step.text(), step.at());
        steps.add(step.text());
      }
    }
    return steps;
  }

  private Map<String, String> revokedOn(SourceNode node) {
    Map<String, String> steps = new LinkedHashMap<>();
    node.entries().forEach((step, field) -> {
      Transition transition = transitions.get(step);
      if (transition == null) {
        scope.problems().error(field.key(), "scenario.transition.unknown", step, String.join(", ", transitions.keySet()));
      } else if (!reasons(transition).contains(field.text())) {
        scope.problems().error(field.at(), "scenario.certificate.reason", field.text(), step, String.join(", ", reasons(transition)));
      }
      taken(step, field.key());
      steps.put(step, field.text());
    });
    return steps;
  }

  /** What a clock or another case brings about is no step of the timeline by its own name. */
  private void taken(String step, Position at) {
    Transition transition = transitions.get(step);
    if (transition != null && transition.by().stream().anyMatch(permit -> permit.kind() == Permit.Kind.SYSTEM)) {
      scope.problems().error(at, "scenario.certificate.system", step);
    }
  }

  /** The fields in which it can be said why: texts that must be entered and that anybody may read. */
  private static List<String> reasons(Transition transition) {
    Form form = transition.form();
    return form == null
        ? List.of()
        : form.fields().stream()
            .filter(field -> CorrespondenceReader.isText(field) && field.visible() && field.required() && !field.personal())
            .map(Form.Field::key)
            .toList();
  }
}
