package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Form.Field;
import io.haihe.kernel.scenario.Rule;
import io.haihe.kernel.scenario.reading.Workings.Working;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the rules inside a form: which questions are asked when, and what is computed. */
final class FormRules {

  private final SourceNode source;
  private final List<Field> fields;
  private final JsonNode schema;
  private final String scenario;
  private final Problems problems;
  private final boolean trusted;
  private final Map<String, List<Working>> byPath = new LinkedHashMap<>();

  FormRules(
      SourceNode source, List<Field> fields, JsonNode schema, String scenario, Problems problems, boolean trusted) {
    this.source = source;
    this.fields = fields;
    this.schema = schema;
    this.scenario = scenario;
    this.problems = problems;
    this.trusted = trusted;
  }

  /** In an order in which each rule comes after those it builds on. */
  Workings read() {
    Variables form = Variables.none().fields("form", fields, schema);
    RuleScope ofForm = scope(form);
    for (Field field : fields) {
      SourceNode node = source.get("properties").get(field.key());
      add(field, null, node, ofForm);
      if (field.group()) {
        RuleScope ofRow = scope(form.copy().fields("row", field.row(), schema));
        field.row().forEach(own -> add(own, field, node.get("items").get("properties").get(own.key()), ofRow));
      }
    }
    return new Workings(ordered());
  }

  private RuleScope scope(Variables names) {
    return new RuleScope(names.types(), scenario, problems, trusted);
  }

  private void add(Field field, @Nullable Field group, SourceNode node, RuleScope scope) {
    List<Working> own = new ArrayList<>();
    if (node.get("x-when").exists()) {
      own.add(new Working(field, group, false, scope.truth(node.get("x-when"))));
    }
    if (node.get("x-compute").exists()) {
      own.add(new Working(field, group, true, computed(field, scope, node.get("x-compute"))));
    }
    if (!own.isEmpty()) {
      byPath.put(field.path(), own);
    }
  }

  private static Rule computed(Field field, RuleScope scope, SourceNode rule) {
    return switch (field.type()) {
      case "integer" -> scope.whole(rule);
      case "number" -> scope.real(rule);
      case "boolean" -> scope.truth(rule);
      default -> scope.text(rule);
    };
  }

  private List<Working> ordered() {
    List<Working> ordered = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    byPath.keySet().forEach(path -> visit(path, new LinkedHashSet<>(), done, ordered));
    return ordered;
  }

  private void visit(String path, Set<String> above, Set<String> done, List<Working> ordered) {
    if (done.contains(path) || !byPath.containsKey(path)) {
      return;
    }
    if (!above.add(path)) {
      problems.error(FieldReader.declared(source, path).key(), "scenario.form.cycle", String.join(" → ", above));
      return;
    }
    reads(path).forEach(read -> visit(read, above, done, ordered));
    above.remove(path);
    if (done.add(path)) {
      ordered.addAll(byPath.get(path));
    }
  }

  private Set<String> reads(String path) {
    Set<String> reads = new LinkedHashSet<>();
    for (Working working : byPath.getOrDefault(path, List.of())) {
      Field group = working.group();
      if (group != null) {
        reads.add(group.key());
      }
      for (String read : RuleReads.of(working.rule().source(), group == null ? "" : group.key())) {
        reads.add(read);
        byPath.keySet().stream().filter(other -> other.startsWith(read + ".")).forEach(reads::add);
      }
    }
    return reads;
  }
}
