package io.haihe.kernel.scenario.reading;

import com.networknt.schema.Error;
import io.haihe.kernel.scenario.Form.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Judges the schema of a form. */
final class FormCheck {

  private static final Set<String> WIDGETS =
      Set.of("text", "textarea", "select", "radio", "checkbox", "unit", "units", "place", "lookup", "date", "datetime");
  private static final Set<String> VISIBILITIES = Set.of("public", "published", "internal");
  private static final Set<String> FORM_WORDS = Set.of("x-sections");
  private static final Set<String> OWN_WORDS =
      Set.of("x-personal", "x-widget", "x-visibility", "x-when", "x-compute", "x-list", "x-scenario", "x-case", "x-accept", "x-item", "x-certificate", "x-consent",
          "x-later");
  private static final Set<String> ROW_WORDS = Set.of("x-personal", "x-widget", "x-when", "x-compute", "x-list", "x-scenario", "x-case");
  private static final Set<String> COMPUTED = Set.of("string", "integer", "number", "boolean");
  private static final int MOST_ROWS = 100;

  private final SourceNode source;
  private final Problems problems;

  private FormCheck(SourceNode source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  static void check(SourceNode source, List<Field> fields, Problems problems) {
    FormCheck check = new FormCheck(source, problems);
    check.meta();
    check.words(source, FORM_WORDS);
    check.fields(source, null);
    check.sections();
    check.references(source);
    fields.forEach(field -> check.leaks(field, fields, null));
  }

  private void meta() {
    for (Error error : FormSchemas.meta().validate(source.json())) {
      SourceNode at = source;
      for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
        Object step = error.getInstanceLocation().getElement(i);
        at = step instanceof Integer index ? at.items().get(index) : at.get(String.valueOf(step));
      }
      problems.error(at.at(), "scenario.form.schema", error.getMessage());
    }
    if (!source.get("type").text().equals("object")) {
      problems.error(source.get("type").at(), "scenario.form.object");
    }
  }

  /** @param group key of the group whose rows these are the fields of, or null */
  private void fields(SourceNode owner, @Nullable String group) {
    owner.get("properties").entries().forEach((name, field) -> field(name, field, group));
    for (SourceNode name : owner.get("required").items()) {
      SourceNode required = owner.get("properties").get(name.text());
      if (!required.exists()) {
        problems.error(name.at(), "scenario.form.requiredUnknown", name.text());
      } else if (required.get("x-compute").exists() || required.get("x-item").exists()) {
        problems.error(name.at(), "scenario.form.computedRequired", name.text());
      }
    }
  }

  private void field(String name, SourceNode field, @Nullable String group) {
    if (!name.matches("[a-z][a-zA-Z0-9]*")) {
      problems.error(field.key(), "scenario.structure.pattern.key", name);
    }
    if (!field.get("type").exists() && !field.get("$ref").exists()) {
      problems.error(field.key(), "scenario.form.type", name);
    }
    words(field, group == null ? OWN_WORDS : ROW_WORDS);
    choice(field.get("x-widget"), WIDGETS);
    choice(field.get("x-visibility"), VISIBILITIES);
    choice(field.get("x-personal"), Set.of("true", "false"));
    if (field.get("x-visibility").text().equals("published") && field.get("x-personal").text().equals("true")) {
      problems.error(field.get("x-visibility").at(), "scenario.publish.personal", name);
    }
    formats(name, field);
    FileFieldCheck.check(name, field, group, problems);
    ItemFieldCheck.check(name, field, group, source, problems);
    CertificateFieldCheck.check(name, field, group, source, problems);
    list(field);
    computed(name, field);
    if (field.get("items").get("type").text().equals("object")) {
      group(name, field, group);
    }
    if (group != null && name.equals("row")) {
      problems.error(field.key(), "scenario.form.rowName", name);
    }
  }

  private void words(SourceNode node, Set<String> known) {
    for (String word : node.entries().keySet()) {
      if (word.startsWith("x-") && !known.contains(word)) {
        problems.error(node.get(word).key(), "scenario.structure.unknown", word, list(known));
      }
    }
  }

  private void choice(SourceNode word, Set<String> allowed) {
    if (word.exists() && !allowed.contains(word.text())) {
      problems.error(word.at(), "scenario.structure.choice", word.text(), list(allowed));
    }
  }

  private static String list(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }

  private void formats(String name, SourceNode field) {
    SourceNode valued = field.get("items").exists() ? field.get("items") : field;
    String type = valued.get("type").text();
    if (valued.get("format").text().equals("unit") && !type.equals("integer")) {
      problems.error(valued.get("format").at(), "scenario.form.unitType", name);
    }
    if (valued.get("format").text().equals("place") && !field.get("type").text().equals("string")) {
      problems.error(valued.get("format").at(), "scenario.form.placeType", name);
    }
    cases(name, field, valued.get("format"));
  }

  private void cases(String name, SourceNode field, SourceNode format) {
    boolean named = format.text().equals("case");
    if (named && !field.get("type").text().equals("string")) {
      problems.error(format.at(), "scenario.form.caseType", name);
    } else if (named && field.get("x-scenario").text().isBlank()) {
      problems.error(format.at(), "scenario.form.caseScenario", name);
    }
    List.of("x-scenario", "x-case").stream()
        .map(field::get)
        .filter(word -> word.exists() && !named)
        .forEach(word -> problems.error(word.key(), "scenario.form.caseWord", name));
  }

  private void list(SourceNode field) {
    SourceNode list = field.get("x-list");
    SourceNode chosen = field.get("items").exists() ? field.get("items") : field;
    if (list.exists() && !list.text().matches("lists/[a-z0-9-]+\\.csv")) {
      problems.error(list.at(), "scenario.list.file", list.text());
    } else if (list.exists() && (chosen.get("enum").exists() || !chosen.get("type").text().equals("string"))) {
      problems.error(list.at(), "scenario.list.alone", list.text());
    }
  }

  private void computed(String name, SourceNode field) {
    boolean plain = COMPUTED.contains(field.get("type").text()) && !field.get("format").exists();
    if (field.get("x-compute").exists() && (!plain || field.get("default").exists())) {
      problems.error(field.get("x-compute").key(), "scenario.form.computed", name);
    }
  }

  private void group(String name, SourceNode field, @Nullable String within) {
    if (within != null) {
      problems.error(field.key(), "scenario.form.groupInGroup", name, within);
      return;
    }
    SourceNode most = field.get("maxItems");
    if (!most.exists() || most.number() < 1 || most.number() > MOST_ROWS) {
      problems.error(most.exists() ? most.at() : field.key(), "scenario.form.maxRows", name, MOST_ROWS);
    }
    SourceNode rows = field.get("items");
    if (!rows.get("additionalProperties").text().equals("false")) {
      problems.error(rows.key(), "scenario.form.openRows", name);
    }
    if (rows.get("properties").entries().isEmpty()) {
      problems.error(rows.key(), "scenario.structure.empty");
    }
    fields(rows, name);
  }

  /** Each field stands in exactly one section. */
  private void sections() {
    SourceNode sections = source.get("x-sections");
    if (!sections.exists()) {
      return;
    }
    Map<String, SourceNode> placed = new LinkedHashMap<>();
    for (SourceNode section : sections.items()) {
      if (!section.get("title").text().matches("[a-z][a-zA-Z0-9]*")) {
        problems.error(section.get("title").at(), "scenario.structure.pattern.key", section.get("title").text());
      }
      for (SourceNode field : section.get("fields").items()) {
        if (!source.get("properties").get(field.text()).exists()) {
          problems.error(field.at(), "scenario.section.unknown", field.text());
        } else if (placed.putIfAbsent(field.text(), field) != null) {
          problems.error(field.at(), "scenario.section.twice", field.text());
        }
      }
    }
    for (String field : source.get("properties").entries().keySet()) {
      if (!placed.containsKey(field)) {
        problems.error(sections.key(), "scenario.section.missing", field);
      }
    }
  }

  /** What is computed from personal fields is personal too. */
  private void leaks(Field field, List<Field> all, @Nullable Field group) {
    field.row().forEach(own -> leaks(own, all, field));
    SourceNode rule = FieldReader.declared(source, field.path()).get("x-compute");
    if (!rule.exists() || field.personal() || group != null && group.personal()) {
      return;
    }
    for (String read : RuleReads.of(rule.text(), group == null ? "" : group.key())) {
      String key = read.contains(".") ? read.substring(0, read.indexOf('.')) : read;
      all.stream().filter(other -> other.key().equals(key)).forEach(other -> leak(rule, read, other));
    }
  }

  private void leak(SourceNode rule, String read, Field other) {
    boolean personal =
        other.personal()
            || other.row().stream().filter(Field::personal).anyMatch(own ->
                own.path().equals(read) || Pattern.compile("\\." + own.key() + "\\b").matcher(rule.text()).find());
    if (personal) {
      problems.error(rule.key(), "scenario.form.computedPersonal", read);
    }
  }

  /** Nothing is fetched from elsewhere, and a pattern is one Java can run. */
  private void references(SourceNode node) {
    SourceNode reference = node.get("$ref");
    if (reference.exists() && !reference.isMap() && !reference.text().startsWith("#/")) {
      problems.error(reference.at(), "scenario.form.reference", reference.text());
    }
    SourceNode pattern = node.get("pattern");
    if (pattern.exists() && !pattern.isMap() && !compiles(pattern.text())) {
      problems.error(pattern.at(), "scenario.form.pattern", pattern.text());
    }
    node.entries().values().forEach(this::references);
    node.items().forEach(this::references);
  }

  private static boolean compiles(String pattern) {
    try {
      Pattern.compile(pattern);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
