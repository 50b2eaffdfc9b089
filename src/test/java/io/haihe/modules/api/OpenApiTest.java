package io.haihe.modules.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the published description against the handlers that exist and against the rules of OpenAPI 3.1. */
@CityTest
@DisplayName("The OpenAPI description")
class OpenApiTest {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  @Autowired MockMvc mvc;
  @Autowired List<RequestMappingHandlerMapping> mappings;

  private JsonNode api;

  private record Op(String path, String method, JsonNode node) {
    String name() {
      return method + " " + path;
    }
  }

  @BeforeEach
  void read() throws Exception {
    var response = mvc.perform(MockMvcRequestBuilders.get("/v3/api-docs")).andReturn().getResponse();
    api = JsonMapper.builder().build().readTree(response.getContentAsByteArray());
  }

  private List<Op> operations() {
    List<Op> operations = new ArrayList<>();
    api.get("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
      if (METHODS.contains(method.getKey())) {
        operations.add(new Op(path.getKey(), method.getKey(), method.getValue()));
      }
    }));
    return operations;
  }

  @Test
  void describesEveryHandlerOfTheApiAndNothingElse() {
    Set<String> handled = new TreeSet<>();
    mappings.stream().flatMap(mapping -> mapping.getHandlerMethods().keySet().stream()).forEach(info ->
        info.getPatternValues().stream().filter(path -> path.startsWith("/api/")).forEach(path ->
            info.getMethodsCondition().getMethods().forEach(
                method -> handled.add(method.name().toLowerCase(java.util.Locale.ROOT) + " " + path))));

    assertThat(handled).isNotEmpty();
    assertThat(operations()).extracting(Op::name).containsExactlyInAnyOrderElementsOf(handled);
  }

  @Test
  void isOpenApi31() {
    assertThat(api.get("openapi").asString()).startsWith("3.1.");
    assertThat(api.at("/info/title").asString()).isNotBlank();
    assertThat(api.at("/info/version").asString()).isNotBlank();
    assertThat(api.at("/components/securitySchemes").propertyNames()).contains("token", "session");
    Set<String> allowed =
        Set.of("openapi", "info", "jsonSchemaDialect", "servers", "paths", "webhooks", "components", "security", "tags",
            "externalDocs");
    assertThat(allowed).containsAll(api.propertyNames());
  }

  @Test
  void saysOfEveryOperationWhatItDoesAnswersAndRefuses() {
    Set<String> ids = new HashSet<>();
    for (Op op : operations()) {
      assertThat(op.node().path("summary").asString("")).as(op.name()).isNotBlank();
      assertThat(op.node().path("description").asString("")).as(op.name()).isNotBlank();
      assertThat(op.node().path("tags")).as(op.name()).isNotEmpty();
      assertThat(ids.add(op.node().get("operationId").asString())).as(op.name()).isTrue();
      JsonNode responses = op.node().get("responses");
      assertThat(responses.propertyNames()).as(op.name()).allMatch(status -> status.matches("[1-5]\\d\\d|default"));
      assertThat(responses.propertyNames()).as(op.name()).anyMatch(status -> status.startsWith("2"));
      responses.properties().forEach(response ->
          assertThat(response.getValue().path("description").asString("")).as(op.name()).isNotBlank());
      assertThat(responses.at("/422/content").propertyNames()).as(op.name()).contains("application/problem+json");
      boolean open = Stream.of("/api/v1/public/", "/api/v1/items", "/api/v1/ratings", "/api/v1/inspections").anyMatch(op.path()::startsWith);
      assertThat(responses.has("401")).as(op.name()).isEqualTo(!open);
      assertThat(op.node().path("security").isEmpty()).as(op.name()).isEqualTo(open);
    }
  }

  @Test
  void declaresEveryVariableOfAPathOnce() {
    for (Op op : operations()) {
      Set<String> variables = new TreeSet<>();
      VARIABLE.matcher(op.path()).results().forEach(match -> variables.add(match.group(1)));
      Set<String> declared = new TreeSet<>();
      Set<String> all = new HashSet<>();
      op.node().path("parameters").forEach(parameter -> {
        String in = parameter.get("in").asString();
        assertThat(in).isIn("path", "query", "header", "cookie");
        assertThat(all.add(in + " " + parameter.get("name").asString())).as(op.name()).isTrue();
        assertThat(parameter.has("schema") || parameter.has("content")).as(op.name()).isTrue();
        if (in.equals("path")) {
          assertThat(parameter.get("required").asBoolean()).isTrue();
          declared.add(parameter.get("name").asString());
        }
      });
      assertThat(declared).as(op.name()).isEqualTo(variables);
    }
  }

  @Test
  void refersOnlyToWhatExistsAndUsesOnlyTypesOfJsonSchema() {
    walk(api, "#");
  }

  private void walk(JsonNode node, String at) {
    if (node.isObject()) {
      JsonNode ref = node.get("$ref");
      if (ref != null && ref.isString()) {
        assertThat(api.at(ref.asString().substring(1)).isMissingNode()).as(at + " → " + ref.asString()).isFalse();
      }
      JsonNode type = node.get("type");
      if (type != null && at.matches(".*/(schema|items|properties/[^/]+|schemas/[^/]+)")) {
        List<String> types = new ArrayList<>();
        (type.isArray() ? type : List.of(type)).forEach(each -> types.add(((JsonNode) each).asString()));
        assertThat(List.of("string", "number", "integer", "boolean", "object", "array", "null")).as(at).containsAll(types);
        assertThat(node.has("nullable")).as(at).isFalse();
      }
      node.properties().forEach(field -> walk(field.getValue(), at + "/" + field.getKey()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), at + "/" + i);
      }
    }
  }
}
