package io.haihe.modules.inspection.visit;

import io.haihe.kernel.intake.Upload;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.register.Officer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** What officers of the demonstration enter at their visits, by the services a phone uses, at the time that is played. */
@Component
@NamedInterface("played")
public class PlayedSite {

  private static final Duration BETWEEN = Duration.ofSeconds(70);

  private final OnSite onSite;
  private final SiteVisits visits;
  private final SiteEntries entries;
  private final SitePhotos photos;
  private final SiteSeal seal;
  private final Clock clock;

  PlayedSite(OnSite onSite, SiteVisits visits, SiteEntries entries, SitePhotos photos, SiteSeal seal, Clock clock) {
    this.onSite = onSite;
    this.visits = visits;
    this.entries = entries;
    this.photos = photos;
    this.seal = seal;
    this.clock = clock;
  }

  /**
   * What is found.
   *
   * @param problems on how many lines of the checklist at most
   * @param order what has to be corrected; empty for nothing
   * @param orderBy until when: a day as in ISO 8601; empty where nothing has to be
   * @param signed {@code typed}, {@code refused} or {@code absent}
   * @param photo a picture of what was found
   */
  public record Found(
      String result, int problems, String summary, String order, String orderBy, String signed, byte[] photo, Words words) {}

  /**
   * What is written beside.
   *
   * @param note at what was found wrong
   * @param refusal why the party does not sign
   */
  public record Words(String note, String refusal, String witness, String party) {}

  /** Some lines of the checklist are looked at by whoever leads; the visit is under way. */
  public void begin(Viewer viewer, long id) {
    SiteVisit visit = visits.find(id).orElseThrow();
    List<Written> written = new ArrayList<>();
    visit.lines().stream().limit(2).forEach(line -> written.add(entry(visit, "answer:" + line.key(), Map.of("value", "fine"), null)));
    take(visit, viewer, visit.team().getFirst(), written);
  }

  /** The whole visit up to its signatures. */
  public void inspect(Viewer viewer, long id, Found found) {
    SiteVisit visit = visits.find(id).orElseThrow();
    List<Written> first = new ArrayList<>();
    if (EntryRules.WITHOUT_A_LOOK.contains(found.result())) {
      visit.lines().stream().limit(1).forEach(line -> first.add(pictured(visit, line)));
    } else {
      look(visit, found, first);
    }
    take(visit, viewer, visit.team().getFirst(), first);
    photos(visit, found);
    List<Written> second = new ArrayList<>();
    second.add(entry(visit, "result", Map.of("value", found.result()), null));
    second.add(entry(visit, "summary", Map.of("text", found.summary()), null));
    if (!found.order().isEmpty()) {
      second.add(entry(visit, "order", Map.of("text", found.order(), "by", found.orderBy()), null));
    }
    if (!found.signed().equals("absent")) {
      second.add(entry(visit, "spoken", Map.of("value", true), null));
    }
    take(visit, viewer, visit.team().getLast(), second);
    sign(visit, viewer, found.signed(), found.words());
  }

  private void look(SiteVisit visit, Found found, List<Written> written) {
    int left = found.problems();
    for (SiteVisit.Line line : visit.lines()) {
      boolean wrong = left-- > 0;
      written.add(entry(visit, "answer:" + line.key(), Map.of("value", wrong ? "problem" : "fine"), null));
      if (wrong) {
        written.add(entry(visit, "note:" + line.key(), Map.of("text", found.words().note()), null));
      }
      if (wrong && line.check().photo()) {
        written.add(pictured(visit, line));
      }
    }
    if (found.result().equals(SiteSeal.NO_PROBLEM)) {
      visit.lines().stream().filter(line -> line.check().photo()).limit(1).forEach(line -> written.add(pictured(visit, line)));
    }
  }

  private Written pictured(SiteVisit visit, SiteVisit.Line line) {
    return entry(visit, "photo:" + line.key() + ":" + id(visit, "picture" + line.key()), Map.of("at", clock.instant().toString()), null);
  }

  private void photos(SiteVisit visit, Found found) {
    SiteState.of(entries.of(visit.id())).photos()
        .forEach(photo -> photos.keep(visit.id(), UUID.fromString(photo.id()), new Upload("sample.png", found.photo()), clock.instant()));
  }

  private void sign(SiteVisit visit, Viewer viewer, String party, Words words) {
    String digest = SiteState.of(entries.of(visit.id())).digest();
    Written signature = switch (party) {
      case "refused" -> entry(
          visit, "signature:" + SiteState.PARTY, Map.of("way", party, "digest", digest, "reason", words.refusal()),
          Map.of("witness", words.witness()));
      case "absent" -> entry(visit, "signature:" + SiteState.PARTY, Map.of("way", party, "digest", digest), null);
      default -> entry(visit, "signature:" + SiteState.PARTY, Map.of("way", party, "digest", digest), Map.of("name", words.party()));
    };
    take(visit, viewer, visit.team().getFirst(), List.of(signature));
    visit.team().forEach(officer -> take(visit, viewer, officer, List.of(
        entry(visit, "signature:" + officer.id(), Map.of("way", "typed", "digest", digest), Map.of("name", officer.name())))));
  }

  /** After a record was sent back: the summary is put right and read out, and everybody signs again. */
  public void amend(Viewer viewer, long id, String summary, Words words) {
    SiteVisit visit = visits.find(id).orElseThrow();
    take(visit, viewer, visit.team().getFirst(), List.of(
        entry(visit, "summary", Map.of("text", summary), null), entry(visit, "spoken", Map.of("value", true), null)));
    sign(visit, viewer, "typed", words);
  }

  /** @throws IllegalStateException if the record cannot be sealed */
  public void seal(Viewer viewer, long id) {
    SiteVisit visit = visits.find(id).orElseThrow();
    SiteSeal.Answer answer = seal.seal(visit, viewer);
    if (!(answer instanceof SiteSeal.Answer.Done)) {
      throw new IllegalStateException("the record of visit " + id + " cannot be sealed: " + answer);
    }
  }

  private static UUID id(SiteVisit visit, String what) {
    return UUID.nameUUIDFromBytes(("haihe-demo/" + visit.id() + "/" + what).getBytes(StandardCharsets.UTF_8));
  }

  private Written entry(SiteVisit visit, String field, Map<String, Object> body, @Nullable Map<String, Object> secret) {
    return new Written(
        id(visit, field + clock.instant()), field, SiteState.JSON.writeValueAsString(new TreeMap<>(body)),
        secret == null ? null : SiteState.JSON.writeValueAsString(new TreeMap<>(secret)), Integer.MAX_VALUE, clock.instant());
  }

  /** One after the other, the last one now. */
  private void take(SiteVisit visit, Viewer viewer, Officer officer, List<Written> written) {
    Instant now = clock.instant();
    List<Written> dated = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Written one = written.get(i);
      dated.add(new Written(
          one.id(), one.field(), one.body(), one.secret(), one.seen(), now.minus(BETWEEN.multipliedBy(written.size() - 1 - i))));
    }
    OnSite.Taken taken = onSite.take(visit, viewer, new SiteEntries.Source(officer.id(), "sample-" + officer.id(), 0, now), dated);
    if (!taken.refused().isEmpty()) {
      throw new IllegalStateException("entries of visit " + visit.id() + " were refused: " + taken.refused());
    }
  }
}
