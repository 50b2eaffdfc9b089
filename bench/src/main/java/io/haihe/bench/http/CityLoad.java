package io.haihe.bench.http;

import io.haihe.kernel.org.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** What the people of a city ask for: 70 % lists and case pages, 25 % steps, 5 % new reports. A case gets five steps for each report, so the load is steady. */
final class CityLoad implements OpenLoop.Load {

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

  private final Map<Role, Session> sessions = new EnumMap<>(Role.class);
  private final Queue<Open> open = new ConcurrentLinkedQueue<>();
  private final List<String> known = new ArrayList<>();

  CityLoad(CloseableHttpClient client, String city, List<String> numbers) throws IOException {
    for (Role role : STAFF) {
      sessions.put(role, Session.signIn(client, city, LoadedCity.login(role), LoadedCity.PASSWORD));
    }
    numbers.forEach(number -> open.add(new Open(number, 0)));
    known.addAll(numbers);
  }

  @Override
  public Session.Answer next() throws IOException {
    int chance = ThreadLocalRandom.current().nextInt(100);
    if (chance < 5) {
      return report();
    }
    return chance < 30 ? step() : chance < 65 ? list() : page();
  }

  private Session.Answer list() throws IOException {
    Role role = STAFF.get(random(STAFF.size()));
    return sessions.get(role).look(LISTS.get(random(LISTS.size())));
  }

  /** The duty chief sees every case of the district. */
  private Session.Answer page() throws IOException {
    return sessions.get(Role.DUTY_CHIEF).look("/cases/" + known.get(random(known.size())));
  }

  private Session.Answer report() throws IOException {
    String json =
        """
        {"scenario": "six-steps", "category": "R11", "place": "120101001001", "text": "The surface of the road is broken.", "form": {"lane": 1}}""";
    Session.Answer answer = sessions.get(Role.INTAKE_CLERK).command("", json);
    var number = NUMBER.matcher(answer.body());
    if (answer.status() == 201 && number.find()) {
      open.add(new Open(number.group(1), 0));
    }
    return answer;
  }

  private Session.Answer step() throws IOException {
    Open matter = open.poll();
    if (matter == null) {
      return report();
    }
    Step step = STEPS.get(matter.taken());
    Session.Answer answer =
        sessions.get(step.by()).command("/" + matter.number() + "/transitions/" + step.transition(), "{}");
    if (answer.status() != 200) {
      open.add(matter);
    } else if (matter.taken() + 1 < STEPS.size()) {
      open.add(new Open(matter.number(), matter.taken() + 1));
    }
    return answer;
  }

  private static int random(int bound) {
    return ThreadLocalRandom.current().nextInt(bound);
  }
}
