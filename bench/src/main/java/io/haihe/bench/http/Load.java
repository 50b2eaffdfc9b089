package io.haihe.bench.http;

import io.haihe.kernel.org.Role;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** What the people of a city ask for: 70 % lists and case pages, 25 % steps, 5 % new reports. A case gets five steps for each report, so the load is steady. */
final class Load {

  static final List<Role> STAFF =
      List.of(Role.INTAKE_CLERK, Role.DISPATCHER, Role.HANDLER, Role.CHECKER, Role.DUTY_CHIEF);

  private static final List<String> LISTS =
      List.of("/work", "/work?order=due", "/work?order=opened", "/dispatch", "/overdue", "/desks");

  private static final Pattern NUMBER = Pattern.compile("\"number\"\\s*:\\s*\"([A-Z0-9]+)\"");

  private static final List<Step> STEPS = List.of(
      new Step("dispatch", Role.DISPATCHER), new Step("accept", Role.HANDLER), new Step("handle", Role.HANDLER),
      new Step("verify", Role.CHECKER), new Step("close", Role.DUTY_CHIEF));

  private record Step(String transition, Role by) {}

  /** A case and how many of its steps are taken. */
  private record Open(String number, int taken) {}

  /** @param retryAfter whether a refusal says when to come back */
  record Answer(int status, boolean retryAfter) {}

  private final Map<Role, Session> sessions = new EnumMap<>(Role.class);
  private final Queue<Open> open = new ConcurrentLinkedQueue<>();
  private final List<String> known = new ArrayList<>();

  Load(HttpClient client, String city, List<String> numbers) throws IOException, InterruptedException {
    for (Role role : STAFF) {
      sessions.put(role, Session.signIn(client, city, LoadedCity.login(role), LoadedCity.PASSWORD));
    }
    numbers.forEach(number -> open.add(new Open(number, 0)));
    known.addAll(numbers);
  }

  Answer next() throws IOException, InterruptedException {
    int chance = ThreadLocalRandom.current().nextInt(100);
    if (chance < 5) {
      return report();
    }
    return chance < 30 ? step() : chance < 65 ? list() : page();
  }

  private Answer list() throws IOException, InterruptedException {
    Role role = STAFF.get(random(STAFF.size()));
    return answer(sessions.get(role).look(LISTS.get(random(LISTS.size()))));
  }

  /** The duty chief sees every case of the district. */
  private Answer page() throws IOException, InterruptedException {
    return answer(sessions.get(Role.DUTY_CHIEF).look("/cases/" + known.get(random(known.size()))));
  }

  private Answer report() throws IOException, InterruptedException {
    String json =
        """
        {"scenario": "six-steps", "category": "R11", "place": "120101001001", "text": "The surface of the road is broken.", "form": {"lane": 1}}""";
    HttpResponse<String> answer = sessions.get(Role.INTAKE_CLERK).command("", json);
    var number = NUMBER.matcher(answer.body());
    if (answer.statusCode() == 201 && number.find()) {
      open.add(new Open(number.group(1), 0));
    }
    return answer(answer);
  }

  private Answer step() throws IOException, InterruptedException {
    Open matter = open.poll();
    if (matter == null) {
      return report();
    }
    Step step = STEPS.get(matter.taken());
    HttpResponse<String> answer =
        sessions.get(step.by()).command("/" + matter.number() + "/transitions/" + step.transition(), "{}");
    if (answer.statusCode() != 200) {
      open.add(matter);
    } else if (matter.taken() + 1 < STEPS.size()) {
      open.add(new Open(matter.number(), matter.taken() + 1));
    }
    return answer(answer);
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers().firstValue("Retry-After").isPresent());
  }

  private static int random(int bound) {
    return ThreadLocalRandom.current().nextInt(bound);
  }
}
