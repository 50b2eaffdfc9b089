package io.haihe.bench.http;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * The same mixture asked of a Redmine: 70 % pages (lists of issues and single ones), 25 % updates with a note, 5 % new issues. Pages with a signed-in
 * session, changes by its REST interface with a key.
 */
final class RedmineLoad implements OpenLoop.Load {

  private static final Pattern TOKEN = Pattern.compile("name=\"authenticity_token\" value=\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final List<String> LISTS =
      List.of("/issues", "/issues?sort=due_date", "/issues?sort=created_on:desc", "/projects/city/issues", "/issues?set_filter=1&assigned_to_id=me");

  private final CloseableHttpClient client;
  private final String address;
  private final String key;
  private final String cookie;
  private final List<String> issues = new CopyOnWriteArrayList<>();

  /** @param key of a user's REST access; the user {@code admin} has the password {@link LoadedCity#PASSWORD}, the project is {@code city} */
  RedmineLoad(CloseableHttpClient client, String address, String key, int begin) throws IOException {
    this.client = client;
    this.address = address;
    this.key = key;
    this.cookie = signIn();
    for (int i = 0; i < begin; i++) {
      create();
    }
  }

  private String signIn() throws IOException {
    String[] cookie = new String[1];
    String page = client.execute(ClassicRequestBuilder.get(address + "/login").build(), response -> {
      cookie[0] = cookie(response.getFirstHeader("Set-Cookie").getValue());
      return EntityUtils.toString(response.getEntity());
    });
    Matcher token = TOKEN.matcher(page);
    if (!token.find()) {
      throw new IOException("no sign-in form at " + address);
    }
    String form = "username=admin&password=" + LoadedCity.PASSWORD + "&authenticity_token=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    client.execute(
        ClassicRequestBuilder.post(address + "/login").addHeader("Cookie", cookie[0])
            .setEntity(new StringEntity(form, ContentType.APPLICATION_FORM_URLENCODED)).build(),
        response -> {
          cookie[0] = cookie(response.getFirstHeader("Set-Cookie").getValue());
          return EntityUtils.toString(response.getEntity());
        });
    return cookie[0];
  }

  private static String cookie(String header) {
    return header.split(";", 2)[0];
  }

  @Override
  public Session.Answer next() throws IOException {
    int chance = ThreadLocalRandom.current().nextInt(100);
    if (chance < 5) {
      return create();
    }
    return chance < 30 ? update() : look(chance < 65 ? any(LISTS) : "/issues/" + any(issues));
  }

  private static String any(List<String> all) {
    return all.get(ThreadLocalRandom.current().nextInt(all.size()));
  }

  private Session.Answer look(String page) throws IOException {
    return send(ClassicRequestBuilder.get(address + page).addHeader("Cookie", cookie));
  }

  private Session.Answer create() throws IOException {
    Session.Answer answer = change(
        ClassicRequestBuilder.post(address + "/issues.json"),
        "{\"issue\": {\"project_id\": \"city\", \"subject\": \"The surface of the road is broken.\", \"description\": \"The surface of the road is broken.\"}}");
    Matcher id = ID.matcher(answer.body());
    if (answer.status() == 201 && id.find()) {
      issues.add(id.group(1));
    }
    return answer;
  }

  private Session.Answer update() throws IOException {
    Session.Answer answer = change(
        ClassicRequestBuilder.put(address + "/issues/" + any(issues) + ".json"), "{\"issue\": {\"notes\": \"Seen to.\", \"done_ratio\": 50}}");
    return answer.status() == 204 ? new Session.Answer(200, "", false) : answer;
  }

  private Session.Answer change(ClassicRequestBuilder building, String json) throws IOException {
    return send(building.addHeader("X-Redmine-API-Key", key).setEntity(new StringEntity(json, ContentType.APPLICATION_JSON)));
  }

  private Session.Answer send(ClassicRequestBuilder building) throws IOException {
    return client.execute(building.build(), Session.Answer::of);
  }
}
