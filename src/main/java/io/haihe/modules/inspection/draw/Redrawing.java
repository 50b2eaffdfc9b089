package io.haihe.modules.inspection.draw;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds redraws to a record, one after the other. */
final class Redrawing {

  private final DrawRecord begun;
  private final Dealing dealing;
  private final List<Redraw> redraws = new ArrayList<>();
  private Instant last;
  private String seal;

  /** Deals anew what was dealt, so that the decks stand as they stood. */
  Redrawing(DrawRecord record) {
    begun = record;
    last = record.drawnAt();
    seal = record.firstSeal();
    dealing = new Dealing(record.announcement(), record.tickets());
    dealing.deal(record.drawn().stream().map(Visit::party).toList());
    record.redraws().forEach(one -> take(one.party(), one.out(), one.reason(), one.at()));
  }

  /** @throws BadInput as {@link DrawRecord#redraw} */
  Redraw take(String party, String out, RedrawReason reason, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.SECONDS);
    if (at.isBefore(last)) {
      throw new BadInput(Finding.ofField("at", "draw.redraw.before", at.toString(), last.toString()));
    }
    @Nullable String in = dealing.redraw(party, out, reason);
    int number = redraws.size() + 1;
    last = at;
    seal = LogFile.seal(seal, LogFile.line(number, at, reason.code(), party, out, in));
    Redraw redraw = new Redraw(number, at, reason, party, out, in, seal);
    redraws.add(redraw);
    return redraw;
  }

  DrawRecord done() {
    return begun.with(redraws, dealing.visits());
  }
}
