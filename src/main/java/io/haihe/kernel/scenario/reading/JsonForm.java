package io.haihe.kernel.scenario.reading;

import com.networknt.schema.Schema;
import io.haihe.kernel.scenario.Form;
import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A form over a compiled JSON Schema; immutable and safe for any number of threads. */
final class JsonForm implements Form {

  private final String key;
  private final JsonNode schema;
  private final Supplier<Schema> validator;
  private final Map<String, Field> fields;
  private final RawValues raw;

  JsonForm(String key, JsonNode schema, List<Field> fields, Supplier<Schema> validator) {
    this.key = key;
    this.schema = schema;
    this.validator = validator;
    this.fields = new LinkedHashMap<>();
    fields.forEach(field -> this.fields.put(field.key(), field));
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
  public List<Finding> check(Map<String, Object> input) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Object> present = new LinkedHashMap<>();
    input.forEach(
        (name, value) -> {
          if (!fields.containsKey(name)) {
            findings.add(Finding.ofField(name, "scenario.input.unknown", name));
          } else if (value != null && !(value instanceof String text && text.isBlank())) {
            present.put(name, value);
          }
        });
    JsonNode json = JsonMapper.shared().valueToTree(present);
    validator.get().validate(json).forEach(error -> findings.add(InputFaults.finding(error)));
    return findings.stream().distinct().toList();
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
