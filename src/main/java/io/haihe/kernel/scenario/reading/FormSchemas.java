package io.haihe.kernel.scenario.reading;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** JSON Schema 2020-12 as forms use it: formats are checked, nothing is fetched from elsewhere. */
final class FormSchemas {

  private static final String META = "https://json-schema.org/draft/2020-12/schema";

  /** A date and time with an offset, or without one for the city's own time, as browsers send it. */
  private static final Format DATE_TIME =
      new Format() {
        @Override
        public String getName() {
          return "date-time";
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
          return isDateTime(value);
        }
      };

  private static final SchemaRegistry REGISTRY = registry();

  private FormSchemas() {}

  static Schema compile(JsonNode schema) {
    return REGISTRY.getSchema(schema);
  }

  static Schema meta() {
    return REGISTRY.getSchema(SchemaLocation.of(META));
  }

  private static SchemaRegistry registry() {
    Dialect dialect = Dialect.builder(Dialects.getDraft202012()).formats(List.of(DATE_TIME)).build();
    return SchemaRegistry.withDialect(
        dialect,
        builder ->
            builder
                .schemaCacheEnabled(false)
                .schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
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
