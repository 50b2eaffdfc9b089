package io.haihe.modules.demo;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Deadlines;
import io.haihe.modules.demo.Course.Next;
import io.haihe.modules.demo.Play.Move;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a case that is open goes on, move by move. */
interface Way {

  long caseId();

  /** When the next move is due; empty where nobody will do anything more. */
  Optional<Instant> next();

  /** @return whether the engine allowed it */
  boolean make();

  /**
   * Goes several ways that belong together, what comes first first, and lets the clocks of all ring at their time.
   *
   * @param all those there are by now
   */
  static void together(Supplier<List<Way>> all, Deadlines deadlines, Instant end, int most) {
    for (int i = 0; i < most; i++) {
      List<Way> ways = all.get();
      Way first = null;
      Instant earliest = end;
      for (Way way : ways) {
        Instant at = way.next().orElse(Instant.MAX);
        if (!at.isAfter(earliest)) {
          first = way;
          earliest = at;
        }
      }
      if (first == null) {
        break;
      }
      Instant now = earliest;
      ways.forEach(way -> deadlines.fireCase(way.caseId(), now));
      first.make();
    }
    all.get().forEach(way -> deadlines.fireCase(way.caseId(), end));
  }

  /** By the odds of a play. */
  final class ByOdds implements Way {

    private final CasePlayer player;
    private final long id;
    private final Course course;
    private @Nullable Next next;

    ByOdds(CasePlayer player, long id, Course course) {
      this.player = player;
      this.id = id;
      this.course = course;
    }

    @Override
    public long caseId() {
      return id;
    }

    @Override
    public Optional<Instant> next() {
      next = course.next(player.now(id)).orElse(null);
      return Optional.ofNullable(next).map(Next::at);
    }

    /** Nothing, if the case has moved on since it was asked what is next. */
    @Override
    public boolean make() {
      Next due = next;
      Case now = player.now(id);
      if (due == null || due.task() == 0 && !now.state().equals(due.state())) {
        return false;
      }
      boolean made = player.make(now, due.move(), due.task(), due.at());
      if (made) {
        course.done(due);
      } else {
        course.refused(due);
      }
      return made;
    }
  }

  /** By moves that are named. */
  final class Along implements Way {

    private final CasePlayer player;
    private final long id;
    private final Play play;
    private final List<String> path;
    private final Set<Move> made = new HashSet<>();
    private int done;
    private @Nullable Instant due;

    Along(CasePlayer player, long id, Play play, List<String> path) {
      this.player = player;
      this.id = id;
      this.play = play;
      this.path = path;
    }

    @Override
    public long caseId() {
      return id;
    }

    @Override
    public Optional<Instant> next() {
      if (due == null) {
        due = move().map(move -> player.after(move, player.now(id).updatedAt())).orElse(null);
      }
      return Optional.ofNullable(due);
    }

    /** Name of the next move; empty after the last. */
    String name() {
      return done < path.size() ? path.get(done) : "";
    }

    /** The next move was made by other means. */
    void skip() {
      due = null;
      done++;
    }

    private Optional<Move> move() {
      return done < path.size() ? Course.named(play, path.get(done), player.now(id), made) : Optional.empty();
    }

    @Override
    public boolean make() {
      Instant at = due;
      Optional<Move> move = move();
      skip();
      if (at == null || move.isEmpty()) {
        return false;
      }
      made.add(move.get());
      return player.make(player.now(id), move.get(), 0, at);
    }
  }
}
