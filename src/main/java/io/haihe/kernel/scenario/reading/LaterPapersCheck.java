package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.LaterRows;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Judges groups whose rows begin with the papers that the case's item lets come later ({@code x-later}). */
final class LaterPapersCheck {

  private LaterPapersCheck() {}

  static void step(TypeScope scope, @Nullable Form form) {
    if (form != null) {
      form.fields().forEach(field -> LaterRows.of(form, field).filter(rows -> !fits(scope, field, rows)).ifPresent(rows ->
          scope.problems().error(scope.forms().fieldAt(form, field.path()), "scenario.form.later", field.path())));
    }
  }

  private static boolean fits(TypeScope scope, Form.Field group, LaterRows rows) {
    return reported(scope, rows.papers(), field -> field.item().equals("later"))
        && (rows.said().isEmpty() || reported(scope, rows.said(), field -> field.type().equals("string") && !field.personal()))
        && group.row().stream().anyMatch(field -> field.key().equals(rows.name()) && field.type().equals("string") && field.options().isEmpty())
        && group.row().stream().anyMatch(field -> field.key().equals(rows.limit()) && field.options().containsAll(rows.limits().keySet()))
        && !rows.limits().isEmpty()
        && rows.limits().values().stream().allMatch(limit -> Limit.parse(limit).isPresent());
  }

  private static boolean reported(TypeScope scope, String key, Predicate<Form.Field> suits) {
    return Optional.ofNullable(scope.intakeForm()).flatMap(form -> form.field(key)).filter(suits).isPresent();
  }
}
