package io.haihe.modules.certificate;

import io.haihe.kernel.casework.By;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps which certificates an entry of a timeline was given. */
@Component
class Uses {

  private final UseStore store;

  Uses(UseStore store) {
    this.store = store;
  }

  /** Whether the form of an entry takes certificates, as far as its case's type now can tell. */
  static boolean concerns(CaseType type, Entry entry) {
    Form form = form(type, entry);
    return form != null && form.fields().stream().anyMatch(field -> field.certificate() != null);
  }

  /** @param caseNumber of the case it was given to */
  void follow(CaseType type, int version, String caseNumber, Entry entry) {
    Form form = form(type, entry);
    if (form == null || entry.by().kind() == By.Kind.IMPORT) {
      return;
    }
    Map<String, Object> values = entry.changes().opened() == null ? entry.input() : entry.changes().opened().form();
    for (Form.Field field : form.fields()) {
      if (field.certificate() != null && values.get(field.key()) instanceof String number) {
        store.add(new UseStore.Use(
            entry.caseId(), entry.seq(), field.key(), number, caseNumber, version, entry.by().kind() == By.Kind.REPORTER,
            entry.by().unit(), entry.at()));
      }
    }
  }

  private static @Nullable Form form(CaseType type, Entry entry) {
    return switch (entry.kind()) {
      case OPENED -> type.intake().form();
      case MOVED -> type.transition(entry.name()).map(Transition::form).orElse(null);
      case STEPPED -> step(type, entry.name()).map(TaskType.Step::form).orElse(null);
      default -> null;
    };
  }

  private static Optional<TaskType.Step> step(CaseType type, String name) {
    String[] parts = name.replaceAll("#\\d+", "").split("\\.", 2);
    return parts.length < 2 ? Optional.empty() : Optional.ofNullable(type.tasks().get(parts[0])).map(task -> task.steps().get(parts[1]));
  }
}
