package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** City matters of the tiny city, each brought as far as a page needs it. */
final class Matters {

  private static final List<String> REPORTING_IN = List.of("sign", "contact", "arrive", "act", "leave", "rate", "contest");
  private static final Map<String, Map<String, Object>> ENTERED =
      Map.of(
          "contact", Map.of("contactName", "Zhao", "contactPhone", "13900000000"),
          "arrive", Map.of("people", 2),
          "act", Map.of("action", "swept"),
          "rate", Map.of("speed", 2, "cooperation", 2, "result", 2));

  private final Casework casework;
  private final Cases cases;
  private final FollowLinks links;
  private final SettableClock clock;
  private final TinyCity city;
  final Viewer clerk;
  final Viewer chief;
  final Viewer dispatcher;
  final Viewer handler;
  final Viewer checker;
  final Viewer streetHead;
  final Viewer departmentHead;

  Matters(ApplicationContext context) {
    casework = context.getBean(Casework.class);
    cases = context.getBean(Cases.class);
    links = context.getBean(FollowLinks.class);
    clock = context.getBean(SettableClock.class);
    city = TinyCity.in(context);
    clerk = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    chief = city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    dispatcher = city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre");
    handler = city.person(Role.HANDLER, TinyCity.EAST, "urban-management");
    checker = city.person(Role.CHECKER, TinyCity.RIVERSIDE, "office");
    streetHead = city.person(Role.UNIT_HEAD, TinyCity.RIVERSIDE, "office");
    departmentHead = city.person(Role.UNIT_HEAD, TinyCity.EAST, "urban-management");
  }

  Case reported() {
    Outcome outcome =
        casework.open(new Command.Open(
            new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", TinyCity.NANLI, null,
            null, "A heap of rubbish by the gate", new Contact("Li", "13800001111", null), Map.of(), "web", false));
    return cases.find(clerk, ((Moved) outcome).number()).orElseThrow();
  }

  Case filed() {
    Case now = reported();
    take(clerk, now, "register", Map.of());
    take(chief, now, "file", Map.of("urgency", "normal", "unverifiedBasis", "clear photo"));
    return now;
  }

  Case dispatched() {
    Case now = filed();
    take(dispatcher, now, "dispatch", Map.of());
    return now;
  }

  Case handling() {
    Case now = dispatched();
    take(handler, now, "accept", Map.of());
    return now;
  }

  /** @return the path of the reporter's page, on which rating, disputing and reopening are open */
  String closed() {
    Case now = handling();
    take(handler, now, "feedback", Map.of("done", "swept"));
    take(clerk, now, "askCheck", Map.of());
    take(checker, now, "passCheck", Map.of("seen", "clean"));
    take(chief, now, "close", Map.of("outcome", "settled", "answer", "It is clean again."));
    return link(now);
  }

  /** One joined into another; the first is the one that goes on. */
  List<Case> joined() {
    Case survivor = reported();
    Case second = reported();
    take(clerk, second, "join", Map.of("number", survivor.number(), "answer", "Your neighbour has reported it."));
    return List.of(survivor, second);
  }

  String link(Case now) {
    return "/follow/" + now.number() + "/" + links.token(now.number());
  }

  /** A whistle whose department has taken the steps before this one. */
  Case summoned(String step) {
    Case now = handling();
    long urban = city.unit(TinyCity.EAST, "urban-management").id();
    take(streetHead, now, "blow",
        Map.of("kind", "routine", "matter", "Sweep together", "units", List.of(urban), "meetingPlace", "at the gate"));
    for (String before : REPORTING_IN.subList(0, REPORTING_IN.indexOf(step))) {
      if (before.equals("leave")) {
        take(streetHead, now, "settle", Map.of("settlement", "settled", "minutes", "Swept."));
      }
      step(before.equals("rate") ? streetHead : handler, now, before);
    }
    if (step.equals("leave")) {
      take(streetHead, now, "settle", Map.of("settlement", "settled", "minutes", "Swept."));
    }
    return now;
  }

  private void take(Viewer who, Case now, String transition, Map<String, Object> input) {
    done(casework.act(
        new Command.Take(new Actor.Staff(who), clock.instant(), null, now.id(), 0, transition, input)), transition);
  }

  private void step(Viewer who, Case now, String step) {
    done(casework.act(new Command.TakeStep(
        new Actor.Staff(who), clock.instant(), null, now.id(), 0, 1, step, ENTERED.getOrDefault(step, Map.of()))), step);
  }

  private static void done(Outcome outcome, String step) {
    assertThat(outcome).as(step).isInstanceOf(Moved.class);
  }
}
