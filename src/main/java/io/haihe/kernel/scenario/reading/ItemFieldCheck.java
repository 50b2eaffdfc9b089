package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges fields that name an item of the catalogue, those that take something over from it, and what reads these. */
final class ItemFieldCheck {

  /** What would leave it open whether there is an item, or who says what it promises. */
  private static final List<String> WITHOUT = List.of("x-when", "x-compute", "x-personal", "default");

  private ItemFieldCheck() {}

  /** @param group key of the group it is a field of, or null */
  static void check(String name, SourceNode field, @Nullable String group, SourceNode form, Problems problems) {
    SourceNode format = field.get("format").text().equals("item") ? field.get("format") : field.get("items").get("format");
    SourceNode takesOver = field.get("x-item");
    if (format.text().equals("item")) {
      named(name, field, format, group, form, problems);
    }
    if (!takesOver.exists()) {
      return;
    }
    plain(name, field, takesOver, Item.type(takesOver.text()), problems);
    if (field.get("format").exists()) {
      problems.error(takesOver.key(), "scenario.form.itemType", name);
    }
    if (!Item.PARTICULARS.contains(takesOver.text())) {
      problems.error(takesOver.at(), "scenario.form.itemWord", takesOver.text(), String.join(", ", Item.PARTICULARS));
    }
    if (naming(form).isEmpty()) {
      problems.error(takesOver.key(), "scenario.form.itemMissing", name);
    }
  }

  private static void named(
      String name, SourceNode field, SourceNode format, @Nullable String group, SourceNode form, Problems problems) {
    plain(name, field, format, "string", problems);
    if (group != null || naming(form).size() > 1) {
      problems.error(format.at(), "scenario.form.itemOnce", name);
    }
  }

  private static void plain(String name, SourceNode field, SourceNode word, String type, Problems problems) {
    if (!field.get("type").text().equals(type)) {
      problems.error(word.at(), type.equals("string") ? "scenario.form.itemType" : "scenario.form.itemWhole", name);
    }
    WITHOUT.stream().map(field::get).filter(SourceNode::exists)
        .forEach(other -> problems.error(other.key(), "scenario.form.itemAlone", name));
  }

  private static List<String> naming(SourceNode form) {
    return form.get("properties").entries().entrySet().stream()
        .filter(entry -> entry.getValue().get("format").text().equals("item"))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** An item is what a case is about from its beginning on: a step names none. */
  static void step(TypeScope scope, @Nullable Form form) {
    if (form != null) {
      form.fields().stream()
          .filter(field -> field.format().equals("item") || field.ofItem())
          .forEach(field -> scope.problems().error(scope.forms().fieldAt(form, field.path()), "scenario.form.itemStep", field.path()));
    }
  }

  /** A limit that a field of the intake form holds. */
  static void limit(TypeScope scope, SourceNode named) {
    holds(scope, named, Item.LIMITS, "scenario.deadline.field");
  }

  /** A unit that a field of the intake form holds. */
  static void department(TypeScope scope, SourceNode named) {
    holds(scope, named, Set.of("department"), "scenario.route.field");
  }

  private static void holds(TypeScope scope, SourceNode named, Set<String> particulars, String code) {
    if (!named.exists()) {
      return;
    }
    Optional<Form.Field> field = Optional.ofNullable(scope.intakeForm()).flatMap(form -> form.field(named.text()));
    if (field.isEmpty() || !particulars.contains(field.get().item())) {
      scope.problems().error(named.at(), code, named.text(), String.join(", ", particulars.stream().sorted().toList()));
    }
  }
}
