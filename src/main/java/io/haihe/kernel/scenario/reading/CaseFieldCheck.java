package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import org.jspecify.annotations.Nullable;

/**
 * Judges fields that name another case: of a case type there is, and never asked of a reporter, who sees no other cases. And steps whose fields are
 * answered by files or name items.
 */
final class CaseFieldCheck {

  private final TypeScope scope;

  private CaseFieldCheck(TypeScope scope) {
    this.scope = scope;
  }

  static void check(TypeScope scope, CaseType type) {
    CaseFieldCheck check = new CaseFieldCheck(scope);
    check.form(type.intake().form(), type.intake().reporter());
    for (Transition transition : type.transitions().values()) {
      FileFieldCheck.bulk(scope, transition);
      CertificateFieldCheck.bulk(scope, transition);
      ItemFieldCheck.step(scope, transition.form());
      LaterPapersCheck.step(scope, transition.form());
      check.form(transition.form(), transition.by().stream().anyMatch(permit -> permit.kind() == Permit.Kind.REPORTER));
    }
    for (TaskType task : type.tasks().values()) {
      task.steps().values().forEach(step -> {
        ItemFieldCheck.step(scope, step.form());
        LaterPapersCheck.step(scope, step.form());
        check.form(step.form(), false);
      });
    }
  }

  private void form(@Nullable Form form, boolean reporter) {
    if (form != null) {
      for (Form.Field field : form.fields()) {
        field(form, field, reporter);
        field.row().forEach(own -> field(form, own, reporter));
      }
    }
  }

  private void field(Form form, Form.Field field, boolean reporter) {
    Form.CaseKind kind = field.kind();
    if (kind == null) {
      return;
    }
    if (reporter) {
      scope.problems().error(scope.forms().fieldAt(form, field.path()), "scenario.form.reporterCase", field.path());
    }
    boolean own = kind.scenario().equals(scope.scenario());
    if (own && !kind.type().isEmpty() && !scope.cases().get(kind.type()).exists()) {
      SourceNode named = scope.forms().field(form, field.path()).get("x-case");
      scope.problems().error(
          named.at(), "scenario.form.caseMissing", field.path(), kind.type(), String.join(", ", scope.cases().entries().keySet()));
    }
  }
}
