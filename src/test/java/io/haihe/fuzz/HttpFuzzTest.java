package io.haihe.fuzz;

import static io.haihe.kernel.org.FormToken.formToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.SignedIn;
import io.haihe.kernel.org.Tokens;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.resident.SomeResident;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Every route, with about what it expects. A short run; {@code -Dhaihe.test.fuzz=1000000} for a long one, {@code
 * -Dhaihe.test.seed=…} to begin elsewhere.
 */
@CityTest
@DisplayName("Whatever is sent over HTTP")
class HttpFuzzTest {

  private static final int ROUNDS = Integer.getInteger("haihe.test.fuzz", 2_000);
  private static final long SEED = Long.getLong("haihe.test.seed", 20250616);
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String PHONE = "13912345678";

  @Autowired ApplicationContext context;
  @Autowired MockMvc mvc;

  /** @param sees whether the marked contact may be shown to them upon asking */
  private record Caller(String name, boolean sees, RequestPostProcessor comes) {}

  private List<Route> routes;
  private List<Caller> callers;
  private List<String> known;

  @BeforeEach
  void begin() {
    TinyCity city = TinyCity.in(context);
    routes = Route.all(context);
    known = new ArrayList<>(List.of("1", "city-management", "hotline", "register", "file", "task", "dispatcher"));
    for (int i = 0; i < 3; i++) {
      Moved opened = (Moved) context.getBean(Casework.class).open(new Command.Open(
          new Actor.Reporter(), SettableClock.START, null, "city-management", "matter", "06010", TinyCity.NANLI, null, null,
          "words", new Contact("Marked Name", PHONE, null), Map.of(), "web", false));
      known.addAll(List.of(opened.number(), opened.number(), context.getBean(FollowLinks.class).token(opened.number())));
    }
    Viewer clerk = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    callers = List.of(
        new Caller("nobody", false, request -> request),
        new Caller("clerk", true, session(clerk)),
        new Caller("centre", true, session(city.person(Role.COMMAND_CENTRE, TinyCity.CITY, "operations-centre"))),
        new Caller("administrator", false, session(city.person(Role.ADMINISTRATOR, TinyCity.EAST, "operations-centre"))),
        new Caller("elsewhere", false, session(city.person(Role.DUTY_CHIEF, TinyCity.WEST, "operations-centre"))),
        new Caller("resident", false, SomeResident.session(context)),
        new Caller("program", true, token(clerk)));
  }

  private static RequestPostProcessor session(Viewer who) {
    return authentication(UsernamePasswordAuthenticationToken.authenticated(
        new SignedIn(who.person(), who.login(), who.name(), "en", 0), null, AuthorityUtils.createAuthorityList("ROLE_STAFF")));
  }

  private RequestPostProcessor token(Viewer who) {
    String secret =
        context.getBean(Tokens.class)
            .issue("fuzz", who.person(), Set.of("read", "write"), null, Act.bySystem(SettableClock.START))
            .secret();
    return request -> {
      request.addHeader("Authorization", "Bearer " + secret);
      return request;
    };
  }

  @Test
  void isAnsweredAndNeverAFaultOfOurs() {
    Random random = new Random(SEED);
    List<String> wrong = new ArrayList<>();
    for (int round = 0; round < ROUNDS && wrong.size() < 20; round++) {
      Nonsense nonsense = new Nonsense(random);
      Route route = routes.get(random.nextInt(routes.size()));
      Caller caller = callers.get(random.nextInt(callers.size()));
      String said = send(route, caller, nonsense);
      if (!said.isEmpty()) {
        wrong.add("round %d, %s as %s: %s".formatted(round, route, caller.name(), said));
      }
    }
    assertThat(wrong).as("seed %d", SEED).isEmpty();
  }

  /** @return what was wrong, or empty */
  private String send(Route route, Caller caller, Nonsense nonsense) {
    var request = route.request(nonsense, known).with(caller.comes()).with(formToken());
    long begun = System.nanoTime();
    try {
      var answer = mvc.perform(request).andReturn().getResponse();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      String body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
      if (answer.getStatus() >= 500 && answer.getStatus() != 503) {
        return answer.getStatus() + route.last();
      }
      if (body.contains(PHONE) && !(caller.sees() && route.showsContact())) {
        return "shows the contact" + route.last();
      }
      return took.compareTo(LONGEST) > 0 ? "took " + took : "";
    } catch (Exception | StackOverflowError failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      return cause + " " + (cause.getStackTrace().length > 0 ? cause.getStackTrace()[0] : "") + route.last();
    }
  }
}
