package io.haihe.modules.api;

import io.haihe.SettableClock;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Tokens;
import io.haihe.kernel.org.Viewer;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that calls the API with the token of a person. */
public final class Program {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MockMvc mvc;
  private final String token;

  private Program(MockMvc mvc, String token) {
    this.mvc = mvc;
    this.token = token;
  }

  /** An answer as a program sees it. */
  public record Reply(int status, String body, MockHttpServletResponse response) {

    public JsonNode json() {
      return JSON.readTree(body);
    }

    public String text(String pointer) {
      return json().at(pointer).asString();
    }
  }

  public static Program of(ApplicationContext context, Viewer person, String... scopes) {
    Set<String> granted = scopes.length == 0 ? Set.of("read", "write") : Set.of(scopes);
    Act act = Act.bySystem(SettableClock.START);
    String secret = context.getBean(Tokens.class).issue("test", person.person(), granted, null, act).secret();
    return new Program(context.getBean(MockMvc.class), secret);
  }

  public Reply get(String uri, Object... variables) {
    return send(MockMvcRequestBuilders.get(uri, variables));
  }

  public Reply delete(String uri, Object... variables) {
    return send(MockMvcRequestBuilders.delete(uri, variables));
  }

  public Reply post(String uri, Object body, String... headers) {
    return send(with(MockMvcRequestBuilders.post(uri), body, headers));
  }

  public Reply put(String uri, Object body, String... headers) {
    return send(with(MockMvcRequestBuilders.put(uri), body, headers));
  }

  private static AbstractMockHttpServletRequestBuilder<?> with(
      AbstractMockHttpServletRequestBuilder<?> request, Object body, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    byte[] bytes = body instanceof byte[] raw ? raw : body instanceof String text ? text.getBytes() : JSON.writeValueAsBytes(body);
    return request.contentType(MediaType.APPLICATION_JSON).content(bytes);
  }

  public Reply send(AbstractMockHttpServletRequestBuilder<?> request) {
    try {
      MockHttpServletResponse response =
          mvc.perform(request.header("Authorization", "Bearer " + token)).andReturn().getResponse();
      return new Reply(response.getStatus(), response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8), response);
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  public static Map<String, Object> matter(String text) {
    return Map.of(
        "scenario", "city-management", "category", "06010", "place", "990101001001", "text", text,
        "contact", Map.of("phone", "13800001111"));
  }
}
