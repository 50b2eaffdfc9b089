package io.haihe.modules.inspection.visit;

import io.haihe.kernel.intake.Attachments;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.register.Officer;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.Texts;
import io.haihe.platform.api.ApiBody;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What a phone exchanges with the city about a visit: entries both ways, photos in. */
@RestController
@RequestMapping(SiteController.PATH)
class SyncController {

  private static final int MOST = 200;

  private final OnSite onSite;
  private final SiteEntries entries;
  private final SitePhotos photos;
  private final SiteSeal seal;
  private final SiteViews views;
  private final Attachments attachments;
  private final Texts texts;
  private final Clock clock;

  SyncController(
      OnSite onSite, SiteEntries entries, SitePhotos photos, SiteSeal seal, SiteViews views, Attachments attachments, Texts texts, Clock clock) {
    this.onSite = onSite;
    this.entries = entries;
    this.photos = photos;
    this.seal = seal;
    this.views = views;
    this.attachments = attachments;
    this.texts = texts;
    this.clock = clock;
  }

  /** What a phone sends: in the order it was made. */
  record Sent(String device, String phoneNow, int after, List<SentEntry> entries) implements ApiBody {}

  record SentEntry(String id, String field, String body, @Nullable String secret, int seen, String phoneAt) {}

  record Token(String header, String value) {}

  /** @param madeAt by our clock */
  record Known(int seq, UUID id, long officer, String device, String field, String body, int seen, String phoneAt, String madeAt) {}

  record Refusal(String id, String why) {}

  /**
   * How it stands.
   *
   * @param officer who is signed in; what another wrote on this phone is not theirs to send
   * @param seq number of the last entry
   * @param entries those after the one asked for
   * @param missing photos that are announced and have not come
   * @param clock what to say of the phone's clock; empty where it is right, null where it was not asked
   * @param ahead milliseconds by which it is before ours; null where it was not asked
   */
  record State(
      long officer, int seq, boolean sealed, String number, List<Known> entries, Set<String> missing, Token token, @Nullable String clock, @Nullable Long ahead,
      List<UUID> accepted, List<Refusal> refused) {}

  record Why(String why) {}

  @GetMapping("/{id}/state")
  ResponseEntity<State> state(@PathVariable long id, @RequestParam(defaultValue = "0") int after, Viewer viewer, CsrfToken csrf) {
    return answer(find(viewer, id), viewer, after, csrf, null, null, new OnSite.Taken(List.of(), Map.of()), Locale.ROOT);
  }

  @PostMapping("/{id}/entries")
  ResponseEntity<State> take(@PathVariable long id, @RequestBody Sent sent, Viewer viewer, CsrfToken csrf, Locale locale) {
    SiteVisit visit = find(viewer, id);
    Officer officer = onSite.member(viewer, visit).orElseThrow();
    Instant now = clock.instant();
    Instant phoneNow = SiteEntry.phoneTime(sent.phoneNow()).orElse(now); // a clock that tells nonsense is taken for one that stands where ours does
    long ahead = Duration.between(now, phoneNow).toMillis();
    List<Refusal> unread = new ArrayList<>();
    List<Written> written = new ArrayList<>();
    sent.entries().stream().limit(MOST).forEach(entry -> read(entry, phoneNow, written, unread, locale));
    String device = sent.device().length() > 60 ? sent.device().substring(0, 60) : sent.device();
    OnSite.Taken taken = onSite.take(visit, viewer, new SiteEntries.Source(officer.id(), device, ahead, now), written);
    String said = Math.abs(ahead) > SiteEntry.CLOCK_TOLERANCE.toMillis()
        ? texts.text(locale, ahead > 0 ? "inspection.visit.clock.ahead" : "inspection.visit.clock.behind", Math.abs(ahead) / 60_000)
        : "";
    ResponseEntity<State> answer = answer(visit, viewer, sent.after(), csrf, said, ahead, taken, locale);
    java.util.Objects.requireNonNull(answer.getBody()).refused().addAll(unread);
    return answer;
  }

  /** What has no time that a clock shows is taken for made when it was sent. */
  private void read(SentEntry entry, Instant phoneNow, List<Written> written, List<Refusal> unread, Locale locale) {
    try {
      written.add(new Written(
          UUID.fromString(entry.id()), entry.field(), entry.body(), entry.secret(), entry.seen(), SiteEntry.phoneTime(entry.phoneAt()).orElse(phoneNow)));
    } catch (IllegalArgumentException unreadable) {
      unread.add(new Refusal(entry.id(), why("value", locale)));
    }
  }

  private ResponseEntity<State> answer(
      SiteVisit visit, Viewer viewer, int after, CsrfToken csrf, @Nullable String said, @Nullable Long ahead, OnSite.Taken taken, Locale locale) {
    List<SiteEntry> all = entries.of(visit.id());
    Set<String> missing = new java.util.TreeSet<>(SiteState.of(all).photos().stream().map(SiteState.Photo::id).toList());
    missing.removeAll(photos.kept(visit.id()));
    List<Known> known = all.stream().filter(entry -> entry.seq() > after).map(SyncController::known).toList();
    List<Refusal> refused = new ArrayList<>();
    taken.refused().forEach((id, why) -> refused.add(new Refusal(id.toString(), why(why, locale))));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(new State(
            onSite.officer(viewer).orElseThrow().id(), all.isEmpty() ? 0 : all.getLast().seq(), seal.find(visit).isPresent(),
            views.number(visit.caseId()), known, missing, new Token(csrf.getHeaderName(), csrf.getToken()), said, ahead, taken.accepted(), refused));
  }

  private static Known known(SiteEntry entry) {
    return new Known(
        entry.seq(), entry.id(), entry.officer(), entry.device(), entry.field().toString(), entry.body(), entry.seen(), entry.phoneAt().toString(), entry.madeAt().toString());
  }

  private String why(String code, Locale locale) {
    return texts.sentence(locale, new Finding(null, 0, 0, null, "inspection.visit.refused." + code, List.of()));
  }

  @PostMapping("/{id}/photos/{photo}")
  ResponseEntity<Why> photo(
      @PathVariable long id, @PathVariable UUID photo, @RequestParam("file") MultipartFile file, Viewer viewer, Locale locale) throws IOException {
    SiteVisit visit = find(viewer, id);
    boolean announced = SiteState.of(entries.of(visit.id())).photos().stream().anyMatch(each -> each.id().equals(photo.toString()));
    List<Finding> wrong = announced
        ? photos.keep(visit.id(), photo, attachments.read(file), clock.instant())
        : List.of(Finding.ofField("file", "inspection.visit.refused.unannounced"));
    return wrong.isEmpty()
        ? ResponseEntity.ok(new Why(""))
        : ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(new Why(texts.sentence(locale, wrong.getFirst())));
  }

  private SiteVisit find(Viewer viewer, long id) {
    return onSite.find(viewer, id).orElseThrow(() -> new NotFound(Finding.ofField("id", "inspection.visit.notYours")));
  }
}
