package io.haihe.kernel.scenario.reading;

import com.networknt.schema.Schema;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.platform.Finding;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A form over a compiled JSON Schema; immutable and safe for any number of threads. */
final class JsonForm implements Form {

  private final String key;
  private final JsonNode schema;
  private final Supplier<Schema> validator;
  private final Map<String, Field> fields;
  private final List<Section> sections;
  private final Workings workings;
  private final InputFaults faults;
  private final RawValues raw;

  /** @param labels texts that name fields, for sentences about one of many rows */
  JsonForm(
      String key, JsonNode schema, List<Field> fields, List<Section> sections, Workings workings, ScenarioTexts labels,
      Supplier<Schema> validator) {
    this.key = key;
    this.schema = schema;
    this.validator = validator;
    this.sections = sections;
    this.workings = workings;
    this.fields = new LinkedHashMap<>();
    fields.forEach(field -> this.fields.put(field.key(), field));
    this.faults = new InputFaults(this.fields, labels);
    this.raw = new RawValues(schema, this.fields);
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public JsonNode schema() {
    return schema;
  }

  @Override
  public List<Field> fields() {
    return List.copyOf(fields.values());
  }

  @Override
  public List<Section> sections() {
    return sections;
  }

  @Override
  public Settled settle(Map<String, Object> input, ZoneId zone) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Object> known = new LinkedHashMap<>();
    input.forEach((name, value) -> {
      if (!fields.containsKey(name)) {
        findings.add(faults.named(Finding.ofField(name, "scenario.input.unknown", name)));
      } else if (value != null) {
        known.put(name, value);
      }
    });
    Workings.Worked worked = workings.work(fields(), known, zone);
    worked.failed().stream().map(faults::named).forEach(findings::add);
    Map<String, Object> present = present(worked.values());
    JsonNode json = JsonMapper.shared().valueToTree(present);
    validator.get().validate(json).forEach(error -> findings.add(faults.finding(error)));
    findings.addAll(unanswered(present, worked.asked()));
    return new Settled(worked.values(), worked.asked(), findings.stream().distinct().toList());
  }

  /** Blank text is no answer. */
  private static Map<String, Object> present(Map<String, Object> values) {
    Map<String, Object> present = new LinkedHashMap<>();
    values.forEach((key, value) -> {
      if (value instanceof List<?> list) {
        present.put(key, list.stream().map(JsonForm::withoutBlanks).toList());
      } else if (value != null && !blank(value)) {
        present.put(key, value);
      }
    });
    return present;
  }

  private static Object withoutBlanks(Object item) {
    if (!(item instanceof Map<?, ?> row)) {
      return item;
    }
    Map<Object, Object> present = new LinkedHashMap<>();
    row.forEach((key, value) -> {
      if (value != null && !blank(value)) {
        present.put(key, value);
      }
    });
    return present;
  }

  private static boolean blank(Object value) {
    return value instanceof String text && text.isBlank();
  }

  /** What must be answered where it is asked, of the questions that are asked only sometimes. */
  private List<Finding> unanswered(Map<String, Object> present, Set<String> asked) {
    List<Finding> findings = new ArrayList<>();
    for (String path : asked) {
      String[] parts = path.split("\\.");
      Field field = fields.get(parts[0]);
      if (parts.length == 1 && field != null && field.required() && !present.containsKey(path)) {
        findings.add(faults.named(Finding.ofField(path, "scenario.input.required")));
      } else if (parts.length == 3 && field != null && lacks(field, parts, present)) {
        findings.add(faults.named(Finding.ofField(path, "scenario.input.required")));
      }
    }
    return findings;
  }

  private static boolean lacks(Field group, String[] path, Map<String, Object> present) {
    return group.row().stream().anyMatch(field -> field.key().equals(path[2]) && field.required())
        && present.get(group.key()) instanceof List<?> rows
        && rows.get(Integer.parseInt(path[1])) instanceof Map<?, ?> row
        && !row.containsKey(path[2]);
  }

  @Override
  public Map<String, Object> read(Map<String, List<String>> values) {
    return raw.read(values);
  }

  @Override
  public String toString() {
    return "form " + key;
  }
}
