package io.haihe.kernel.intake;

import io.haihe.kernel.scenario.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that the answers of a form name. */
public final class NamedFiles {

  private NamedFiles() {}

  /** By SHA-256, whether the reporter may see them: those that answer a question whose answer the reporter reads. */
  public static Map<String, Boolean> of(@Nullable Form form, Map<String, Object> answers) {
    return form == null ? Map.of() : of(form.fields(), answers);
  }

  /** The same for some of its questions. */
  public static Map<String, Boolean> of(List<Form.Field> fields, Map<String, Object> answers) {
    Map<String, Boolean> named = new LinkedHashMap<>();
    for (Form.Field field : fields) {
      if (field.attachment()) {
        names(answers.get(field.key())).forEach(sha256 -> named.merge(sha256, field.visible(), Boolean::logicalOr));
      }
    }
    return named;
  }

  private static Stream<String> names(@Nullable Object answer) {
    return switch (answer) {
      case null -> Stream.of();
      case List<?> several -> several.stream().map(String::valueOf);
      default -> Stream.of(answer.toString());
    };
  }
}
