package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Intake.Need;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.Transition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a package promises about personal data must hold together. */
final class PrivacyCheck {

  /** What may be published of any case, beside its facts and the fields of its intake form. */
  private static final List<String> COMMON =
      List.of("category", "state", "place", "point", "text", "answer", "openedAt", "closedAt");

  private final TypeScope scope;
  private final CaseType type;

  private PrivacyCheck(TypeScope scope, CaseType type) {
    this.scope = scope;
    this.type = type;
  }

  static void check(TypeScope scope, CaseType type) {
    PrivacyCheck check = new PrivacyCheck(scope, type);
    check.published();
    check.linked(scope.type().get("publish").get("linkedData"));
    check.open311();
    check.retention();
    type.transitions().values().forEach(check::reporterForm);
  }

  /** A place entered may be finer than what is told of the case's own, another case and a file are nobody's business, a group is several values. */
  private void published() {
    Set<String> allowed = new LinkedHashSet<>(COMMON);
    allowed.addAll(type.facts().keySet());
    Form intake = type.intake().form();
    if (intake != null) {
      intake.fields().stream()
          .filter(field -> !field.group() && !field.format().equals("place") && field.kind() == null && field.certificate() == null && !field.attachment())
          .forEach(field -> allowed.add(field.key()));
    }
    Set<String> personal = personal();
    allowed.removeAll(personal);
    for (SourceNode field : scope.type().get("publish").get("fields").items()) {
      if (personal.contains(field.text()) || field.text().equals("contact")) {
        scope.problems().error(field.at(), "scenario.publish.personal", field.text());
      } else if (!allowed.contains(field.text())) {
        scope.problems().error(field.at(), "scenario.publish.unknown", field.text(), String.join(", ", allowed));
      }
    }
  }

  /** Linked data tells nothing that is not published. */
  private void linked(SourceNode node) {
    Set<String> published = type.publication().fields();
    node.entries().forEach((word, value) -> {
      if (value.isMap()) {
        linked(value);
      } else if (!word.equals("type") && !value.isNumber() && !published.contains(value.text())) {
        scope.problems().error(value.at(), "scenario.publish.unknown", value.text(), String.join(", ", published));
      }
    });
  }

  /** Open311 knows no rows and no files that answer a question, so a report that must have some cannot come that way. */
  private void open311() {
    Form intake = type.intake().form();
    SourceNode open = scope.type().get("publish").get("open311");
    if (intake != null && open.isTrue()) {
      intake.fields().stream()
          .filter(field -> field.group() && field.required() && !field.part().conditional())
          .forEach(field -> scope.problems().error(open.at(), "scenario.publish.open311Rows", field.key()));
      intake.fields().stream()
          .filter(field -> field.attachment() && field.required() && !field.part().conditional())
          .forEach(field -> scope.problems().error(open.at(), "scenario.publish.open311File", field.key()));
    }
  }

  private Set<String> personal() {
    Set<String> personal = new LinkedHashSet<>();
    for (Form form : forms()) {
      form.fields().stream().filter(Form.Field::holdsPersonal).forEach(field -> personal.add(field.key()));
    }
    return personal;
  }

  private List<Form> forms() {
    List<Form> forms = new ArrayList<>();
    if (type.intake().form() != null) {
      forms.add(type.intake().form());
    }
    for (Transition transition : type.transitions().values()) {
      if (transition.form() != null) {
        forms.add(transition.form());
      }
    }
    type.tasks().values().stream().flatMap(task -> task.steps().values().stream()).forEach(step -> {
      if (step.form() != null) {
        forms.add(step.form());
      }
    });
    return forms;
  }

  private void retention() {
    boolean keepsPersonal = type.intake().contact() != Need.NONE || !personal().isEmpty();
    if (keepsPersonal && type.privacy().retention() == null) {
      scope.problems().error(scope.type().key(), "scenario.retention.missing", type.key());
    }
  }

  /** A reporter cannot choose among units, and reads what they themselves entered. */
  private void reporterForm(Transition transition) {
    Form form = transition.form();
    if (form == null || transition.by().stream().noneMatch(permit -> permit.kind() == Permit.Kind.REPORTER)) {
      return;
    }
    for (Form.Field field : form.fields()) {
      Position at = scope.forms().fieldAt(form, field.key());
      if (field.format().equals("unit") || field.row().stream().anyMatch(own -> own.format().equals("unit"))) {
        scope.problems().error(at, "scenario.form.reporterUnit", field.key(), transition.key());
      }
      if (scope.forms().field(form, field.key()).get("x-visibility").text().equals("internal")) {
        scope.problems().warn(at, "scenario.form.reporterHidden", field.key(), transition.key());
      }
    }
  }
}
