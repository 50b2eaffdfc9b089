package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.casework.Relation.Kind;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decides what a case makes of what it hears of another: it keeps it, and takes the step its scenario has for that. */
final class Hearing {

  private final Directory directory;
  private final Effects effects;

  Hearing(Directory directory, Effects effects) {
    this.directory = directory;
    this.effects = effects;
  }

  Decision decide(Scenario scenario, Case now, Command.Hear command, Instant at) {
    Relation told = command.relation();
    Optional<Relation> known = now.relations().stream().filter(told::same).findFirst();
    if (known.isEmpty() && told.kind() == Kind.DUPLICATE && now.ended()) {
      return new Decision.No(Refused.input(List.of(new Finding(null, 0, 0, null, "casework.merge.ended", List.of(now.number(), "")))));
    }
    Draft draft = new Draft(scenario, now, at, directory, command.actor());
    Relation kept = known.map(had -> had.with(told.outcome())).orElse(told);
    if (command.parted()) {
      draft.bonds().remove(kept);
    } else {
      draft.bonds().add(kept);
    }
    By by = command.actor() instanceof Actor.Other other ? other.by() : By.SYSTEM;
    if (known.isPresent() && told.settled() && !command.parted()) {
      effects.follow(kept.then(), draft, new Step(scenario.type(now.type()), By.SYSTEM, null, Map.of(), null, at));
    }
    String name = kept.kind().key() + what(known.isPresent(), command);
    Map<String, Object> input = new TreeMap<>(Map.of("number", kept.number()));
    Entry entry =
        new Entry(now.id(), now.version() + 1, at, by, Entry.Kind.RELATED, name, input, false, draft.changes(null));
    return Decision.Done.of(draft, now, entry, Map.of());
  }

  private static String what(boolean known, Command.Hear command) {
    if (command.parted()) {
      return ".parted";
    }
    return !known ? "" : command.relation().settled() ? ".ended" : ".reopened";
  }
}
