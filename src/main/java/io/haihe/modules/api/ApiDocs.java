package io.haihe.modules.api;

import io.haihe.kernel.org.PublicPaths;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI 3.1 description at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
class ApiDocs {

  private static final String API = "/api/";
  private static final String PROBLEM = "application/problem+json";
  private static final Map<String, String> ALWAYS =
      Map.of(
          "400", "A parameter cannot be read; \"errors\" names it",
          "422", "Something sent is wrong; each of \"errors\" names a field and what to do");
  private static final Map<String, String> SIGNED_IN =
      Map.of("401", "No session and no valid token", "403", "The token's scope or the caller's seats do not allow it");
  private static final Map<String, String> WITH_PATH = Map.of("404", "There is none, or the caller may not see it");
  private static final Map<String, String> COMMANDS =
      Map.of(
          "409", "Somebody was faster, the state has changed or the time is over: CONFLICT, WRONG_STATE, TOO_LATE");

  @Bean
  PublicPaths apiPaths() {
    return PublicPaths.programs("/api/v1/public/**");
  }

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Haihe API")
                .version("v1")
                .description(
                    "Cases of a city: read, open and move them. Errors are RFC 9457 problems in the language of "
                        + "Accept-Language (zh or en). Commands are safe to repeat with an Idempotency-Key.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    "token",
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A token with the scope read or write, issued by an administrator"))
                .addSecuritySchemes(
                    "session",
                    new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name("SESSION")
                        .description("A signed-in browser; other methods than GET also need the CSRF token")));
  }

  /** What holds for every operation is said once here. */
  @Bean
  OpenApiCustomizer commonAnswers() {
    return api -> {
      problemSchemas(api.getComponents());
      api.getPaths().forEach((path, item) -> {
        if (path.startsWith(API)) {
          item.readOperationsMap().forEach((method, operation) -> complete(path, method, operation));
        }
      });
    };
  }

  private static void problemSchemas(Components components) {
    ResolvedSchema resolved =
        ModelConverters.getInstance(true)
            .resolveAsResolvedSchema(new AnnotatedType(Replies.Problem.class).resolveAsRef(false));
    resolved.referencedSchemas.forEach((name, schema) -> {
      if (components.getSchemas() == null || !components.getSchemas().containsKey(name)) {
        components.addSchemas(name, schema);
      }
    });
    components.addSchemas("Problem", resolved.schema);
  }

  private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
    ApiResponses responses = operation.getResponses();
    ALWAYS.forEach((status, text) -> problem(responses, status, text));
    if (path.contains("{")) {
      WITH_PATH.forEach((status, text) -> problem(responses, status, text));
    }
    if (operation.getSecurity() == null) {
      SIGNED_IN.forEach((status, text) -> problem(responses, status, text));
      operation.addSecurityItem(new SecurityRequirement().addList("token"));
      operation.addSecurityItem(new SecurityRequirement().addList("session"));
    }
    if (method != PathItem.HttpMethod.GET) {
      COMMANDS.forEach((status, text) -> problem(responses, status, text));
    }
  }

  private static Schema<?> reference() {
    return new Schema<>().$ref("#/components/schemas/Problem");
  }

  private static void problem(ApiResponses responses, String status, String text) {
    responses.putIfAbsent(
        status,
        new ApiResponse()
            .description(text)
            .content(new Content().addMediaType(PROBLEM, new MediaType().schema(reference()))));
  }
}
