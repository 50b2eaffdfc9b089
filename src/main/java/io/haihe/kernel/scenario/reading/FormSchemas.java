package io.haihe.kernel.scenario.reading;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import io.haihe.platform.CitizenNumber;
import io.haihe.platform.CreditCode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** JSON Schema 2020-12 as forms use it: formats are checked, nothing is fetched from elsewhere. */
final class FormSchemas {

  private static final String META = "https://json-schema.org/draft/2020-12/schema";

  private static final List<Format> FORMATS =
      List.of(
          // A date and time with an offset, or without one for the city's own time, as browsers send it
          new TextFormat("date-time", FormSchemas::isDateTime),
          new TextFormat("citizen-number", CitizenNumber::valid),
          new TextFormat("credit-code", CreditCode::valid));

  private static final SchemaRegistry REGISTRY = registry();

  private FormSchemas() {}

  static Schema compile(JsonNode schema) {
    return REGISTRY.getSchema(schema);
  }

  static Schema meta() {
    return REGISTRY.getSchema(SchemaLocation.of(META));
  }

  private static SchemaRegistry registry() {
    Dialect dialect = Dialect.builder(Dialects.getDraft202012()).formats(FORMATS).build();
    return SchemaRegistry.withDialect(
        dialect,
        builder ->
            builder
                .schemaCacheEnabled(false)
                .schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  private record TextFormat(String name, Predicate<String> good) implements Format {

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
      return good.test(value);
    }
  }

  private static boolean isDateTime(String value) {
    try {
      if (value.matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
        OffsetDateTime.parse(value);
      } else {
        LocalDateTime.parse(value);
      }
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
