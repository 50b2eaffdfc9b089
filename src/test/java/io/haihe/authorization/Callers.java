package io.haihe.authorization;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import io.haihe.TinyCity;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.NewPerson;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.SignedIn;
import io.haihe.kernel.org.Tokens;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Everybody who calls, in the order of the table's letters: nobody; two programs; a person of each role in the place
 * of the case, then outside it, then in the place but with seats for another scenario; two people of a unit in the
 * place that takes no part in the case.
 */
final class Callers {

  private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");
  private static final Set<Role> OF_THE_UNIT = Set.of(Role.HANDLER, Role.UNIT_HEAD);

  private final TinyCity city;
  private final People people;
  private final Seats seats;
  private final Tokens tokens;
  private final List<Caller> all = new ArrayList<>();

  private Callers(ApplicationContext context) {
    city = TinyCity.in(context);
    people = context.getBean(People.class);
    seats = context.getBean(Seats.class);
    tokens = context.getBean(Tokens.class);
  }

  static List<Caller> in(ApplicationContext context) {
    Callers callers = new Callers(context);
    callers.all.add(new Caller("nobody", false, request -> request));
    callers.programs();
    for (Role role : Role.values()) {
      callers.person("in." + role.key(), role, TinyCity.EAST, unit(role), Set.of(), role != Role.ADMINISTRATOR);
    }
    for (Role role : Role.values()) {
      callers.person("out." + role.key(), role, TinyCity.WEST, unit(role), Set.of(), false);
    }
    for (Role role : Role.values()) {
      callers.person("other." + role.key(), role, TinyCity.EAST, unit(role), Set.of("hotline"), false);
    }
    for (Role role : List.of(Role.HANDLER, Role.UNIT_HEAD)) {
      callers.person("beside." + role.key(), role, TinyCity.EAST, "transport", Set.of(), false);
    }
    return callers.all;
  }

  private static String unit(Role role) {
    return OF_THE_UNIT.contains(role) ? "urban-management" : "operations-centre";
  }

  /** One that may only read, as somebody who sees the case; one that may write and is nobody. */
  private void programs() {
    long reader = open("program", Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre", Set.of());
    all.add(new Caller("reading program", true, token(Set.of("read"), reader)));
    all.add(new Caller("program of nobody", false, token(Set.of("read", "write"), null)));
  }

  private RequestPostProcessor token(Set<String> scopes, @Nullable Long person) {
    String secret = tokens.issue("test", person, scopes, null, Act.bySystem(NOW)).secret();
    return request -> {
      request.addHeader("Authorization", "Bearer " + secret);
      return request;
    };
  }

  private void person(String login, Role role, PlaceCode place, String unit, Set<String> scenarios, boolean sees) {
    long person = open(login, role, place, unit, scenarios);
    SignedIn session = new SignedIn(person, login.toLowerCase(java.util.Locale.ROOT), login, "en", 0);
    all.add(new Caller(login, sees, authentication(
        UsernamePasswordAuthenticationToken.authenticated(session, null, AuthorityUtils.createAuthorityList("ROLE_STAFF")))));
  }

  private long open(String login, Role role, PlaceCode place, String unitKey, Set<String> scenarios) {
    Unit unit = city.unit(place, unitKey);
    Act act = Act.bySystem(NOW);
    long person = people.open(new NewPerson(login, login, "en", unit.id(), TinyCity.PASSWORD, false), act);
    seats.give(new NewSeat(person, unit.id(), role, scenarios, LocalDate.of(2020, 1, 1), null), act);
    return person;
  }
}
