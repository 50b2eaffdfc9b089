package io.haihe.modules.openapi311;

import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Form.Field;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.modules.openapi311.Answer.Fields;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a service asks for beyond words and place: the fields of the scenario's report form as attributes. */
final class ServiceDefinition {

  private static final List<String> BOOLEAN = List.of("true", "false");

  private final Service service;
  private final Locale language;
  private final Texts texts;

  ServiceDefinition(Service service, Locale language, Texts texts) {
    this.service = service;
    this.language = language;
    this.texts = texts;
  }

  Answer answer() {
    List<Fields> attributes = new ArrayList<>();
    for (Field field : fields(service.type().intake().form())) {
      attributes.add(attribute(field, attributes.size() + 1));
    }
    return new Answer(
        "service_definition", Answer.fields().and("service_code", service.code()).and("attributes", attributes));
  }

  /** What can be asked as an attribute: Open311 knows no rows, and what is computed is not asked. */
  static List<Field> fields(@Nullable Form form) {
    return form == null
        ? List.of()
        : form.fields().stream().filter(field -> !field.group() && !field.attachment() && !field.part().computed()).toList();
  }

  private Fields attribute(Field field, int order) {
    Fields attribute =
        Answer.fields()
            .and("variable", true)
            .and("code", field.key())
            .and("datatype", datatype(field))
            .and("required", field.required() && !field.part().conditional())
            .and("datatype_description", words("fields." + field.key() + ".help"))
            .and("order", order)
            .and("description", label("fields." + field.key(), field.key()));
    List<String> options = options(field);
    return options.isEmpty()
        ? attribute
        : attribute.and("values", options.stream().map(option -> value(field, option)).toList());
  }

  private Fields value(Field field, String option) {
    String name =
        field.type().equals("boolean")
            ? texts.text(language, "openapi311.boolean." + option)
            : label("fields." + field.key() + "." + option, option);
    return Answer.fields().and("key", option).and("name", name);
  }

  static List<String> options(Field field) {
    return field.type().equals("boolean") ? BOOLEAN : field.options();
  }

  static String datatype(Field field) {
    return switch (field.type()) {
      case "boolean" -> "singlevaluelist";
      case "integer", "number" -> field.options().isEmpty() ? "number" : "singlevaluelist";
      case "array" -> "multivaluelist";
      default -> text(field);
    };
  }

  private static String text(Field field) {
    if (!field.options().isEmpty()) {
      return "singlevaluelist";
    }
    if (field.format().startsWith("date")) {
      return "datetime";
    }
    return field.widget().equals("textarea") ? "text" : "string";
  }

  private @Nullable String words(String key) {
    ScenarioTexts words = service.scenario().texts();
    return words.find(language, key).orElse(null);
  }

  private String label(String key, String otherwise) {
    String found = words(key);
    return found == null ? otherwise : found;
  }
}
