package io.haihe.kernel.casework;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Notice;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.Scenarios;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which notices cases have given, and which members of staff each is for. */
@Component
public class Notices {

  private final LiveTypes types;
  private final CaseStore store;
  private final Scenarios scenarios;
  private final Directory directory;
  private final Places places;
  private final Units units;
  private final People people;
  private final ObjectProvider<Teams> teams;
  private final Telling telling;

  Notices(
      LiveTypes types, CaseStore store, Scenarios scenarios, Directory directory, Places places, Units units, People people,
      ObjectProvider<Teams> teams) {
    this.types = types;
    this.store = store;
    this.scenarios = scenarios;
    this.directory = directory;
    this.places = places;
    this.units = units;
    this.people = people;
    this.teams = teams;
    this.telling = new Telling(directory);
  }

  /** What a case has told its reporter, oldest first. */
  public List<Told> toReporter(Case now, List<Entry> timeline) {
    return telling.of(type(now.scenarioVersion(), now.type()), timeline).stream().filter(told -> told.notice().toReporter()).toList();
  }

  /**
   * The notices that these entries of live cases give.
   *
   * @param wanted which are asked for: of entries that give no other the cases are not even read
   */
  public List<Told> of(Collection<Entry> entries, Predicate<Notice> wanted) {
    Map<Long, CaseType> types = this.types.of(entries.stream().map(Entry::caseId).distinct().toList());
    Map<Long, Set<Integer>> speaking = new HashMap<>();
    for (Entry entry : entries) {
      CaseType type = types.get(entry.caseId());
      if (type != null && Telling.about(type, entry).stream().anyMatch(wanted)) {
        speaking.computeIfAbsent(entry.caseId(), id -> new TreeSet<>()).add(entry.seq());
      }
    }
    Map<Long, List<Entry>> timelines = store.timelines(speaking.keySet());
    return speaking.entrySet().stream()
        .flatMap(each -> telling.of(Objects.requireNonNull(types.get(each.getKey())), timelines.getOrDefault(each.getKey(), List.of())).stream()
            .filter(told -> each.getValue().contains(told.entry().seq())))
        .filter(told -> wanted.test(told.notice()))
        .toList();
  }

  private CaseType type(int version, String type) {
    return scenarios.version(version).type(type);
  }

  /**
   * The members of staff each of these notices is for and who see the case at that moment; who did it knows already. Teams, seats and people are read
   * once for all of them.
   */
  public Function<Told, List<Long>> people(Collection<Told> all, Instant at) {
    Map<Long, List<Long>> drawn = drawn(all);
    Map<Seated, List<Long>> seated = new HashMap<>();
    Map<Told, List<Long>> candidates = new IdentityHashMap<>();
    for (Told told : all) {
      candidates.put(told, told.notice().to().stream()
          .flatMap(permit -> candidates(permit, told, drawn, one -> seated.computeIfAbsent(one, it -> people.holders(it.role(), it.units(), at))).stream())
          .distinct()
          .filter(person -> person != told.entry().by().person())
          .toList());
    }
    Map<Long, Viewer> known = people.viewers(candidates.values().stream().flatMap(List::stream).collect(Collectors.toSet()), at);
    Telling knowing = new Telling(directory, new Permits(directory, (matter, seat, person) -> drawn.getOrDefault(matter.id(), List.of()).contains(person)));
    return told -> candidates.getOrDefault(told, List.of()).stream()
        .filter(person -> isFor(known.get(person), told, knowing))
        .toList();
  }

  /** Of notices that are for a team: who is on it. */
  private Map<Long, List<Long>> drawn(Collection<Told> all) {
    Set<Long> cases = all.stream()
        .filter(told -> told.notice().to().stream().anyMatch(permit -> permit.kind() == Permit.Kind.TEAM))
        .map(told -> told.matter().id())
        .collect(Collectors.toSet());
    Map<Long, List<Long>> drawn = new HashMap<>();
    if (!cases.isEmpty()) {
      teams.orderedStream().forEach(team -> team.members(cases).forEach((id, members) -> drawn.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(members)));
    }
    return drawn;
  }

  /** Where people sit, and in which role. */
  private record Seated(Role role, Set<Long> units) {}

  private List<Long> candidates(Permit permit, Told told, Map<Long, List<Long>> drawn, Function<Seated, List<Long>> holders) {
    Role role = permit.role();
    if (permit.kind() == Permit.Kind.TEAM) {
      return drawn.getOrDefault(told.matter().id(), List.of());
    }
    return role == null ? List.of() : holders.apply(new Seated(role, units(permit, told)));
  }

  private boolean isFor(@Nullable Viewer viewer, Told told, Telling knowing) {
    return viewer != null && knowing.concerns(told, new Actor.Staff(viewer)) && Sightline.sees(viewer, told.matter(), directory);
  }

  /** Where somebody may sit whom the permit names; who of them does is judged one by one. */
  private Set<Long> units(Permit permit, Told told) {
    Case matter = told.matter();
    return switch (permit.kind()) {
      case RESPONSIBLE -> Set.of(matter.responsible());
      case ADDRESSEE -> Set.of(matter.addressee());
      case OPENER -> told.tasks().stream().map(Task::opener).collect(Collectors.toSet());
      case TASK -> told.tasks().stream().anyMatch(task -> task.unit() == 0)
          ? covering(matter)
          : told.tasks().stream().map(Task::unit).collect(Collectors.toSet());
      case COVERING, TERRITORY -> covering(matter);
      case TEAM, REPORTER, SYSTEM -> Set.of();
    };
  }

  private Set<Long> covering(Case matter) {
    return places.path(matter.place()).stream()
        .map(Place::code)
        .flatMap(place -> units.at(place).stream())
        .map(Unit::id)
        .collect(Collectors.toSet());
  }
}
