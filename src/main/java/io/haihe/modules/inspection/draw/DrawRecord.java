package io.haihe.modules.inspection.draw;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A draw that was made, with all that is needed to make it again: what was announced, the secret, the public value, who was drawn, who was redrawn. */
public final class DrawRecord {

  static final String DRAW = "draw.json";
  static final String DRAWN = "drawn.csv";
  static final String LOG = "log.csv";

  private static final List<String> COLUMNS = List.of("order", "party", "department", "deck", "officers", "eligible");

  private final Announcement announcement;
  private final Secret secret;
  private final PublicValue value;
  private final Instant drawnAt;
  private final Tickets tickets;
  private final List<Visit> drawn;
  private final List<Redraw> redraws;
  private final List<Visit> visits;

  private DrawRecord(
      Announcement announcement, Secret secret, PublicValue value, Instant drawnAt, Tickets tickets, List<Visit> drawn, List<Redraw> redraws, List<Visit> visits) {
    this.announcement = announcement;
    this.secret = secret;
    this.value = value;
    this.drawnAt = drawnAt;
    this.tickets = tickets;
    this.drawn = drawn;
    this.redraws = redraws;
    this.visits = visits;
  }

  /**
   * Draws.
   *
   * @throws BadInput if the public value cannot be there yet, or the secret is not the one committed to
   */
  public static DrawRecord draw(Announcement announcement, Secret secret, PublicValue value, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.SECONDS);
    if (at.isBefore(announcement.terms().sourceAt())) {
      throw new BadInput(Finding.ofField("publicValue", "draw.early", at.toString(), announcement.terms().sourceAt().toString()));
    }
    if (!announcement.keeps(secret)) {
      throw new BadInput(Finding.ofField("secret", "draw.commitment.differs", announcement.commitment(), announcement.commitment(secret)));
    }
    return drawn(announcement, secret, value, at);
  }

  private static DrawRecord drawn(Announcement announcement, Secret secret, PublicValue value, Instant at) {
    Tickets tickets = Tickets.of(secret, announcement.commitment(), value);
    Dealing dealing = new Dealing(announcement, tickets);
    dealing.deal(parties(announcement, tickets));
    List<Visit> visits = dealing.visits();
    return new DrawRecord(announcement, secret, value, at, tickets, visits, List.of(), visits);
  }

  /** All stand in one line by their tickets; each in turn is drawn while its stratum has places left. */
  private static List<Party> parties(Announcement announcement, Tickets tickets) {
    Map<String, Integer> left = new TreeMap<>(announcement.sizes());
    return tickets.parties(announcement.pools().parties()).stream()
        .filter(party -> left.merge(party.stratum(), -1, Integer::sum) >= 0)
        .toList();
  }

  /**
   * Takes an officer out of a visit; the next card of the deck comes in. Who was taken out does not come back to that visit.
   *
   * @param party code of the party visited
   * @param out certificate of the officer who does not go
   * @return the record with one entry more; the entry says who comes, or that nobody may
   * @throws BadInput if there is no such visit or the officer is not in it, or the moment lies before the last entry
   */
  public DrawRecord redraw(String party, String out, RedrawReason reason, Instant now) {
    Redrawing redrawing = redrawing();
    redrawing.take(party, out, reason, now);
    return redrawing.done();
  }

  Redrawing redrawing() {
    return new Redrawing(this);
  }

  /** The same draw with other redraws. */
  DrawRecord with(List<Redraw> others, List<Visit> now) {
    return new DrawRecord(announcement, secret, value, drawnAt, tickets, drawn, List.copyOf(others), now);
  }

  public Announcement announcement() {
    return announcement;
  }

  public PublicValue publicValue() {
    return value;
  }

  public Instant drawnAt() {
    return drawnAt;
  }

  /** What the tickets are made of, 64 hex digits. */
  public String seed() {
    return tickets.seed();
  }

  /** As it was drawn, in that order. */
  public List<Visit> drawn() {
    return drawn;
  }

  /** As it is after the redraws. */
  public List<Visit> visits() {
    return visits;
  }

  public List<Redraw> redraws() {
    return redraws;
  }

  /** Hash of the draw and all redraws: whoever has noted it sees whether anything was changed since. 64 hex digits. */
  public String seal() {
    return redraws.isEmpty() ? firstSeal() : redraws.getLast().seal();
  }

  /** The seals there have been, that of the draw first: a record that only grew still has each that was ever published. */
  public List<String> seals() {
    return Stream.concat(Stream.of(firstSeal()), redraws.stream().map(Redraw::seal)).toList();
  }

  /** The file to publish, a ZIP; the same bytes each time. */
  public void write(OutputStream out) throws IOException {
    Map<String, byte[]> files = announcement.files();
    files.put(DRAW, text());
    files.put(DRAWN, drawnFile());
    files.put(LOG, logFile());
    Archive.write(files, out);
  }

  Tickets tickets() {
    return tickets;
  }

  String firstSeal() {
    return LogFile.seal(LogFile.foundation(text(), drawnFile()), firstLine());
  }

  String firstLine() {
    return LogFile.drawn(drawnAt);
  }

  byte[] text() {
    return text(secret.hex(), value.text(), tickets.seed());
  }

  static byte[] text(String secret, String value, String seed) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("secret", secret);
    text.put("publicValue", value);
    text.put("seed", seed);
    return Json.of(text);
  }

  byte[] drawnFile() {
    return Csv.of(COLUMNS, drawn.stream().flatMap(DrawRecord::rows));
  }

  byte[] logFile() {
    return LogFile.of(firstLine(), firstSeal(), redraws);
  }

  private static Stream<List<String>> rows(Visit visit) {
    return visit.teams().stream().map(team -> List.of(
        Integer.toString(visit.order()), visit.party().code(), team.department(), team.deck(), String.join(" ", team.officers()),
        Integer.toString(team.eligible())));
  }
}
