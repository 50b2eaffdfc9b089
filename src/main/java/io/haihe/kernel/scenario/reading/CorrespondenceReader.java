package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Correspondence;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.PrintForm;
import io.haihe.kernel.scenario.PrintForm.Part;
import io.haihe.kernel.scenario.Privacy;
import io.haihe.kernel.scenario.ReplyTemplate;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import io.haihe.kernel.scenario.ValueNames;
import io.haihe.kernel.scenario.ValueNames.Use;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the documents and reply templates of a case type, and puts its notices beside them. */
final class CorrespondenceReader {

  private static final Set<Permit.Kind> PRINTERS =
      EnumSet.of(
          Permit.Kind.COVERING, Permit.Kind.RESPONSIBLE, Permit.Kind.ADDRESSEE, Permit.Kind.TERRITORY, Permit.Kind.TEAM, Permit.Kind.REPORTER);

  private final TypeScope scope;
  private final Map<String, Transition> transitions;
  private final Map<String, TaskType> tasks;
  private final Privacy privacy;
  private final ValueNames names;

  CorrespondenceReader(TypeScope scope, Map<String, Transition> transitions, Map<String, TaskType> tasks, Privacy privacy) {
    this.scope = scope;
    this.transitions = transitions;
    this.tasks = tasks;
    this.privacy = privacy;
    this.names =
        new ValueNames(
            scope.intakeForm(), transitions, scope.facts().keySet(), scope.type().get("deadlines").entries().keySet());
  }

  Correspondence read() {
    Map<String, PrintForm> documents = new LinkedHashMap<>();
    scope.type().get("documents").entries().forEach((key, node) -> documents.put(key, document(key, node)));
    Map<String, ReplyTemplate> templates = new LinkedHashMap<>();
    scope.type().get("templates").entries().forEach((key, node) -> templates.put(key, template(key, node)));
    return new Correspondence(documents, templates, new NoticeReader(scope).read());
  }

  private PrintForm document(String key, SourceNode node) {
    boolean personal = node.get("personal").isTrue();
    List<Permit> by = PermitReader.readAll(node.get("by"), PRINTERS, scope.problems());
    if (personal) {
      by.stream()
          .filter(permit -> permit.role() != null && !privacy.readableBy(permit.role()))
          .forEach(permit -> scope.problems().error(node.get("by").key(), "scenario.document.shielded", permit.role().key(), key));
    }
    List<Part> parts = new ArrayList<>();
    node.get("parts").items().forEach(part -> part(part, personal ? Use.PERSONAL_DOCUMENT : Use.DOCUMENT, parts));
    PrintForm form = new PrintForm(
        key, scope.states(node.get("in")), scope.when(node), by, personal, parts,
        new CertificateReader(scope, transitions, names).read(node));
    if (form.linked() && form.certificate() != null) {
      scope.problems().error(node.get("parts").key(), "scenario.document.linked", key);
    }
    return form;
  }

  private void part(SourceNode node, Use use, List<Part> parts) {
    if (node.get("heading").exists()) {
      parts.add(new Part.Heading(node.get("heading").text()));
    } else if (node.get("text").exists()) {
      parts.add(new Part.Words(node.get("text").text()));
    } else if (node.get("sign").exists()) {
      parts.add(new Part.Signatures(node.get("sign").items().stream().map(SourceNode::text).toList()));
    } else if (node.get("link").exists()) {
      parts.add(new Part.Link(node.get("link").text()));
    } else if (node.get("insert").exists()) {
      parts.add(new Part.Insert(node.get("insert").text()));
    } else {
      List<SourceNode> values = node.get("fields").items();
      values.forEach(value -> CorrespondenceCheck.judge(value.text(), use, names, value.at(), scope.problems()));
      parts.add(new Part.Fields(values.stream().map(SourceNode::text).toList()));
    }
  }

  private ReplyTemplate template(String key, SourceNode node) {
    SourceNode transition = node.get("for").get("transition");
    SourceNode step = transition.exists() ? transition : node.get("for").get("step");
    SourceNode field = node.get("for").get("field");
    if (transition.exists() == node.get("for").get("step").exists()) {
      scope.problems().error(node.get("for").key(), "scenario.template.for");
    } else if (transition.exists() ? scope.known("transitions", transition, "scenario.transition.unknown") : knownStep(step)) {
      checkField(step.text(), field);
    }
    return new ReplyTemplate(key, step.text(), field.text(), scope.when(node));
  }

  private boolean knownStep(SourceNode step) {
    if (!step.text().isEmpty() && taskStep(tasks, step.text()) == null) {
      String known = tasks.values().stream()
          .flatMap(task -> task.steps().keySet().stream().map(name -> task.key() + "." + name))
          .collect(Collectors.joining(", "));
      scope.problems().error(step.at(), "scenario.template.step", step.text(), known);
      return false;
    }
    return !step.text().isEmpty();
  }

  private static TaskType.@Nullable Step taskStep(Map<String, TaskType> tasks, String name) {
    String[] parts = name.split("\\.", 2);
    TaskType task = tasks.get(parts[0]);
    return task == null || parts.length == 1 ? null : task.steps().get(parts[1]);
  }

  /** A text can be filled into a field for text, of a step that members of staff take. */
  private void checkField(String step, SourceNode field) {
    Transition transition = transitions.get(step);
    Form form = form(transitions, tasks, step);
    List<String> known = form == null ? List.of() : form.fields().stream().filter(CorrespondenceReader::isText).map(Form.Field::key).toList();
    if (!known.contains(field.text())) {
      scope.problems().error(field.at(), "scenario.template.field", field.text(), step, String.join(", ", known));
    }
    if (transition != null && transition.by().stream().allMatch(permit -> permit.role() == null)) {
      scope.problems().error(field.at(), "scenario.template.nobody", step);
    }
  }

  /** @param step a transition, or {@code <task>.<step>} */
  static @Nullable Form form(Map<String, Transition> transitions, Map<String, TaskType> tasks, String step) {
    Transition transition = transitions.get(step);
    TaskType.Step taskStep = taskStep(tasks, step);
    return transition != null ? transition.form() : taskStep == null ? null : taskStep.form();
  }

  static boolean isText(Form.@Nullable Field field) {
    return field != null && (field.widget().equals("text") || field.widget().equals("textarea")) && field.type().equals("string");
  }
}
