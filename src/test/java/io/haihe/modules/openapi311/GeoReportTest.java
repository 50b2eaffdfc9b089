package io.haihe.modules.openapi311;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.PublicCases;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Tokens;
import io.haihe.kernel.scenario.Scenarios;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each answer against the field lists of the GeoReport v2 specification. */
@CityTest
@DisplayName("Open311 GeoReport v2")
class GeoReportTest {

  private static final String V2 = "/open311/v2/";
  private static final String LAMP = "lamp-report.L1";

  private static final List<String> SERVICE =
      List.of("service_code", "service_name", "description", "metadata", "type", "keywords", "group");
  private static final List<String> ATTRIBUTE =
      List.of("variable", "code", "datatype", "required", "datatype_description", "order", "description");
  private static final List<String> REQUEST =
      List.of(
          "service_request_id", "status", "status_notes", "service_name", "service_code", "description",
          "agency_responsible", "service_notice", "requested_datetime", "updated_datetime", "expected_datetime", "address",
          "address_id", "zipcode", "lat", "long", "media_url");

  @Autowired ApplicationContext context;
  @Autowired MockMvc mvc;
  @Autowired Tokens tokens;
  @Autowired SettableClock clock;
  @Autowired Scenarios scenarios;
  @Autowired Casework casework;
  @Autowired PublicCases publicCases;

  private String key;

  private record Reply(int status, String body, String type) {
    JsonNode json() {
      return JsonMapper.builder().build().readTree(body);
    }

    Element xml() {
      try {
        assertThat(body).startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        return DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
      } catch (Exception broken) {
        throw new AssertionError(body, broken);
      }
    }
  }

  @BeforeEach
  void cityAndKey() {
    TinyCity.in(context);
    scenarios.load(Path.of("src/test/resources/sample-scenarios/lamp-report"));
    key = tokens.issue("app", null, Set.of("open311"), null, Act.bySystem(SettableClock.START)).secret();
  }

  private Reply send(MockHttpServletRequestBuilder request) {
    try {
      MockHttpServletResponse response = mvc.perform(request.param("lang", "en")).andReturn().getResponse();
      return new Reply(
          response.getStatus(), response.getContentAsString(StandardCharsets.UTF_8), response.getContentType());
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  private Reply get(String uri) {
    return send(MockMvcRequestBuilders.get(uri));
  }

  private Reply post(String file, String... parameters) {
    MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(V2 + file);
    for (int i = 0; i < parameters.length; i += 2) {
      request.param(parameters[i], parameters[i + 1]);
    }
    return send(request);
  }

  private String report(String... more) {
    List<String> parameters =
        new ArrayList<>(List.of(
            "api_key", key, "service_code", LAMP, "address_id", "990101001001", "description", "dark corner",
            "attribute[kind]", "street", "attribute[parts][]", "bulb", "attribute[parts][]", "pole"));
    parameters.addAll(List.of(more));
    Reply reply = post("requests.json", parameters.toArray(String[]::new));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json().at("/0/service_request_id").asString();
  }

  private static List<String> children(Node node) {
    List<String> names = new ArrayList<>();
    for (Node at = node.getFirstChild(); at != null; at = at.getNextSibling()) {
      if (at instanceof Element element) {
        names.add(element.getTagName());
      }
    }
    return names;
  }

  private static Element first(Element parent, String name) {
    return (Element) parent.getElementsByTagName(name).item(0);
  }

  private static void isAnError(Reply reply, int status) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.json().isArray()).isTrue();
    assertThat(reply.json().get(0).propertyNames()).containsExactly("code", "description");
    assertThat(reply.json().at("/0/code").asInt()).isEqualTo(status);
    assertThat(reply.json().at("/0/description").asString()).isNotBlank().doesNotContain("??");
  }

  @Test
  void discoversTheEndpointInBothForms() {
    Reply xml = get("/open311/discovery.xml");
    Reply json = get("/open311/discovery.json");

    assertThat(xml.xml().getTagName()).isEqualTo("discovery");
    assertThat(children(xml.xml())).containsExactly("changeset", "contact", "key_service", "endpoints");
    assertThat(children(first(xml.xml(), "endpoint")))
        .containsExactly("specification", "url", "changeset", "type", "formats");
    assertThat(children(first(xml.xml(), "formats"))).containsOnly("format");
    assertThat(json.json().at("/endpoints/0/specification").asString()).isEqualTo("http://wiki.open311.org/GeoReport_v2");
    assertThat(json.json().at("/endpoints/0/url").asString()).endsWith("/open311/v2");
    assertThat(json.json().at("/endpoints/0/formats").toString()).isEqualTo("[\"text/xml\",\"application/json\"]");
  }

  @Test
  void listsServicesWithTheFieldsOfTheSpecification() {
    Reply json = get(V2 + "services.json");
    Reply xml = get(V2 + "services.xml");

    assertThat(json.type()).isEqualTo("application/json;charset=UTF-8");
    assertThat(xml.type()).isEqualTo("text/xml;charset=UTF-8");
    json.json().forEach(service -> {
      assertThat(service.propertyNames()).containsExactlyElementsOf(SERVICE);
      assertThat(service.get("service_code").isString()).isTrue();
      assertThat(service.get("metadata").isBoolean()).isTrue();
      assertThat(service.get("type").asString()).isIn("realtime", "batch", "blackbox");
    });
    assertThat(json.json().findValuesAsString("service_code")).contains(LAMP, "city-management.01001").doesNotContain(
        "lamp-report.L2");
    assertThat(xml.xml().getTagName()).isEqualTo("services");
    assertThat(children(xml.xml())).containsOnly("service").hasSize(json.json().size());
    assertThat(children(first(xml.xml(), "service"))).containsExactlyElementsOf(SERVICE);
  }

  @Test
  void definesTheAttributesOfAService() {
    Reply json = get(V2 + "services/" + LAMP + ".json");
    Element xml = get(V2 + "services/" + LAMP + ".xml").xml();

    assertThat(json.json().propertyNames()).containsExactly("service_code", "attributes");
    JsonNode attributes = json.json().get("attributes");
    assertThat(attributes.findValuesAsString("code"))
        .containsExactly("kind", "parts", "count", "height", "since", "night", "remark", "label");
    assertThat(attributes.findValuesAsString("datatype"))
        .containsExactly(
            "singlevaluelist", "multivaluelist", "number", "number", "datetime", "singlevaluelist", "text", "string");
    assertThat(attributes.findValuesAsString("order")).containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
    attributes.forEach(attribute -> {
      assertThat(attribute.propertyNames()).containsAll(ATTRIBUTE);
      assertThat(attribute.get("variable").asBoolean()).isTrue();
    });
    assertThat(attributes.at("/0/required").asBoolean()).isTrue();
    assertThat(attributes.at("/2/required").asBoolean()).isFalse();
    assertThat(attributes.at("/0/values/0").propertyNames()).containsExactly("key", "name");
    assertThat(attributes.at("/0/values/0/name").asString()).isEqualTo("Street lamp");
    assertThat(xml.getTagName()).isEqualTo("service_definition");
    assertThat(children(xml)).containsExactly("service_code", "attributes");
    assertThat(children(first(xml, "attributes"))).containsOnly("attribute").hasSize(8);
    assertThat(children(first(xml, "values"))).containsOnly("value");
    assertThat(children(first(xml, "value"))).containsExactly("key", "name");
  }

  @Test
  void takesARequestAndAnswersItsNumberOnly() {
    Reply json =
        post(
            "requests.json", "api_key", key, "service_code", LAMP, "address_id", "990101001001", "attribute[kind]", "park",
            "first_name", "Ming", "last_name", "Li", "email", "li@example.org", "phone", "13800001111", "device_id", "d",
            "account_id", "a", "media_url", "https://example.org/a.jpg");
    Reply xml =
        post("requests.xml", "api_key", key, "service_code", LAMP, "address_id", "990101001001", "attribute[kind]", "park");

    assertThat(json.status()).as(json.body()).isEqualTo(200);
    assertThat(json.json().get(0).propertyNames()).containsExactly("service_request_id", "service_notice", "account_id");
    assertThat(json.json().at("/0/service_notice").asString()).contains("/follow/");
    assertThat(xml.xml().getTagName()).isEqualTo("service_requests");
    assertThat(children(xml.xml())).containsExactly("request");
    assertThat(children(first(xml.xml(), "request")))
        .containsExactly("service_request_id", "service_notice", "account_id");
  }

  @Test
  void showsARequestWithTheFieldsOfTheSpecification() {
    String number = report("lat", "39.11", "long", "117.11", "address_string", "12 River Road");
    JsonNode request = get(V2 + "requests/" + number + ".json").json().get(0);
    Element xml = get(V2 + "requests/" + number + ".xml").xml();

    assertThat(request.propertyNames()).containsExactlyElementsOf(REQUEST);
    assertThat(request.get("service_request_id").asString()).isEqualTo(number);
    assertThat(request.get("status").asString()).isEqualTo("open");
    assertThat(request.get("status_notes").asString()).isEqualTo("Reported");
    assertThat(request.get("service_code").asString()).isEqualTo(LAMP);
    assertThat(request.get("service_name").asString()).isEqualTo("Lamp out");
    assertThat(request.get("description").asString()).isEqualTo("dark corner");
    assertThat(request.get("lat").asDouble()).isEqualTo(39.11);
    assertThat(request.get("long").asDouble()).isEqualTo(117.11);
    assertThat(request.get("address").asString()).startsWith("12 River Road, ");
    for (String time : List.of("requested_datetime", "updated_datetime")) {
      assertThat(request.get(time).asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+08:00");
      assertThat(OffsetDateTime.parse(request.get(time).asString()).toInstant()).isEqualTo(clock.instant());
    }
    assertThat(xml.getTagName()).isEqualTo("service_requests");
    assertThat(children(first(xml, "request"))).containsExactlyElementsOf(REQUEST);
  }

  @Test
  void leavesOutWhatTheScenarioDoesNotPublish() {
    Reply taken =
        post(
            "requests.json", "api_key", key, "service_code", "city-management.01001", "address_id", "990101001001",
            "description", "private words", "lat", "39.11", "long", "117.11");
    String number = taken.json().at("/0/service_request_id").asString();
    JsonNode request = get(V2 + "requests/" + number + ".json").json().get(0);

    for (String hidden : List.of("description", "lat", "long", "expected_datetime", "media_url", "agency_responsible")) {
      assertThat(request.get(hidden).isNull()).as(hidden).isTrue();
    }
    assertThat(request.get("address_id").asString()).isEqualTo("990101001000");
  }

  @Test
  void findsRequestsByNumberServiceStatusAndTime() {
    String one = report();
    clock.advance(Duration.ofDays(2));
    String two = report();
    String lamps = "&service_code=" + LAMP;

    assertThat(numbers("service_request_id=" + one + "," + two + ",none")).containsExactlyInAnyOrder(one, two);
    assertThat(numbers("status=open" + lamps)).contains(one, two);
    assertThat(numbers("status=closed" + lamps)).isEmpty();
    assertThat(numbers("status=open,closed" + lamps)).contains(one, two);
    String middle = clock.instant().minus(Duration.ofDays(1)).toString();
    assertThat(numbers("start_date=" + middle + lamps)).contains(two).doesNotContain(one);
    assertThat(numbers("end_date=" + middle + lamps)).contains(one).doesNotContain(two);
    assertThat(numbers("updated_after=" + middle + lamps)).contains(two).doesNotContain(one);
    assertThat(numbers("page_size=1&page=1" + lamps)).containsExactly(two);
    assertThat(numbers("page_size=1&page=2" + lamps)).containsExactly(one);
    clock.advance(Duration.ofDays(91));
    assertThat(numbers("status=open" + lamps)).doesNotContain(one, two);
  }

  private List<String> numbers(String query) {
    Reply reply = get(V2 + "requests.json?" + query);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json().findValuesAsString("service_request_id");
  }

  @Test
  void takesARetriedRequestOnce() {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Reply reply =
          send(MockMvcRequestBuilders.post(V2 + "requests.json").header("Idempotency-Key", "k1").param("api_key", key)
              .param("service_code", LAMP).param("address_id", "990101001001").param("attribute[kind]", "park"));
      numbers.add(reply.json().at("/0/service_request_id").asString());
    }
    assertThat(numbers.getFirst()).isNotEmpty().isEqualTo(numbers.getLast());
  }

  @Test
  void givesTheNumberForItsTokenOnly() {
    RequestTokens requestTokens = context.getBean(RequestTokens.class);
    String token = requestTokens.of("LR1");
    JsonNode found = get(V2 + "tokens/" + token + ".json").json();
    Element xml = get(V2 + "tokens/" + token + ".xml").xml();

    assertThat(found.get(0).propertyNames()).containsExactly("service_request_id", "token");
    assertThat(found.at("/0/service_request_id").asString()).isEqualTo("LR1");
    assertThat(children(first(xml, "request"))).containsExactly("service_request_id", "token");
    isAnError(get(V2 + "tokens/" + token.replace("LR1", "LR2") + ".json"), 404);
  }

  @Test
  void refusesAsTheSpecificationSays() {
    isAnError(get(V2 + "services.json?jurisdiction_id=nowhere"), 404);
    isAnError(get(V2 + "services/none.json"), 404);
    isAnError(get(V2 + "requests/none.json"), 404);
    isAnError(get(V2 + "nothing.json"), 404);
    isAnError(get(V2 + "requests.json?status=done"), 400);
    isAnError(get(V2 + "requests.json?start_date=yesterday"), 400);
    isAnError(get(V2 + "requests.json?start_date=2025-01-01T00:00:00Z&end_date=2025-06-01T00:00:00Z"), 400);
    isAnError(get(V2 + "requests.json?page=0"), 400);
    isAnError(get(V2 + "requests.json?service_code=none"), 404);
    isAnError(post("requests.json", "service_code", LAMP), 403);
    isAnError(post("requests.json", "api_key", "hh_wrong", "service_code", LAMP), 403);
    isAnError(post("requests.json", "api_key", key), 400);
    isAnError(post("requests.json", "api_key", key, "service_code", "none"), 404);
    isAnError(post("requests.json", "api_key", key, "service_code", LAMP, "attribute[kind]", "park"), 400);
    isAnError(accepted("lat", "39.11"), 400);
    isAnError(accepted("lat", "91", "long", "0"), 400);
    isAnError(accepted("address_id", "1"), 400);
    isAnError(accepted("address_string", "Nowhere at all"), 400);
    isAnError(accepted("address_id", "990101001001", "attribute[nonsense]", "1"), 400);
    isAnError(accepted("address_id", "990101001001", "media_url", "javascript:1"), 400);
    isAnError(accepted("address_id", "990101001001", "phone", "call me"), 400);
    isAnError(accepted("address_id", "990101001001", "description", "a\0b"), 400);
    isAnError(
        post("requests.json", "api_key", key, "service_code", LAMP, "address_id", "990101001001"), 400);
    Element xml = get(V2 + "services/none.xml").xml();
    assertThat(xml.getTagName()).isEqualTo("errors");
    assertThat(children(first(xml, "error"))).containsExactly("code", "description");
  }

  private Reply accepted(String... more) {
    List<String> parameters = new ArrayList<>(List.of("api_key", key, "service_code", LAMP, "attribute[kind]", "park"));
    parameters.addAll(List.of(more));
    return post("requests.json", parameters.toArray(String[]::new));
  }

  @Test
  void keepsAKeyForReadingFromMakingRequests() {
    String reading = tokens.issue("r", null, Set.of("read"), null, Act.bySystem(SettableClock.START)).secret();
    isAnError(post("requests.json", "api_key", reading, "service_code", LAMP), 403);
  }
}
