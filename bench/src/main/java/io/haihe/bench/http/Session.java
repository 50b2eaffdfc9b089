package io.haihe.bench.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody signed in with a browser: the cookies, and the token of the forms. */
final class Session {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient client;
  private final String city;
  private final Map<String, String> cookies = new ConcurrentHashMap<>();
  private String token = "";

  private Session(HttpClient client, String city) {
    this.client = client;
    this.city = city;
  }

  static Session signIn(HttpClient client, String city, String login, String password) throws IOException, InterruptedException {
    var session = new Session(client, city);
    session.readToken("/sign-in");
    String form = "login=%s&password=%s&_csrf=%s".formatted(encoded(login), encoded(password), encoded(session.token));
    var request = session.request("/sign-in")
        .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build();
    session.keep(client.send(request, BodyHandlers.ofString()));
    session.readToken("/work");
    return session;
  }

  private void readToken(String page) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request(page).GET().build(), BodyHandlers.ofString());
    keep(answer);
    token = TOKEN.matcher(answer.body()).results().findFirst().map(found -> found.group(1))
        .orElseThrow(() -> new IOException("no form on " + page + ": status " + answer.statusCode()));
  }

  private void keep(HttpResponse<?> answer) {
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
  }

  HttpResponse<String> look(String page) throws IOException, InterruptedException {
    return client.send(request(page).GET().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> command(String path, String json) throws IOException, InterruptedException {
    var request = request("/api/v1/cases" + path)
        .setHeader("Accept", "application/json")
        .header("Content-Type", "application/json")
        .header("X-XSRF-TOKEN", token)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString(json))
        .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    String all = cookies.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining("; "));
    var request = HttpRequest.newBuilder(URI.create(city + path)).header("Accept", "text/html");
    return all.isEmpty() ? request : request.header("Cookie", all);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
