package io.haihe.kernel.scenario.reading;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.haihe.kernel.scenario.FactType;
import io.haihe.kernel.scenario.Form;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Builds the names that rules of one kind may use, with their types. */
final class Variables {

  private final Map<String, CelType> types = new TreeMap<>();

  Variables() {
    for (String name : List.of("state", "category", "channel", "place.level")) {
      types.put(name, SimpleType.STRING);
    }
    for (String name : List.of("responsible", "addressee")) {
      types.put(name, SimpleType.INT);
    }
    for (String name : List.of("parts.count", "parts.open", "duplicates.count")) {
      types.put(name, SimpleType.INT);
    }
    types.put("joined.outcome", SimpleType.STRING);
    types.put("followUp.outcome", SimpleType.STRING);
    for (String name : List.of("openedAt", "now", "never")) {
      types.put(name, SimpleType.TIMESTAMP);
    }
  }

  private Variables(Map<String, CelType> types) {
    this.types.putAll(types);
  }

  Variables copy() {
    return new Variables(types);
  }

  Variables facts(Map<String, FactType> facts) {
    facts.forEach((name, type) -> types.put("facts." + name, typeOf(type)));
    return this;
  }

  Variables deadlines(Collection<String> deadlines) {
    for (String deadline : deadlines) {
      types.put("due." + deadline, SimpleType.TIMESTAMP);
      types.put("met." + deadline, SimpleType.BOOL);
      types.put("overdue." + deadline, SimpleType.BOOL);
    }
    return this;
  }

  Variables tasks(Collection<String> tasks) {
    for (String task : tasks) {
      for (String count : List.of("open", "done", "count")) {
        types.put("tasks." + task + "." + count, SimpleType.INT);
      }
      types.put("tasks." + task + ".units", ListType.create(SimpleType.INT));
    }
    return this;
  }

  Variables actor() {
    types.put("actor.role", SimpleType.STRING);
    types.put("actor.person", SimpleType.INT);
    types.put("actor.unit", SimpleType.INT);
    return this;
  }

  Variables form(String prefix, @Nullable Form form) {
    if (form != null) {
      fields(prefix, form.fields(), form.schema());
    }
    return this;
  }

  Variables fields(String prefix, List<Form.Field> fields, JsonNode schema) {
    fields.forEach(field -> types.put(prefix + "." + field.key(), typeOf(prefix, field, schema)));
    return this;
  }

  /** No names at all. */
  static Variables none() {
    return new Variables(Map.of());
  }

  Variables task(@Nullable Form data) {
    types.put("task.opener", SimpleType.INT);
    types.put("task.openedBy", SimpleType.INT);
    return form("task", data);
  }

  Variables steps(Collection<String> steps) {
    steps.forEach(step -> types.put("steps." + step, SimpleType.TIMESTAMP));
    return this;
  }

  Map<String, CelType> types() {
    return types;
  }

  static Map<String, Object> empties(Map<String, CelType> types) {
    Map<String, Object> empties = new HashMap<>();
    types.forEach((name, type) -> empties.put(name, empty(type)));
    return empties;
  }

  private static Object empty(CelType type) {
    return switch (type.kind()) {
      case INT -> 0L;
      case DOUBLE -> 0.0;
      case BOOL -> false;
      case TIMESTAMP -> Instant.EPOCH;
      case LIST -> List.of();
      case MAP -> Map.of();
      default -> "";
    };
  }

  private static CelType typeOf(FactType type) {
    return switch (type) {
      case COUNT -> SimpleType.INT;
      case INSTANT -> SimpleType.TIMESTAMP;
      case BOOLEAN -> SimpleType.BOOL;
      case TEXT -> SimpleType.STRING;
      case NUMBER -> SimpleType.DOUBLE;
    };
  }

  private static CelType typeOf(String prefix, Form.Field field, JsonNode schema) {
    if (field.group()) {
      return ListType.create(rowOf(prefix, field, schema));
    } else if (!field.type().equals("array")) {
      return typeOf(field.type(), field.format());
    }
    JsonNode items = FieldReader.node(schema, field.path()).path("items");
    return ListType.create(typeOf(items.path("type").asString(""), items.path("format").asString("")));
  }

  /** What each row of a group is: its fields are known by name, so that a rule that errs in one is found out. */
  private static StructType rowOf(String prefix, Form.Field group, JsonNode schema) {
    Map<String, CelType> fields = new TreeMap<>();
    group.row().forEach(field -> fields.put(field.key(), typeOf(prefix, field, schema)));
    return StructType.create(
        prefix + "." + group.key() + ".row", ImmutableSet.copyOf(fields.keySet()),
        field -> Optional.ofNullable(fields.get(field)));
  }

  private static CelType typeOf(String type, String format) {
    return switch (type) {
      case "integer" -> SimpleType.INT;
      case "number" -> SimpleType.DOUBLE;
      case "boolean" -> SimpleType.BOOL;
      case "object" -> MapType.create(SimpleType.STRING, SimpleType.DYN);
      default -> format.equals("date") || format.equals("date-time") ? SimpleType.TIMESTAMP : SimpleType.STRING;
    };
  }
}
