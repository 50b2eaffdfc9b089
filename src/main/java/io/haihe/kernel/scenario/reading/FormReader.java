package io.haihe.kernel.scenario.reading;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.ScenarioTexts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the forms of a package, each once, and judges their schemas. */
final class FormReader {

  private final PackageFiles files;
  private final boolean trusted;
  private final Problems problems;
  private final Map<String, Optional<Form>> forms = new HashMap<>();
  private final Map<String, SourceNode> sources = new HashMap<>();
  private final Supplier<ScenarioTexts> labels;
  private final ReferenceLists lists;

  /**
   * @param labels the package's own texts
   * @param trusted whether the package was judged good before
   */
  FormReader(PackageFiles files, Supplier<ScenarioTexts> labels, Problems problems, boolean trusted) {
    this.files = files;
    this.labels = labels;
    this.lists = new ReferenceLists(files, problems);
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

  /** The reference lists that forms choose from. */
  Set<String> usedLists() {
    return lists.used();
  }

  /** Names of the entries of reference lists, by language and text key. */
  Map<String, Map<String, String>> listed() {
    return lists.names();
  }

  /** Where a field of a form, or of a row of it, is declared. */
  Position fieldAt(Form form, String path) {
    return field(form, path).key();
  }

  /** The source of a field, for words whose default matters. */
  SourceNode field(Form form, String path) {
    return FieldReader.declared(source(form), path);
  }

  /** The source of a form. */
  SourceNode source(Form form) {
    SourceNode source = sources.get("forms/" + form.key() + ".schema.json");
    return source == null ? SourceNode.missing(Position.of(form.key())) : source;
  }

  private Optional<Form> read(String file, Position usedAt) {
    Optional<SourceNode> source =
        files.text(file, usedAt, problems).flatMap(text -> SourceReader.read(file, text, problems));
    source.ifPresent(node -> sources.put(file, node));
    if (source.isPresent() && !trusted) {
      StrictJson.check(file, files, problems);
    }
    return source.map(node -> form(file, node));
  }

  private Form form(String file, SourceNode source) {
    JsonNode schema = lists.filled(source);
    List<Form.Field> fields = FieldReader.fields(schema);
    String scenario = Objects.requireNonNullElse(files.folder(), "");
    Workings workings = new FormRules(source, fields, schema, scenario, problems, trusted).read();
    String key = file.substring("forms/".length(), file.length() - ".schema.json".length());
    JsonNode published = AskedSchema.of(schema, fields);
    return new JsonForm(
        key, published, fields, sections(source), workings, labels.get(), validator(source, fields, published));
  }

  private static List<Form.Section> sections(SourceNode source) {
    return source.get("x-sections").items().stream()
        .map(section -> new Form.Section(
            section.get("title").text(), section.get("fields").items().stream().map(SourceNode::text).toList()))
        .toList();
  }

  private Supplier<Schema> validator(SourceNode source, List<Form.Field> fields, JsonNode schema) {
    if (trusted) {
      return SingletonSupplier.of(() -> FormSchemas.compile(schema));
    }
    Problems own = new Problems();
    FormCheck.check(source, fields, own);
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
}
