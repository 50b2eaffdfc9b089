package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Relation.Kind;
import io.haihe.kernel.scenario.Effect;
import io.haihe.platform.Finding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Joins a case into another, and passes on what its reporter does from then on. */
final class Merging {

  private final Directory directory;
  private final Others others;

  Merging(Directory directory, Others others) {
    this.directory = directory;
    this.others = others;
  }

  void merge(Effect.Merge merge, Draft draft, Step step) {
    Case now = draft.view();
    String number = Objects.toString(step.input().get(merge.field()), "").strip().toUpperCase(Locale.ROOT);
    Optional<Case> found = others.find(number).filter(other -> sees(draft.actor(), other));
    if (found.isEmpty()) {
      draft.refuse(Finding.ofField(merge.field(), "casework.merge.unknown", number));
      return;
    }
    Case into = found.get();
    Optional<String> wrong = wrong(now, into);
    if (wrong.isPresent()) {
      draft.refuse(Finding.ofField(merge.field(), "casework.merge." + wrong.get(), number, goesOn(into)));
      return;
    }
    Relation joined = Relation.to(Kind.JOINED_INTO, into, merge.then());
    draft.bonds().add(joined);
    draft.bonds().send(Errand.tell(joined, now, step.by(), step.at()));
  }

  private boolean sees(Actor actor, Case other) {
    return !(actor instanceof Actor.Staff staff) || Sightline.sees(staff.viewer(), other, directory);
  }

  private Optional<String> wrong(Case now, Case into) {
    if (into.id() == now.id()) {
      return Optional.of("self");
    }
    if (!into.scenario().equals(now.scenario()) || !into.type().equals(now.type())) {
      return Optional.of("otherKind");
    }
    if (into.ended()) {
      return Optional.of(into.onward().isPresent() ? "joined" : "ended");
    }
    return waits(into, now) ? Optional.of("waits") : Optional.empty();
  }

  private static String goesOn(Case into) {
    return into.onward().map(Relation::number).orElse("");
  }

  /** Whether one case waits for another, itself or through others: each would then wait for the other for ever. */
  private boolean waits(Case one, Case forOther) {
    Set<Long> seen = new HashSet<>();
    Deque<Case> next = new ArrayDeque<>(Set.of(forOther));
    while (!next.isEmpty()) {
      for (Relation relation : next.remove().relations()) {
        if (Relation.LISTENING.contains(relation.kind()) && seen.add(relation.caseId())) {
          others.find(relation.caseId()).ifPresent(next::add);
        }
      }
    }
    return seen.contains(one.id());
  }

  /** The case a joined one goes on in may itself have been joined into another since. */
  void passOn(Effect.PassOn pass, Draft draft, Step step) {
    Optional<Case> into = joinedInto(draft.view());
    if (into.isEmpty()) {
      draft.refuse(Outcome.Refused.because(Outcome.Reason.WRONG_STATE));
      return;
    }
    draft.bonds().send(new Errand.Act(new Command.Take(
        draft.actor(), step.at(), null, into.get().id(), 0, pass.transition(), step.input())));
  }

  private Optional<Case> joinedInto(Case now) {
    Optional<Case> at = Optional.empty();
    for (Optional<Relation> next = joined(now); next.isPresent(); next = at.flatMap(Merging::joined)) {
      at = others.find(next.get().caseId());
    }
    return at;
  }

  private static Optional<Relation> joined(Case now) {
    return now.relations().stream().filter(relation -> relation.kind() == Kind.JOINED_INTO).findFirst();
  }
}
