package io.haihe.bench.http;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/** Somebody signed in with a browser: the cookies, and the token of the forms. */
final class Session {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CloseableHttpClient client;
  private final String city;
  private final Map<String, String> cookies = new ConcurrentHashMap<>();
  private String token = "";

  private Session(CloseableHttpClient client, String city) {
    this.client = client;
    this.city = city;
  }

  /** @param retryAfter whether a refusal says when to come back */
  record Answer(int status, String body, boolean retryAfter) {

    static Answer of(ClassicHttpResponse response) throws IOException, ParseException {
      String body = response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity());
      return new Answer(response.getCode(), body, response.containsHeader("Retry-After"));
    }
  }

  static Session signIn(CloseableHttpClient client, String city, String login, String password) throws IOException {
    var session = new Session(client, city);
    session.readToken("/sign-in");
    String form = "login=%s&password=%s&_csrf=%s".formatted(encoded(login), encoded(password), encoded(session.token));
    session.send(ClassicRequestBuilder.post(city + "/sign-in")
        .setEntity(new StringEntity(form, ContentType.APPLICATION_FORM_URLENCODED)));
    session.readToken("/work");
    return session;
  }

  private void readToken(String page) throws IOException {
    Answer answer = look(page);
    token = TOKEN.matcher(answer.body()).results().findFirst().map(found -> found.group(1))
        .orElseThrow(() -> new IOException("no form on " + page + ": status " + answer.status()));
  }

  Answer look(String page) throws IOException {
    return send(ClassicRequestBuilder.get(city + page));
  }

  Answer command(String path, String json) throws IOException {
    return send(ClassicRequestBuilder.post(city + "/api/v1/cases" + path)
        .addHeader("X-XSRF-TOKEN", token)
        .addHeader("Idempotency-Key", UUID.randomUUID().toString())
        .setEntity(new StringEntity(json, ContentType.APPLICATION_JSON)));
  }

  private Answer send(ClassicRequestBuilder building) throws IOException {
    String all = cookies.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining("; "));
    if (!all.isEmpty()) {
      building.addHeader("Cookie", all);
    }
    ClassicHttpRequest request = building.addHeader("Accept", building.getUri().getPath().startsWith("/api/") ? "application/json" : "text/html").build();
    return client.execute(request, response -> {
      for (Header cookie : response.getHeaders("Set-Cookie")) {
        String[] pair = cookie.getValue().split(";", 2)[0].split("=", 2);
        if (!pair[1].equals(cookies.get(pair[0]))) {
          cookies.put(pair[0], pair[1]);
        }
      }
      return Answer.of(response);
    });
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
