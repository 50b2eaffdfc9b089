package io.haihe.modules.authoring;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What was done in a simulation so far: a story without expectations. */
record Played(ObjectNode json) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * What is to be done next.
   *
   * @param sent all that the page has sent
   * @param entered what was entered into a scenario's form, by field
   */
  record Deed(String name, MultiValueMap<String, String> sent, Map<String, List<String>> entered) {

    private String text(String field) {
      return PlayPages.first(sent, field);
    }
  }

  /** @throws BadInput if it is no story */
  static Played read(String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode story && story.path("steps").isArray()) {
        return new Played(story);
      }
    } catch (JacksonException unreadable) {
      // answered below
    }
    throw new BadInput(Finding.ofField("story", "authoring.play.unreadable"));
  }

  static Played after(@Nullable Played before, Deed deed, Scenario scenario, String today) {
    return before == null ? opened(deed, scenario, today) : before.and(deed, scenario);
  }

  private static Played opened(Deed deed, Scenario scenario, String today) {
    CaseType type = scenario.types().getOrDefault(deed.text("type"), scenario.types().values().iterator().next());
    ObjectNode story = JSON.createObjectNode();
    story.put("story", scenario.key() + " " + today);
    story.put("case", type.key());
    story.put("at", today);
    ObjectNode report = story.putObject("report");
    report.put("category", deed.text("category"));
    report.put("place", deed.text("place").isEmpty() ? "community" : deed.text("place"));
    report.put("text", deed.text("text").isEmpty() ? "…" : deed.text("text"));
    report.put("as", deed.text("as").isEmpty() ? "reporter" : deed.text("as"));
    for (String contact : List.of("name", "phone", "email")) {
      if (!deed.text(contact).isEmpty()) {
        report.put(contact, deed.text(contact));
      }
    }
    if (!deed.text("longitude").isEmpty() && !deed.text("latitude").isEmpty()) {
      report.put("longitude", decimal(deed.text("longitude")));
      report.put("latitude", decimal(deed.text("latitude")));
    }
    report.set("form", typed(type.intake().form(), deed.entered()));
    story.putArray("steps");
    return new Played(story);
  }

  private static double decimal(String text) {
    return text.matches("-?\\d{1,3}(\\.\\d{1,9})?") ? Double.parseDouble(text) : 0;
  }

  private static JsonNode typed(@Nullable Form form, Map<String, List<String>> entered) {
    return form == null ? JSON.createObjectNode() : JSON.valueToTree(form.read(entered));
  }

  private Played and(Deed deed, Scenario scenario) {
    ObjectNode story = json.deepCopy();
    ArrayNode steps = story.withArray("steps");
    String[] parts = deed.name().split(":");
    switch (parts[0]) {
      case "take" -> steps.add(step(deed, scenario, parts));
      case "step" -> steps.add(taskStep(deed, scenario, parts));
      case "wait" -> steps.addObject().put("wait", deed.text("span"));
      case "ring" -> steps.addObject().put("until", deed.text("ring"));
      case "back" -> {
        if (!steps.isEmpty()) {
          steps.remove(steps.size() - 1);
        }
      }
      default -> {}
    }
    return new Played(story);
  }

  private CaseType type(Scenario scenario) {
    return scenario.type(json.path("case").asString());
  }

  private ObjectNode step(Deed deed, Scenario scenario, String[] parts) {
    String key = parts.length < 2 ? "" : parts[1];
    Form form = type(scenario).transition(key).map(Transition::form).orElse(null);
    ObjectNode step = JSON.createObjectNode().put("take", key).put("as", deed.text("as"));
    return with(step, typed(form, deed.entered()));
  }

  private ObjectNode taskStep(Deed deed, Scenario scenario, String[] parts) {
    String kind = parts.length < 4 ? "" : parts[1];
    String key = parts.length < 4 ? "" : parts[3];
    TaskType type = type(scenario).tasks().get(kind);
    TaskType.Step declared = type == null ? null : type.steps().get(key);
    ObjectNode step = JSON.createObjectNode().put("task", kind).put("step", key).put("as", deed.text("as"));
    return with(step, typed(declared == null ? null : declared.form(), deed.entered()));
  }

  private static ObjectNode with(ObjectNode step, JsonNode input) {
    if (!input.isEmpty()) {
      step.set("with", input);
    }
    return step;
  }

  int steps() {
    return json.path("steps").size();
  }

  String text() {
    return JSON.writeValueAsString(json);
  }

  /** As a file of {@code examples/}. */
  String yaml() {
    return YAMLMapper.shared().writeValueAsString(json).replaceFirst("^---\\s*\n?", "");
  }
}
