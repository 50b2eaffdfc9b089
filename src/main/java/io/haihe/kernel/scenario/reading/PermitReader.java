package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.Permit.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads who may take a step, or hears of an overdue one. */
final class PermitReader {

  /** In a transition. */
  static final Set<Kind> TRANSITION =
      EnumSet.of(Kind.COVERING, Kind.RESPONSIBLE, Kind.ADDRESSEE, Kind.TERRITORY, Kind.TEAM, Kind.REPORTER, Kind.SYSTEM);

  /** To whom a case's deadline escalates. */
  static final Set<Kind> LADDER = EnumSet.of(Kind.COVERING, Kind.RESPONSIBLE, Kind.ADDRESSEE, Kind.TERRITORY);

  /** In a task, for its steps and their ladders. */
  static final Set<Kind> TASK =
      EnumSet.of(Kind.COVERING, Kind.RESPONSIBLE, Kind.ADDRESSEE, Kind.TERRITORY, Kind.TEAM, Kind.TASK, Kind.OPENER);

  /** The roles that hold no case in their hands. */
  private static final Set<Role> IDLE = EnumSet.of(Role.AUDITOR, Role.ADMINISTRATOR);

  private PermitReader() {}

  static List<Permit> readAll(SourceNode list, Set<Kind> allowed, Problems problems) {
    List<Permit> permits = new ArrayList<>();
    list.items().forEach(item -> read(item, allowed, problems).ifPresent(permits::add));
    return permits;
  }

  static Optional<Permit> read(SourceNode node, Set<Kind> allowed, Problems problems) {
    String[] parts = node.text().split("@", 2);
    Kind kind = kind(parts);
    if (!allowed.contains(kind)) {
      problems.error(node.at(), "scenario.permit.place", node.text());
      return Optional.empty();
    }
    if (kind == Kind.REPORTER || kind == Kind.SYSTEM) {
      return Optional.of(new Permit(kind, null));
    }
    Optional<Role> role = role(parts[0]);
    if (role.isEmpty()) {
      problems.error(node.at(), "scenario.permit.role", parts[0], roles());
    }
    return role.map(found -> new Permit(kind, found));
  }

  static Optional<Role> role(String key) {
    return Role.ofKey(key).filter(role -> !IDLE.contains(role));
  }

  private static Kind kind(String[] parts) {
    if (parts.length == 1) {
      return switch (parts[0]) {
        case "reporter" -> Kind.REPORTER;
        case "system" -> Kind.SYSTEM;
        default -> Kind.COVERING;
      };
    }
    return EnumSet.allOf(Kind.class).stream()
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(parts[1]))
        .findFirst()
        .orElse(Kind.COVERING);
  }

  private static String roles() {
    return EnumSet.complementOf(EnumSet.copyOf(IDLE)).stream().map(Role::key).collect(Collectors.joining(", "));
  }
}
