package io.haihe.modules.demo;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Task;
import io.haihe.modules.demo.Play.Move;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What is about to happen in one case: one move of its state, and the next of each task. */
class Course {

  /**
   * @param task number of the task it comes from, or 0 for the state
   * @param state the state it was chosen in
   */
  record Next(Move move, int task, String state, Instant at) {}

  interface Timing {
    Instant after(Move move, Instant start);
  }

  private final Play play;
  private final RandomGenerator random;
  private final Timing timing;
  private final Map<Integer, Next> next = new HashMap<>();
  private final Map<Integer, Integer> progress = new HashMap<>();
  private final Set<Move> refused = new HashSet<>();
  private @Nullable String still;

  Course(Play play, RandomGenerator random, Timing timing) {
    this.play = play;
    this.random = random;
    this.timing = timing;
  }

  /** What happens first, after everything new in the case has been considered. */
  Optional<Next> next(Case now) {
    consider(now);
    now.tasks().values().forEach(task -> consider(now, task));
    return next.values().stream().min((one, other) -> one.at().compareTo(other.at()));
  }

  private void consider(Case now) {
    Next known = next.get(0);
    if (known != null && !known.state().equals(now.state())) {
      next.remove(0);
      known = null;
    }
    if (known != null || now.state().equals(still)) {
      return;
    }
    List<Move> possible = play.states().getOrDefault(now.state(), List.of()).stream()
        .filter(move -> move.weight() > 0 && !refused.contains(move))
        .toList();
    Optional<Move> chosen = now.ended()
        ? Dice.atMostOne(possible, Move::weight, random)
        : possible.isEmpty() ? Optional.empty() : Optional.of(Dice.one(possible, Move::weight, random));
    still = chosen.isEmpty() ? now.state() : null;
    chosen.ifPresent(move -> next.put(0, new Next(move, 0, now.state(), timing.after(move, now.updatedAt()))));
  }

  private void consider(Case now, Task task) {
    List<List<Move>> programme = play.tasks().getOrDefault(task.type(), List.of());
    int done = progress.getOrDefault(task.no(), 0);
    if (next.containsKey(task.no()) || done >= programme.size() || task.status() == Task.Status.CANCELLED) {
      return;
    }
    Optional<Move> chosen = Dice.atMostOne(programme.get(done), Move::weight, random);
    progress.put(task.no(), chosen.isPresent() ? done + 1 : programme.size());
    Instant start = done == 0 ? task.openedAt() : now.updatedAt();
    chosen.ifPresent(move -> next.put(task.no(), new Next(move, task.no(), now.state(), timing.after(move, start))));
  }

  /** It was done: everything is possible again. */
  void done(Next move) {
    next.remove(move.task());
    refused.clear();
    still = null;
    if (move.move().note() != null) {
      refused.add(move.move());
    }
  }

  /** It was not possible. A task goes on with what comes after; a state tries something else. */
  void refused(Next move) {
    next.remove(move.task());
    if (move.task() == 0) {
      refused.add(move.move());
    } else if (move.move().step() != null) {
      progress.put(move.task(), Integer.MAX_VALUE);
    }
  }

  /** The move of that name: the first that was not made yet, or the first. */
  static Optional<Move> named(Play play, String name, Case now, Set<Move> made) {
    int dot = name.indexOf('.');
    List<Move> among = new ArrayList<>();
    if (dot < 0) {
      among.addAll(play.states().getOrDefault(now.state(), List.of()));
      now.openTasks().forEach(task -> play.tasks().getOrDefault(task.type(), List.of()).forEach(among::addAll));
    } else {
      play.tasks().getOrDefault(name.substring(0, dot), List.of()).forEach(among::addAll);
    }
    List<Move> fit = among.stream().filter(move -> move.name().equals(name.substring(dot + 1))).toList();
    return fit.stream().filter(move -> !made.contains(move)).findFirst().or(() -> fit.stream().findFirst());
  }
}
