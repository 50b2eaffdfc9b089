package io.haihe.modules.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.Transition;
import io.haihe.modules.api.Shared.CodeName;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The scenarios of the city: what cases can be, with the schemas of every form and all words. */
@RestController
@RequestMapping("/api/v1/scenarios")
@Tag(name = "Scenarios", description = "What cases can be: states, steps, forms, categories and their words")
class ScenariosApi {

  private final Scenarios scenarios;

  ScenariosApi(Scenarios scenarios) {
    this.scenarios = scenarios;
  }

  @Schema(description = "A scenario in short")
  record ScenarioLine(
      @Schema(example = "city-management") String key, @Schema(example = "1.0.0") String version, String title) {}

  @Schema(description = "A scenario's current version")
  record ScenarioView(
      String key,
      String version,
      @Schema(description = "SHA-256 of the package, hex") String fingerprint,
      String title,
      String standard,
      List<CategoryView> categories,
      List<TypeView> types,
      @Schema(description = "All texts by language, then by key") Map<String, Map<String, String>> texts) {}

  @Schema(description = "A category")
  record CategoryView(
      String code, @Nullable String parent, String name, boolean leaf,
      @Schema(description = "Whether the public page offers it") boolean reportable) {}

  @Schema(description = "A case type")
  record TypeView(
      CodeName type,
      List<StateView> states,
      List<StepDefinition> transitions,
      List<TaskDefinition> tasks,
      Set<String> openedBy,
      boolean anyoneMayReport,
      @Schema(description = "JSON Schema of the report's own fields", type = "object", implementation = Object.class)
          @Nullable JsonNode form) {}

  record StateView(CodeName state, @JsonProperty("final") boolean isFinal) {}

  @Schema(description = "A transition, or a step of a task")
  record StepDefinition(
      CodeName step,
      Set<String> from,
      @Nullable String to,
      @Nullable String intent,
      boolean bulk,
      @Schema(description = "JSON Schema of what must be entered", type = "object", implementation = Object.class)
          @Nullable JsonNode form) {}

  record TaskDefinition(CodeName task, String role, List<StepDefinition> steps) {}

  @GetMapping
  @Operation(summary = "List scenarios", description = "Their current versions.")
  List<ScenarioLine> all() {
    return scenarios.all().stream()
        .map(scenario -> new ScenarioLine(scenario.key(), scenario.version(), text(scenario, "title")))
        .toList();
  }

  @GetMapping("/{key}")
  @Operation(
      summary = "Read a scenario",
      description = "Its types with states, steps and tasks, the JSON Schema of each form, categories and texts.")
  ScenarioView one(@PathVariable String key) {
    Scenario scenario =
        scenarios.find(key).orElseThrow(() -> new NotFound(Finding.ofField("key", "api.unknown.scenario")));
    return new ScenarioView(
        scenario.key(), scenario.version(), scenario.fingerprint(), text(scenario, "title"),
        scenario.categories().standard(),
        scenario.categories().byCode().values().stream().map(ScenariosApi::category).toList(),
        scenario.types().values().stream().map(type -> type(scenario, type)).toList(),
        scenario.texts().byLanguage());
  }

  private static CategoryView category(Category category) {
    return new CategoryView(
        category.code(), category.parent(), Names.name(category), category.leaf(), category.reportable());
  }

  private static TypeView type(Scenario scenario, CaseType type) {
    return new TypeView(
        named(scenario, "cases", type.key()),
        type.states().values().stream()
            .map(state -> new StateView(named(scenario, "states", state.key()), state.isFinal()))
            .toList(),
        type.transitions().values().stream().map(transition -> transition(scenario, transition)).toList(),
        type.tasks().values().stream()
            .map(task -> new TaskDefinition(
                named(scenario, "tasks", task.key()), task.role().key(),
                task.steps().values().stream()
                    .map(step -> new StepDefinition(
                        new CodeName(step.key(), text(scenario, "tasks." + task.key() + "." + step.key())),
                        Set.of(), null, null, false, schema(step.form())))
                    .toList()))
            .toList(),
        type.intake().by().stream().map(Role::key).collect(Collectors.toSet()),
        type.intake().reporter(), schema(type.intake().form()));
  }

  private static StepDefinition transition(Scenario scenario, Transition transition) {
    return new StepDefinition(
        named(scenario, "transitions", transition.key()), transition.from(), transition.to(),
        transition.intent().name(), transition.bulk(), schema(transition.form()));
  }

  private static @Nullable JsonNode schema(@Nullable Form form) {
    return form == null ? null : form.schema();
  }

  private static CodeName named(Scenario scenario, String kind, String key) {
    return new CodeName(key, text(scenario, kind + "." + key));
  }

  private static String text(Scenario scenario, String key) {
    return scenario.texts().text(Names.language(), key);
  }
}
