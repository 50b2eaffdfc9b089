package io.haihe.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** A route of the program with the names its handler reads. */
final class Route {

  /** Read by handlers that take the whole request. */
  private static final List<String> FREE =
      List.of(
          "f.unit", "f.text", "f.urgency", "f.note", "text", "place", "category", "key", "step", "type", "filled", "find",
          "service_code", "lat", "long", "address_string", "description", "jurisdiction_id", "status", "start_date", "end_date",
          "service_request_id", "api_key", "phone", "email", "media_url", "attribute[x]", "lang", "state", "from", "to",
          "scenario", "by", "q", "tab", "after", "page", "size", "order", "cursor", "openedFrom", "openedTo", "website");
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(:(?:[^{}]|\\{[^}]*})*)?}");

  private final HttpMethod method;
  private final String pattern;
  private final List<String> parameters;
  private final List<String> fields;
  private final List<String> files;
  private String last = "";

  private Route(HttpMethod method, String pattern, HandlerMethod handler) {
    this.method = method;
    this.pattern = pattern;
    this.parameters = new ArrayList<>();
    this.fields = new ArrayList<>();
    this.files = new ArrayList<>();
    for (MethodParameter parameter : handler.getMethodParameters()) {
      learn(parameter);
    }
  }

  static List<Route> all(ApplicationContext context) {
    return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .flatMap(Route::of)
        .sorted(java.util.Comparator.comparing(Route::toString))
        .toList();
  }

  private static Stream<Route> of(Map.Entry<RequestMappingInfo, HandlerMethod> mapped) {
    var methods = mapped.getKey().getMethodsCondition().getMethods();
    List<HttpMethod> verbs =
        methods.isEmpty() ? List.of(HttpMethod.GET, HttpMethod.POST) : methods.stream().map(each -> each.asHttpMethod()).toList();
    return mapped.getKey().getPatternValues().stream()
        .flatMap(pattern -> verbs.stream().map(verb -> new Route(verb, pattern, mapped.getValue())));
  }

  private void learn(MethodParameter parameter) {
    parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
    Class<?> type = parameter.getParameterType();
    RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
    if (parameter.hasParameterAnnotation(RequestBody.class)) {
      addComponents(type, fields);
    } else if (named != null && isFile(parameter)) {
      files.add(named.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : named.name());
    } else if (named != null) {
      parameters.add(named.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : named.name());
    } else if (type.isRecord()) {
      addComponents(type, parameters);
    }
  }

  private static boolean isFile(MethodParameter parameter) {
    return parameter.getGenericParameterType().getTypeName().contains(MultipartFile.class.getSimpleName());
  }

  private static void addComponents(Class<?> type, List<String> names) {
    if (type.isRecord()) {
      Arrays.stream(type.getRecordComponents()).forEach(component -> {
        names.add(component.getName());
        addComponents(component.getType(), names);
      });
    }
  }

  boolean showsContact() {
    return pattern.endsWith("/contact");
  }

  /** What the last request was made of. */
  String last() {
    return " with " + last;
  }

  AbstractMockHttpServletRequestBuilder<?> request(Nonsense nonsense, List<String> known) {
    String path =
        VARIABLE.matcher(pattern)
            .replaceAll(found -> Matcher.quoteReplacement(
                nonsense.oneIn(3) ? nonsense.segment() : nonsense.oneIn(2) && found.group(1).equals("file")
                    ? nonsense.pick(List.of("requests.json", "services.xml", "discovery", "requests"))
                    : nonsense.pick(known)))
            .replace("/**", "/" + nonsense.segment());
    last = method + " " + path;
    var request = start(path, nonsense);
    List<String> names = nonsense.oneIn(4) ? FREE : parameters;
    for (String name : names) {
      if (!nonsense.oneIn(names == FREE ? 2 : 5)) {
        String value = nonsense.oneIn(3) ? nonsense.pick(known) : nonsense.value();
        last += " " + name + "=" + (value.length() > 80 ? "long" : value);
        request.param(name, value);
      }
    }
    if (!fields.isEmpty() && method != HttpMethod.GET) {
      byte[] body = nonsense.json(fields, 3).getBytes(StandardCharsets.UTF_8);
      last += " " + new String(body, StandardCharsets.UTF_8);
      request.contentType("application/json").content(body);
    }
    if (nonsense.oneIn(6)) {
      request.header("If-Match", nonsense.segment()).header("Idempotency-Key", nonsense.segment());
    }
    return request.accept(nonsense.pick(List.of("*/*", "text/html", "application/json", "text/xml")));
  }

  private AbstractMockHttpServletRequestBuilder<?> start(String path, Nonsense nonsense) {
    if (files.isEmpty() || nonsense.oneIn(4)) {
      return MockMvcRequestBuilders.request(method, java.net.URI.create(
          org.springframework.web.util.UriUtils.encodePath(path, StandardCharsets.UTF_8)));
    }
    var request = MockMvcRequestBuilders.multipart(method, java.net.URI.create(
        org.springframework.web.util.UriUtils.encodePath(path, StandardCharsets.UTF_8)));
    for (String file : files) {
      byte[] bytes = nonsense.changed(nonsense.pick(List.of("%PDF-1.4\nxref\n%%EOF", "\u0089PNG\n", "plain", "{}")));
      request.file(new MockMultipartFile(file, nonsense.value(), "image/jpeg", bytes));
    }
    return request;
  }

  @Override
  public String toString() {
    return method + " " + pattern;
  }
}
