package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Scenario;
import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Cases that know each other, run through the real engine in memory under one clock. */
final class SimulatedCases implements Others {

  private final Engine engine;
  private final Function<String, Optional<Scenario>> scenarios;
  private final List<Scenario> versions = new ArrayList<>();
  private final Map<Long, SimulatedCase> cases = new LinkedHashMap<>();
  private final Map<String, FileInfo> files = new HashMap<>();
  private Instant clock;
  private long lastId;

  /** @param scenarios by their keys */
  SimulatedCases(Directory directory, Instant start, Function<String, Optional<Scenario>> scenarios) {
    this.engine = new Engine(directory, this);
    this.scenarios = scenarios;
    this.clock = start;
  }

  /** One more case, not opened yet. */
  SimulatedCase add(Scenario scenario) {
    return add(scenario, nextId());
  }

  private SimulatedCase add(Scenario scenario, long id) {
    SimulatedCase added = new SimulatedCase(engine, this, scenario, version(scenario), id, clock);
    cases.put(id, added);
    return added;
  }

  /** In the order they began. */
  List<SimulatedCase> all() {
    return cases.values().stream().filter(SimulatedCase::opened).toList();
  }

  /** Keeps a step with all it brings about, or nothing. */
  Optional<Outcome.Refused> undertake(Decision.Done first) {
    Undertaking undertaking = new Undertaking(engine, this::find, version -> versions.get(version - 1));
    Optional<Outcome.Refused> refused = undertaking.run(first);
    if (refused.isEmpty()) {
      undertaking.done().forEach(this::keep);
    }
    return refused;
  }

  private void keep(Decision.Done done) {
    long id = done.after().id();
    SimulatedCase one = cases.get(id);
    (one != null ? one : add(versions.get(done.after().scenarioVersion() - 1), id)).keep(done);
  }

  /** What falls due in any of them fires at its own moment. */
  void moveTo(Instant later) {
    for (Instant next = nextDue(later); next.isBefore(later); next = nextDue(later)) {
      passTo(next);
    }
    passTo(later);
  }

  private Instant nextDue(Instant until) {
    return all().stream()
        .flatMap(one -> one.now().deadlines().values().stream())
        .map(deadline -> deadline.nextAt() == null ? until : deadline.nextAt())
        .filter(at -> at.isAfter(clock) && at.isBefore(until))
        .min(Instant::compareTo)
        .orElse(until);
  }

  private void passTo(Instant moment) {
    clock = moment;
    List.copyOf(cases.values()).forEach(one -> one.passTo(moment));
  }

  @Override
  public Optional<Case> find(String number) {
    return all().stream().map(SimulatedCase::now).filter(now -> now.number().equals(number)).findFirst();
  }

  @Override
  public Optional<Case> find(long id) {
    return Optional.ofNullable(cases.get(id)).filter(SimulatedCase::opened).map(SimulatedCase::now);
  }

  /** A pretended file, there for whatever case names it; its kind is what its name ends in. */
  FileInfo handIn(String name) {
    String sha256 = Digests.sha256Hex(name.getBytes(StandardCharsets.UTF_8));
    return files.computeIfAbsent(sha256, none -> new FileInfo(files.size() + 1L, name, kind(name), name.length(), sha256));
  }

  private static String kind(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "jpg", "jpeg" -> "image/jpeg";
      case "png" -> "image/png";
      case "webp" -> "image/webp";
      case "txt" -> "text/plain";
      default -> "application/pdf";
    };
  }

  @Override
  public Optional<FileInfo> file(long caseId, String sha256) {
    return Optional.ofNullable(files.get(sha256));
  }

  @Override
  public Optional<Current> current(String scenario) {
    return versions.stream().filter(known -> known.key().equals(scenario)).findFirst()
        .or(() -> scenarios.apply(scenario))
        .map(found -> new Current(found, version(found)));
  }

  private int version(Scenario scenario) {
    if (!versions.contains(scenario)) {
      versions.add(scenario);
    }
    return versions.indexOf(scenario) + 1;
  }

  @Override
  public Map<String, Object> personal(long id) {
    return Optional.ofNullable(cases.get(id)).map(SimulatedCase::personal).orElse(Map.of());
  }

  @Override
  public Map<String, Long> votes(long id) {
    return Optional.ofNullable(cases.get(id)).map(SimulatedCase::votes).orElse(Map.of());
  }

  @Override
  public long nextId() {
    return ++lastId;
  }
}
