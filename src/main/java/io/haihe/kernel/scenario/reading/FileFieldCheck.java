package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Transition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges questions that are answered by files. */
final class FileFieldCheck {

  private static final List<String> KINDS =
      List.of("application/pdf", "image/*", "image/jpeg", "image/png", "image/webp", "text/plain");

  /** As many as a case may have. */
  private static final int MOST = 12;

  private FileFieldCheck() {}

  /** @param group key of the group it is a field of, or null */
  static void check(String name, SourceNode field, @Nullable String group, Problems problems) {
    SourceNode valued = field.get("items").exists() ? field.get("items") : field;
    SourceNode accept = field.get("x-accept");
    if (!valued.get("format").text().equals("attachment")) {
      if (accept.exists()) {
        problems.error(accept.key(), "scenario.form.fileWord", name);
      }
      return;
    }
    SourceNode format = valued.get("format");
    if (!valued.get("type").text().equals("string")) {
      problems.error(format.at(), "scenario.form.fileType", name);
    }
    if (group != null) {
      problems.error(format.at(), "scenario.form.fileInGroup", name, group);
    }
    if (field.get("x-personal").isTrue()) {
      problems.error(field.get("x-personal").at(), "scenario.form.filePersonal", name);
    }
    most(name, field, problems);
    accept.items().stream()
        .filter(kind -> !KINDS.contains(kind.text()))
        .forEach(kind -> problems.error(kind.at(), "scenario.form.fileKind", kind.text(), String.join(", ", KINDS)));
  }

  private static void most(String name, SourceNode field, Problems problems) {
    SourceNode most = field.get("maxItems");
    if (field.get("items").exists() && (!most.exists() || most.number() < 1 || most.number() > MOST)) {
      problems.error(most.exists() ? most.at() : field.key(), "scenario.form.fileMost", name, MOST);
    }
  }

  /** A step that is taken on many cases at once asks for no file: whose would it be? */
  static void bulk(TypeScope scope, Transition transition) {
    Form form = transition.form();
    if (form != null && transition.bulk()) {
      form.fields().stream().filter(Form.Field::attachment).forEach(field -> scope.problems().error(
          scope.forms().fieldAt(form, field.path()), "scenario.form.fileBulk", field.path(), transition.key()));
    }
  }
}
