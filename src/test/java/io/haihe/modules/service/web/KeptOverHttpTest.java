package io.haihe.modules.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SampleCatalogue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Over the wire, a kept guide")
class KeptOverHttpTest {

  @Autowired ApplicationContext context;
  @LocalServerPort int port;

  private final HttpClient client = HttpClient.newHttpClient();
  private String guide = "";

  @BeforeAll
  void catalogue() {
    guide = "/services/" + SampleCatalogue.in(context);
  }

  @Test
  void isTheSameAnswerAsTheOneThatWasMade() throws Exception {
    for (String encoding : List.of("gzip", "identity")) {
      HttpResponse<byte[]> first = get("GET", guide, "Accept-Encoding", encoding);
      HttpResponse<byte[]> again = get("GET", guide, "Accept-Encoding", encoding);
      assertThat(again.statusCode()).isEqualTo(200);
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(told(again)).isEqualTo(told(first)).containsKeys(
          "etag", "vary", "content-security-policy", "permissions-policy", "referrer-policy", "cross-origin-opener-policy", "x-content-type-options");

      HttpResponse<byte[]> head = get("HEAD", guide, "Accept-Encoding", encoding);
      assertThat(head.body()).isEmpty();
      assertThat(head.headers().firstValue("content-length")).contains("" + again.body().length);
      String etag = again.headers().firstValue("etag").orElseThrow();
      assertThat(get("GET", guide, "Accept-Encoding", encoding, "If-None-Match", etag).statusCode()).isEqualTo(304);
    }
  }

  @Test
  void isNotForThoseWhoMayBeSignedInNorForThoseWhoChooseALanguage() throws Exception {
    get("GET", guide);
    HttpResponse<byte[]> known = get("GET", guide, "Cookie", "SESSION=of-somebody");
    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(known.headers().firstValue("cache-control").orElse("")).doesNotContain("public");
    assertThat(get("GET", guide + "?lang=en").headers().firstValue("set-cookie").orElse("")).startsWith("haihe_lang=en");
  }

  private HttpResponse<byte[]> get(String method, String path, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).method(method, HttpRequest.BodyPublishers.noBody());
    request.header("Accept", "text/html");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static Map<String, List<String>> told(HttpResponse<?> answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    return headers;
  }
}
