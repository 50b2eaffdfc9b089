package io.haihe.kernel.casework;

import com.github.curiousoddman.rgxgen.RgxGen;
import com.github.curiousoddman.rgxgen.config.RgxGenOption;
import com.github.curiousoddman.rgxgen.config.RgxGenProperties;
import io.haihe.kernel.scenario.Form;
import io.haihe.platform.CitizenNumber;
import io.haihe.platform.CreditCode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes inputs that a form accepts. */
final class RandomInputs {

  private static final RgxGenProperties BRIEF = new RgxGenProperties();

  static {
    RgxGenOption.INFINITE_PATTERN_REPETITION.setInProperties(BRIEF, 4);
  }

  private final Random random;
  private final List<Long> units;
  private final String place;

  RandomInputs(Random random, List<Long> units, String place) {
    this.random = random;
    this.units = units;
    this.place = place;
  }

  Map<String, Object> valid(@Nullable Form form, Instant now) {
    Map<String, Object> input = new LinkedHashMap<>();
    if (form != null) {
      fill(input, form.fields(), form.schema(), now);
    }
    return input;
  }

  /** Also answers to questions that may not apply, and values for what is computed: they must do no harm. No other case is named, no certificate, and no file. */
  private void fill(Map<String, Object> input, List<Form.Field> fields, JsonNode owner, Instant now) {
    for (Form.Field field : fields) {
      JsonNode schema = owner.path("properties").path(field.key());
      if (field.required() || field.kind() == null && field.certificate() == null && !field.attachment() && random.nextInt(3) == 0) {
        input.put(field.key(), field.group() ? rows(field, schema, now) : value(field, schema, now));
      }
    }
  }

  private List<Object> rows(Form.Field group, JsonNode schema, Instant now) {
    List<Object> rows = new ArrayList<>();
    int size = Math.max(schema.path("minItems").asInt(0), 1 + random.nextInt(schema.path("maxItems").asInt()));
    while (rows.size() < size) {
      Map<String, Object> row = new LinkedHashMap<>();
      fill(row, group.row(), schema.path("items"), now);
      rows.add(row);
    }
    return rows;
  }

  private Object value(Form.Field field, JsonNode schema, Instant now) {
    if (!field.options().isEmpty() && !field.type().equals("array")) {
      return field.options().get(random.nextInt(field.options().size()));
    }
    return switch (field.type()) {
      case "integer" -> field.format().equals("unit") ? unit() : between(schema);
      case "number" -> (double) between(schema);
      case "boolean" -> schema.path("const").asBoolean(random.nextBoolean());
      case "array" -> list(schema);
      default -> text(field, schema, now);
    };
  }

  private long unit() {
    return units.get(random.nextInt(units.size()));
  }

  private long between(JsonNode schema) {
    long least = schema.path("minimum").asLong(1);
    long most = schema.path("maximum").asLong(least + 4);
    return least + random.nextLong(most - least + 1);
  }

  private List<Object> list(JsonNode schema) {
    JsonNode items = schema.path("items");
    List<Object> all = new ArrayList<>();
    int size = Math.max(schema.path("minItems").asInt(0), 1);
    while (all.size() < size) {
      Object next = items.has("enum") ? items.path("enum").get(all.size()).asString() : (Object) unit();
      if (!all.contains(next)) {
        all.add(next);
      }
    }
    return all;
  }

  private String text(Form.Field field, JsonNode schema, Instant now) {
    if (schema.has("pattern")) {
      return RgxGen.parse(BRIEF, schema.path("pattern").asString()).generate(random);
    }
    Instant later = now.plus(1 + random.nextInt(20), ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
    return switch (field.format()) {
      case "place" -> place;
      case "date-time" -> later.toString();
      case "citizen-number" -> citizenNumber(now);
      case "credit-code" -> creditCode();
      // a personal date is one of somebody's life, so it is past
      case "date" -> (field.personal() ? now.minus(random.nextInt(20), ChronoUnit.DAYS) : later).atZone(ZoneOffset.UTC).toLocalDate().toString();
      default -> "x".repeat(Math.max(schema.path("minLength").asInt(1), Math.min(8, schema.path("maxLength").asInt(8))));
    };
  }

  /** Of somebody who is between 80 and 104 years old. */
  private String citizenNumber(Instant now) {
    String most = "120101" + now.atZone(ZoneOffset.UTC).toLocalDate().minusYears(80 + random.nextInt(25)).format(DateTimeFormatter.BASIC_ISO_DATE) + "123";
    return most + CitizenNumber.check(most);
  }

  private String creditCode() {
    String most = "91120101MA" + "%07d".formatted(random.nextInt(10_000_000));
    return most + CreditCode.check(most + "0");
  }
}
