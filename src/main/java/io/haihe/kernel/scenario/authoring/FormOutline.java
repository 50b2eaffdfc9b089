package io.haihe.kernel.scenario.authoring;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Form.Field;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Tells what the forms of a case type ask, section by section, and which answers decide what else is asked. */
final class FormOutline {

  private final UnaryOperator<String> named;
  private final Texts platform;
  private final Locale locale;
  private final List<String> lines = new ArrayList<>();

  private FormOutline(UnaryOperator<String> named, Texts platform, Locale locale) {
    this.named = named;
    this.platform = platform;
    this.locale = locale;
  }

  /** @param named the scenario's text by its key */
  static List<String> of(CaseType type, UnaryOperator<String> named, Texts platform, Locale locale) {
    FormOutline outline = new FormOutline(named, platform, locale);
    forms(type).values().forEach(outline::form);
    return outline.lines;
  }

  /** Each once, the one that opens the case first. */
  private static Map<String, Form> forms(CaseType type) {
    Map<String, Form> forms = new LinkedHashMap<>();
    Stream.of(
            Stream.ofNullable(type.intake().form()),
            type.transitions().values().stream().map(Transition::form),
            type.tasks().values().stream().map(TaskType::data),
            type.tasks().values().stream().flatMap(task -> task.steps().values().stream()).map(TaskType.Step::form))
        .flatMap(found -> found)
        .filter(Objects::nonNull)
        .forEach(form -> forms.putIfAbsent(form.key(), form));
    return forms;
  }

  private void form(Form form) {
    lines.add(form.key());
    if (form.sections().isEmpty()) {
      form.fields().forEach(field -> field(form, field, "  "));
    }
    for (Form.Section section : form.sections()) {
      lines.add("  " + named.apply("sections." + section.key()));
      section.fields().stream().map(form::field).flatMap(Optional::stream).forEach(field -> field(form, field, "    "));
    }
  }

  private void field(Form form, Field field, String indent) {
    JsonNode declared = followed(form, form.schema().path("properties").path(field.key()));
    lines.add(indent + told(field, declared));
    JsonNode row = followed(form, declared.path("items")).path("properties");
    field.row().forEach(one -> lines.add(indent + "  " + told(one, followed(form, row.path(one.key())))));
  }

  private static JsonNode followed(Form form, JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.startsWith("#/") ? form.schema().at(reference.substring(1)) : node;
  }

  private String told(Field field, JsonNode declared) {
    StringBuilder line = new StringBuilder(named.apply("fields." + field.path()) + " (" + field.path() + ")");
    if (field.group()) {
      line.append(said("rows", declared.path("maxItems").asString("100")));
    }
    if (field.format().equals("place")) {
      line.append(said("place", ""));
    }
    if (field.kind() != null) {
      line.append(said("case", declared.path("x-scenario").asString(declared.path("items").path("x-scenario").asString(""))));
    }
    if (field.format().equals("item")) {
      line.append(said("item", ""));
    }
    if (field.certificate() != null) {
      line.append(said("certificate", field.certificate().type()));
    }
    if (field.attachment()) {
      line.append(said("file", ""));
    }
    for (String word : List.of("x-list", "x-when", "x-compute", "x-item")) {
      JsonNode value = declared.path(word).isMissingNode() ? declared.path("items").path(word) : declared.path(word);
      if (!value.isMissingNode()) {
        line.append(said(word, value.asString()));
      }
    }
    return line.toString();
  }

  private String said(String word, String what) {
    return " · " + platform.text(locale, "scenario.outline." + word, what);
  }
}
