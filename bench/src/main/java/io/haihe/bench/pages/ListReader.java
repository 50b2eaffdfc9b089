package io.haihe.bench.pages;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Somebody signed in who asks for pages. */
final class ListReader implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();
  private final String city;

  ListReader(String city, String login, String password) throws IOException, InterruptedException {
    this.city = city;
    var token = TOKEN.matcher(get("/sign-in").body());
    if (!token.find()) {
      throw new IOException("no token on the page for signing in");
    }
    String form = "login=" + login + "&password=" + password + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    client.send(
        HttpRequest.newBuilder(URI.create(city + "/sign-in")).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)).build(),
        BodyHandlers.discarding());
  }

  /** From sending until the whole page is there. */
  double millis(String path) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    HttpResponse<String> answer = get(path);
    double millis = (System.nanoTime() - begun) / 1e6;
    if (answer.statusCode() != 200 || !answer.body().contains("role=\"search\"")) {
      throw new IOException(path + " was answered with " + answer.statusCode());
    }
    return millis;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(URI.create(city + path)).build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
  }
}
