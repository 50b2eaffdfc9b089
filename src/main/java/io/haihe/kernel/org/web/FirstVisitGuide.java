package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.Guidance;
import io.haihe.platform.web.Guide;
import io.haihe.platform.web.Guide.Part;
import io.haihe.platform.web.Guide.Thing;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Says on the page a person arrives at what their roles are for, and the three things they will do most. */
@Component
class FirstVisitGuide implements Guidance {

  /** Where people arrive when they sign in. */
  static final Set<String> ARRIVALS = Set.of("/work", "/admin", "/admin/people", "/me");

  /** Where the three things are done, in the order of the texts. */
  static final Map<Role, List<String>> THINGS =
      Map.of(
          Role.COLLECTOR, List.of("/cases/new", "/desks/collector", "/work?tab=all"),
          Role.INTAKE_CLERK, List.of("/work", "/cases/new", "/work?tab=all"),
          Role.DUTY_CHIEF, List.of("/desks/dutyChief", "/overdue", "/whistles"),
          Role.DISPATCHER, List.of("/dispatch", "/overdue", "/work?tab=all"),
          Role.HANDLER, List.of("/work", "/whistles", "/messages"),
          Role.CHECKER, List.of("/desks/checker", "/work?tab=all", "/messages"),
          Role.UNIT_HEAD, List.of("/work", "/whistles", "/overdue"),
          Role.COMMAND_CENTRE, List.of("/overview", "/overdue", "/reports"),
          Role.AUDITOR, List.of("/work?tab=all", "/reports", "/overview"),
          Role.ADMINISTRATOR, List.of("/admin/people/new", "/admin/people", "/admin/webhooks"));

  private final FirstVisits visits;
  private final Viewers viewers;

  FirstVisitGuide(FirstVisits visits, Viewers viewers) {
    this.visits = visits;
    this.viewers = viewers;
  }

  @Override
  public Optional<Guide> of(Principal viewer, String path) {
    return ARRIVALS.contains(path)
        ? viewers.find().map(visits::ahead).filter(roles -> !roles.isEmpty()).map(FirstVisitGuide::guide)
        : Optional.empty();
  }

  private static Guide guide(List<Role> roles) {
    return new Guide(roles.stream().map(FirstVisitGuide::part).toList(), MyGuide.AWAY);
  }

  private static Part part(Role role) {
    String key = "org.guide." + role.key();
    List<String> paths = THINGS.getOrDefault(role, List.of());
    List<Thing> things = IntStream.range(0, paths.size())
        .mapToObj(i -> new Thing(paths.get(i), key + "." + (i + 1), key + "." + (i + 1) + ".note"))
        .toList();
    return new Part("org.role." + role.key(), key, things);
  }
}
