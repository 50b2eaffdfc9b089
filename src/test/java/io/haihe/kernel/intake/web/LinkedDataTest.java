package io.haihe.kernel.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.scenario.ScenarioLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Linked data")
class LinkedDataTest {

  private static final JsonNode CLARIFICATION =
      ScenarioLoader.load(Path.of("scenarios/joint-clarification")).type("clarification").publication().linkedData();

  @Test
  void tellsAClarificationAsSchemaOrgHasIt() {
    String told = LinkedData.of(CLARIFICATION, Map.of(
        "claimReviewed", "The water is not safe", "ratingValue", 1.0, "alternateName", "不实", "author", "Water Bureau",
        "itemAppearance", "https://a.example/1\nhttps://b.example/2\n", "datePublished", "2026-03-02T01:00:00Z"));

    JsonNode json = new JsonMapper().readTree(told);
    assertThat(json.path("@context").asString()).isEqualTo("https://schema.org");
    assertThat(json.path("@type").asString()).isEqualTo("ClaimReview");
    assertThat(json.at("/reviewRating/@type").asString()).isEqualTo("Rating");
    assertThat(json.at("/reviewRating/ratingValue").asInt()).isEqualTo(1);
    assertThat(json.at("/reviewRating/bestRating").asInt()).isEqualTo(5);
    assertThat(json.at("/reviewRating/alternateName").asString()).isEqualTo("不实");
    assertThat(json.at("/author/name").asString()).isEqualTo("Water Bureau");
    assertThat(json.at("/itemReviewed/appearance")).extracting(JsonNode::asString).containsExactly("https://a.example/1", "https://b.example/2");
    assertThat(json.has("citation")).as("what has no value").isFalse();
  }

  @Test
  void isNotThereBeforeThereIsAnythingToTell() {
    assertThat(LinkedData.of(CLARIFICATION, Map.of("category", "Health"))).isNull();
  }

  @Test
  void cannotEndTheElementItStandsIn() {
    assertThat(LinkedData.of(CLARIFICATION, Map.of("claimReviewed", "</script><script>alert(1)"))).doesNotContain("<");
  }
}
