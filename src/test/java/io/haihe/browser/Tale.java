package io.haihe.browser;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A story of a shipped package that brings a case to its end, as it is told in {@code examples/}. */
record Tale(Scenario scenario, CaseType type, JsonNode story) {

  private static final YAMLMapper YAML = YAMLMapper.builder().build();

  /** The story that is walked for each case type. */
  private static final Map<String, String> TOLD =
      Map.ofEntries(
          Map.entry("app-privacy-audit/audit", "rectified"),
          Map.entry("city-management/matter", "closed-on-time"),
          Map.entry("class-feedback/feedback", "settled"),
          Map.entry("dispute-mediation/dispute", "mediated"),
          Map.entry("elder-care/service", "service-called-early"),
          Map.entry("elder-care/alert", "alert-false"),
          Map.entry("elder-allowance/allowance", "paid"),
          Map.entry("emergency-command/event", "contained"),
          Map.entry("government-service/application", "granted"),
          Map.entry("grid-patrol/patrol", "handed-over"),
          Map.entry("harm-reports/report", "handled"),
          Map.entry("hotline/workOrder", "completed"),
          Map.entry("inspection/visit", "called-off"), // how one is made is walked in InspectionStoryTest: it is recorded by sealing what was signed on site
          Map.entry("inspection/rectification", "order-corrected"),
          Map.entry("inspection/lead", "lead-rejected"),
          Map.entry("joint-clarification/clarification", "published"),
          Map.entry("joint-clarification/correctionRequest", "correction-agreed"),
          Map.entry("lead-transfer/lead", "accepted"),
          Map.entry("newborn-registration/birth", "delivered"),
          Map.entry("pipeline-patrol/patrol", "patrol-finished"),
          Map.entry("pipeline-patrol/defect", "defect-cleared"),
          Map.entry("restaurant-opening/opening", "granted"),
          Map.entry("ride-hailing/permit", "renewed-and-expired"),
          Map.entry("ride-hailing/statement", "double-compliance"),
          Map.entry("ride-hailing/violation", "violation-decided"),
          Map.entry("safety-campaign/event", "event-held"),
          Map.entry("safety-campaign/registration", "attended"),
          Map.entry("talent-service/application", "paid"),
          Map.entry("title-review/review", "certified"));

  static Tale of(Path folder, Scenario scenario, CaseType type) throws IOException {
    String name = TOLD.get(scenario.key() + "/" + type.key());
    if (name == null) {
      throw new AssertionError("no story is walked for %s/%s: name one that ends in Tale.TOLD".formatted(scenario.key(), type.key()));
    }
    return new Tale(scenario, type, YAML.readTree(Files.readString(folder.resolve("examples/" + name + ".yaml"))));
  }

  /** The same, told by somebody who comes from the guide of an item: the form knows which. */
  Tale fromGuide() {
    JsonNode copy = story.deepCopy();
    ((ObjectNode) copy.path("report").path("form")).remove("item");
    return new Tale(scenario, type, copy);
  }

  JsonNode report() {
    return story.path("report");
  }

  Instant begins() {
    return moment(story.path("at").asString());
  }

  /** What people do with this case and how time passes; what is only expected is left out. */
  List<JsonNode> steps() {
    return story.path("steps").valueStream().filter(step -> !step.has("expect") && !step.has("of")).toList();
  }

  static Instant moment(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }

  @Override
  public String toString() {
    return scenario.key() + "/" + type.key() + ": " + story.path("story").asString();
  }
}
