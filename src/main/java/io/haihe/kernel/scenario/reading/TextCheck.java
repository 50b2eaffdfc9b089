package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every language has every text the package needs, and none that it does not know. */
final class TextCheck {

  /** What a type may call its report form and what it asks. */
  private static final List<String> REPORT = List.of(".summary", ".begin", ".heading", ".what", ".where", ".text", ".text.help", ".category", ".category.help", ".send");

  private final Map<String, Position> needed = new LinkedHashMap<>();
  private final Map<String, Position> allowed = new LinkedHashMap<>();

  private TextCheck() {}

  static void check(SourceNode root, FormReader forms, Iterable<TextFile> languages, Problems problems) {
    TextCheck check = new TextCheck();
    check.need("title", root.get("scenario").key());
    check.need("summary", root.get("scenario").key());
    root.get("cases").entries().forEach(check::type);
    root.get("cases").entries().values().forEach(type -> check.suspicions(forms.file(type.get("examine").get("apk"))));
    forms.all().forEach(form -> check.form(form, forms));
    languages.forEach(language -> check.compare(language, problems));
  }

  private void need(String key, Position declaredAt) {
    needed.putIfAbsent(key, declaredAt);
  }

  private void allow(String key, Position declaredAt) {
    allowed.putIfAbsent(key, declaredAt);
  }

  private void type(String key, SourceNode type) {
    need("cases." + key, type.key());
    REPORT.forEach(word -> allow("cases." + key + word, type.key()));
    for (String part : new String[] {"transitions", "facts", "fees"}) {
      type.get(part).entries().forEach((name, node) -> need(part + "." + name, node.key()));
    }
    for (String part : new String[] {"states", "deadlines"}) {
      type.get(part).entries().forEach((name, node) -> withMore(part + "." + name, ".public", node.key()));
    }
    type.get("states").entries().forEach((name, node) -> allow("states." + name + ".open", node.key()));
    type.get("indicators").entries().forEach((name, node) -> withMore("indicators." + name, ".how", node.key()));
    type.get("tasks").entries().forEach(this::task);
    correspondence(type);
    refusals(type.get("intake"));
    type.get("transitions").entries().values().forEach(this::refusals);
  }

  private void correspondence(SourceNode type) {
    type.get("documents").entries().forEach((name, node) -> {
      need("documents." + name, node.key());
      for (SourceNode part : node.get("parts").items()) {
        for (SourceNode text : List.of(part.get("heading"), part.get("text"), part.get("sign"), part.get("link"))) {
          text.oneOrMore().forEach(each -> need("documents." + name + "." + each.text(), each.at()));
        }
      }
    });
    type.get("templates").entries().forEach((name, node) -> {
      need("templates." + name, node.key());
      need("templates." + name + ".text", node.key());
    });
    type.get("notices").entries().forEach((name, node) -> need("notices." + name, node.key()));
  }

  private void withMore(String key, String more, Position at) {
    need(key, at);
    allow(key + more, at);
  }

  private void task(String key, SourceNode task) {
    need("tasks." + key, task.key());
    task.get("steps").entries().forEach((step, node) -> {
      withMore("tasks." + key + "." + step, ".public", node.key());
      refusals(node);
    });
  }

  private void suspicions(SourceNode examination) {
    examination.get("suspicions").entries().forEach((key, node) -> need("suspicions." + key, node.key()));
  }

  private void refusals(SourceNode guarded) {
    for (SourceNode requirement : guarded.get("require").items()) {
      SourceNode otherwise = requirement.get("else");
      if (otherwise.exists()) {
        need("refusals." + otherwise.text(), otherwise.at());
      }
    }
  }

  private void form(Form form, FormReader forms) {
    form.fields().forEach(field -> field(form, field, forms));
    for (SourceNode section : forms.source(form).get("x-sections").items()) {
      String key = "sections." + section.get("title").text();
      withMore(key, ".help", section.get("title").at());
    }
  }

  private void field(Form form, Form.Field field, FormReader forms) {
    Position at = forms.fieldAt(form, field.path());
    withMore("fields." + field.path(), ".help", at);
    if (!forms.field(form, field.path()).get("x-list").exists()) {
      field.options().forEach(option -> need("fields." + field.path() + "." + option, at));
    }
    if (field.group()) {
      need("fields." + field.path() + ".row", at);
      field.row().forEach(own -> field(form, own, forms));
    }
  }

  private void compare(TextFile language, Problems problems) {
    needed.forEach(
        (key, declaredAt) -> {
          if (!language.texts().containsKey(key)) {
            Position at = Position.line(language.file(), 0, 0, key);
            problems.error(at, "scenario.text.missing", key, declaredAt.where());
          }
        });
    for (String key : language.texts().keySet()) {
      if (!needed.containsKey(key) && !allowed.containsKey(key)) {
        problems.warn(language.at(key), "scenario.text.unknown", key);
      }
    }
  }
}
