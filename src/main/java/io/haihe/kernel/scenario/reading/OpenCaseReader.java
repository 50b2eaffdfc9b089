package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Bond;
import io.haihe.kernel.scenario.Effect;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how a step opens another case. Its form is judged where its case type is of the same package. */
final class OpenCaseReader {

  private final TypeScope scope;
  private final RuleScope rules;

  OpenCaseReader(TypeScope scope, RuleScope rules) {
    this.scope = scope;
    this.rules = rules;
  }

  Effect read(SourceNode node) {
    SourceNode scenario = node.get("scenario");
    boolean elsewhere = scenario.exists() && !scenario.text().equals(scope.scenario());
    SourceNode type = node.get("case");
    if (!type.exists() && elsewhere) {
      scope.problems().error(node.key(), "scenario.relation.case", "", scenario.text());
    }
    SourceNode target = target(type);
    if (!elsewhere && !target.exists()) {
      scope.problems().error(type.at(), "scenario.relation.case", type.text(), String.join(", ", scope.cases().entries().keySet()));
    }
    return new Effect.OpenCase(
        bond(node.get("as")),
        elsewhere ? scenario.text() : "",
        type.exists() ? type.text() : scope.key(),
        text(node.get("category")),
        text(node.get("text")),
        elsewhere ? anything(node.get("form")) : form(node, scope.form(target.get("intake").get("form"))),
        EffectReader.optional(node.get("then")),
        node.get("when").exists() ? rules.truth(node.get("when")) : null);
  }

  private SourceNode target(SourceNode type) {
    return type.exists() ? scope.cases().get(type.text()) : scope.type();
  }

  private @Nullable Rule text(SourceNode node) {
    return node.exists() ? rules.text(node) : null;
  }

  private Map<String, Rule> anything(SourceNode form) {
    Map<String, Rule> read = new LinkedHashMap<>();
    form.entries().forEach((field, rule) -> read.put(field, rules.anything(rule)));
    return read;
  }

  private Map<String, Rule> form(SourceNode open, @Nullable Form form) {
    List<Form.Field> fields = form == null ? List.of() : form.fields();
    SourceNode given = open.get("form");
    Map<String, Rule> read = new LinkedHashMap<>();
    given.entries().forEach((key, rule) -> fields.stream().filter(field -> field.key().equals(key)).findFirst().ifPresentOrElse(
        field -> read.put(key, rules.entered(rule, field)),
        () -> scope.problems().error(
            rule.key(), "scenario.relation.field", key, String.join(", ", fields.stream().map(Form.Field::key).toList()))));
    fields.stream().filter(field -> field.kind() != null).map(field -> given.get(field.key())).filter(SourceNode::exists)
        .forEach(rule -> scope.problems().error(rule.key(), "scenario.relation.caseField"));
    fields.stream().filter(Form.Field::attachment).map(field -> given.get(field.key())).filter(SourceNode::exists)
        .forEach(rule -> scope.problems().error(rule.key(), "scenario.relation.fileField"));
    fields.stream().filter(field -> field.certificate() != null).map(field -> given.get(field.key())).filter(SourceNode::exists)
        .forEach(rule -> scope.problems().error(rule.key(), "scenario.relation.certificateField"));
    for (Form.Field field : fields) {
      if (field.required() && !given.get(field.key()).exists()) {
        scope.problems().error(open.key(), "scenario.relation.required", field.key());
      }
    }
    return read;
  }

  private static Bond bond(SourceNode node) {
    return switch (node.text()) {
      case "part" -> Bond.PART;
      case "transfer" -> Bond.TRANSFER;
      default -> Bond.FOLLOW_UP;
    };
  }
}
