package io.haihe.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** A browser without a window that looks at the pages of a city on this machine. */
final class Visitor implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern CASE = Pattern.compile("href=\"(/cases/[A-Z]+\\d+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();
  private final String city;

  Visitor(int port) {
    city = "http://127.0.0.1:" + port;
  }

  String look(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder().GET(), path);
  }

  void signIn(String login, String password) throws IOException, InterruptedException {
    String token = found(TOKEN, look("/sign-in")).orElseThrow();
    String form = "login=%s&password=%s&_csrf=%s".formatted(encoded(login), encoded(password), encoded(token));
    send(
        HttpRequest.newBuilder().header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)),
        "/sign-in");
  }

  /** The first case on the page, if there is one. */
  static Optional<String> caseOn(String page) {
    return found(CASE, page);
  }

  private String send(HttpRequest.Builder request, String path) throws IOException, InterruptedException {
    return client.send(request.uri(URI.create(city + path)).header("Accept", "text/html").build(), BodyHandlers.ofString()).body();
  }

  private static Optional<String> found(Pattern pattern, String page) {
    return pattern.matcher(page).results().findFirst().map(match -> match.group(1));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
