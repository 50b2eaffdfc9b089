package io.haihe.kernel.scenario.reading;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import io.haihe.kernel.scenario.Form;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the forms of a package, each once, and judges their schemas. */
final class FormReader {

  private static final Set<String> WIDGETS =
      Set.of("text", "textarea", "select", "radio", "checkbox", "unit", "units", "date", "datetime");
  private static final Set<String> VISIBILITIES = Set.of("public", "internal");
  private static final Set<String> OWN_WORDS = Set.of("x-personal", "x-widget", "x-visibility");

  private final PackageFiles files;
  private final boolean trusted;
  private final Problems problems;
  private final Map<String, Optional<Form>> forms = new HashMap<>();
  private final Map<String, SourceNode> sources = new HashMap<>();

  /** @param trusted whether the package was judged good before */
  FormReader(PackageFiles files, Problems problems, boolean trusted) {
    this.files = files;
    this.problems = problems;
    this.trusted = trusted;
  }

  boolean trusted() {
    return trusted;
  }

  /** The form a node names; null where it names none or there is no such file. */
  @Nullable Form form(SourceNode node) {
    String file = node.text();
    if (!file.startsWith("forms/")) {
      return null;
    }
    return forms.computeIfAbsent(file, name -> read(name, node.at())).orElse(null);
  }

  /** Another file a node names, read once; missing where there is none. */
  SourceNode file(SourceNode named) {
    return !named.exists() ? named : sources.computeIfAbsent(named.text(), name ->
        files.text(name, named.at(), problems)
            .flatMap(text -> SourceReader.read(name, text, problems))
            .orElseGet(() -> SourceNode.missing(named.at())));
  }

  Set<String> used() {
    return forms.keySet();
  }

  Collection<Form> all() {
    return forms.values().stream().flatMap(Optional::stream).toList();
  }

  /** Where a field of a form is declared. */
  Position fieldAt(Form form, String field) {
    SourceNode source = sources.get("forms/" + form.key() + ".schema.json");
    return source == null ? Position.of(form.key()) : source.get("properties").get(field).key();
  }

  /** The source of a field, for words whose default matters. */
  SourceNode field(Form form, String field) {
    SourceNode source = sources.get("forms/" + form.key() + ".schema.json");
    return source == null ? SourceNode.missing(Position.of(form.key())) : source.get("properties").get(field);
  }

  private Optional<Form> read(String file, Position usedAt) {
    Optional<SourceNode> source =
        files.text(file, usedAt, problems).flatMap(text -> SourceReader.read(file, text, problems));
    if (source.isEmpty()) {
      return Optional.empty();
    }
    sources.put(file, source.get());
    JsonNode schema = source.get().json();
    String key = file.substring("forms/".length(), file.length() - ".schema.json".length());
    return Optional.of(new JsonForm(key, schema, FieldReader.fields(schema), validator(source.get(), schema)));
  }

  private Supplier<Schema> validator(SourceNode source, JsonNode schema) {
    if (trusted) {
      return SingletonSupplier.of(() -> FormSchemas.compile(schema));
    }
    Problems own = new Problems();
    checkMeta(source, schema, own);
    checkFields(source, own);
    problems.addAll(own);
    Schema compiled = own.any() ? FormSchemas.compile(JsonNodeFactory.instance.objectNode()) : compile(source, schema);
    return () -> compiled;
  }

  /** A form with faults still has fields, so that what reads them can be judged. */
  private Schema compile(SourceNode source, JsonNode schema) {
    try {
      return FormSchemas.compile(schema);
    } catch (SchemaException e) {
      problems.error(source.at(), "scenario.form.schema", String.valueOf(e.getMessage()));
      return FormSchemas.compile(JsonNodeFactory.instance.objectNode());
    }
  }

  private static void checkMeta(SourceNode source, JsonNode schema, Problems own) {
    for (Error error : FormSchemas.meta().validate(schema)) {
      SourceNode at = source;
      for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
        Object step = error.getInstanceLocation().getElement(i);
        at = step instanceof Integer index ? at.items().get(index) : at.get(String.valueOf(step));
      }
      own.error(at.at(), "scenario.form.schema", error.getMessage());
    }
    if (!source.get("type").text().equals("object")) {
      own.error(source.get("type").at(), "scenario.form.object");
    }
  }

  private static void checkFields(SourceNode source, Problems own) {
    source.get("properties").entries().forEach((name, field) -> checkField(name, field, own));
    for (SourceNode name : source.get("required").items()) {
      SourceNode field = source.get("properties").get(name.text());
      if (!field.exists()) {
        own.error(name.at(), "scenario.form.requiredUnknown", name.text());
      } else if (cannotSayNo(field)) {
        own.error(name.at(), "scenario.form.cannotSayNo", name.text());
      }
    }
    checkReferences(source, own);
  }

  /** A box left alone sends nothing: that is no answer where one must be given, unless only yes will do. */
  private static boolean cannotSayNo(SourceNode field) {
    return field.get("type").text().equals("boolean") && !field.get("x-widget").text().equals("radio")
        && !field.get("const").isTrue();
  }

  private static void checkField(String name, SourceNode field, Problems own) {
    if (!name.matches("[a-z][a-zA-Z0-9]*")) {
      own.error(field.key(), "scenario.structure.pattern.key", name);
    }
    if (!field.get("type").exists() && !field.get("$ref").exists()) {
      own.error(field.key(), "scenario.form.type", name);
    }
    for (String word : field.entries().keySet()) {
      if (word.startsWith("x-") && !OWN_WORDS.contains(word)) {
        own.error(field.get(word).key(), "scenario.structure.unknown", word, list(OWN_WORDS));
      }
    }
    choice(field.get("x-widget"), WIDGETS, own);
    choice(field.get("x-visibility"), VISIBILITIES, own);
    choice(field.get("x-personal"), Set.of("true", "false"), own);
    checkUnit(name, field, own);
  }

  private static void choice(SourceNode word, Set<String> allowed, Problems own) {
    if (word.exists() && !allowed.contains(word.text())) {
      own.error(word.at(), "scenario.structure.choice", word.text(), list(allowed));
    }
  }

  private static String list(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }

  private static void checkUnit(String name, SourceNode field, Problems own) {
    SourceNode valued = field.get("items").exists() ? field.get("items") : field;
    if (valued.get("format").text().equals("unit") && !valued.get("type").text().equals("integer")) {
      own.error(valued.get("format").at(), "scenario.form.unitType", name);
    }
  }

  /** Nothing is fetched from elsewhere, and a pattern is one Java can run. */
  private static void checkReferences(SourceNode node, Problems own) {
    SourceNode reference = node.get("$ref");
    if (reference.exists() && !reference.isMap() && !reference.text().startsWith("#/")) {
      own.error(reference.at(), "scenario.form.reference", reference.text());
    }
    SourceNode pattern = node.get("pattern");
    if (pattern.exists() && !pattern.isMap() && !compiles(pattern.text())) {
      own.error(pattern.at(), "scenario.form.pattern", pattern.text());
    }
    node.entries().values().forEach(below -> checkReferences(below, own));
    node.items().forEach(below -> checkReferences(below, own));
  }

  private static boolean compiles(String pattern) {
    try {
      java.util.regex.Pattern.compile(pattern);
      return true;
    } catch (java.util.regex.PatternSyntaxException e) {
      return false;
    }
  }
}
