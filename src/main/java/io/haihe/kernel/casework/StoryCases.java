package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Scenario;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The cases of a story by the names it has for them; those that a step opened are {@code part1}, {@code followUp1}, {@code transfer1}. */
final class StoryCases {

  private final Scenario scenario;
  private final SimulatedCases cases;
  private final Map<String, SimulatedCase> named = new LinkedHashMap<>();
  private Instant clock;

  StoryCases(Scenario scenario, Directory city, Instant start, Function<String, Optional<Scenario>> others) {
    this.scenario = scenario;
    this.cases = new SimulatedCases(city, start, key -> key.equals(scenario.key()) ? Optional.of(scenario) : others.apply(key));
    this.clock = start;
  }

  Instant clock() {
    return clock;
  }

  void moveTo(Instant later) {
    cases.moveTo(later);
    clock = later;
  }

  SimulatedCase begin(String name) {
    SimulatedCase begun = cases.add(scenario);
    named.put(name, begun);
    return begun;
  }

  /** @throws IllegalArgumentException if there is none of that name yet */
  SimulatedCase named(String name) {
    cases.all().stream().filter(one -> !named.containsValue(one)).forEach(this::name);
    SimulatedCase found = named.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no case " + name + " yet; there are " + named.keySet());
    }
    return found;
  }

  private void name(SimulatedCase opened) {
    String bond =
        switch (opened.now().relations().getFirst().kind()) {
          case WHOLE -> "part";
          case TRANSFERRED_FROM -> "transfer";
          default -> "followUp";
        };
    long before = named.keySet().stream().filter(name -> name.matches(bond + "\\d+")).count();
    named.put(bond + (before + 1), opened);
  }

  /** A pretended file, as an answer names it. */
  String handIn(String file) {
    return cases.handIn(file).sha256();
  }

  /** Those of a scenario that were opened. */
  List<SimulatedCase> of(Scenario one) {
    return cases.all().stream().filter(each -> each.scenario() == one).toList();
  }
}
