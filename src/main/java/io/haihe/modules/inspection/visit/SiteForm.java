package io.haihe.modules.inspection.visit;

import io.haihe.modules.inspection.visit.SiteField.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What was entered on the page where no script sends it: entries for all that is other than what stands. */
final class SiteForm {

  private final SiteVisit visit;
  private final SiteState state;
  private final MultiValueMap<String, String> sent;
  private final Instant at;
  private final List<Written> written = new ArrayList<>();

  SiteForm(SiteVisit visit, SiteState state, MultiValueMap<String, String> sent, Instant at) {
    this.visit = visit;
    this.state = state;
    this.sent = sent;
    this.at = at;
  }

  List<Written> written() {
    List<SiteField> conflicts = state.conflicts();
    for (SiteVisit.Line line : visit.lines()) {
      int number = SealChecks.number(visit, line.key());
      SiteField answer = SiteField.of(Kind.ANSWER, line.key());
      choice(answer, sent.getFirst("answer-" + number), state.answer(line.key()), conflicts.contains(answer));
      text(SiteField.of(Kind.NOTE, line.key()), sent.getFirst("note-" + number), state.note(line.key()));
    }
    SiteField result = SiteField.of(Kind.RESULT, "");
    choice(result, sent.getFirst("result"), state.result(), conflicts.contains(result));
    text(SiteField.of(Kind.SUMMARY, ""), sent.getFirst("summary"), state.summary());
    text(SiteField.of(Kind.NOPHOTO, ""), sent.getFirst("noPhoto"), state.noPhoto());
    order();
    chosen();
    spoken();
    return written;
  }

  /** Of what officers entered against each other, what is said to hold is entered anew. */
  private void chosen() {
    String holds = value("holds");
    state.conflicts().stream()
        .flatMap(field -> state.standing(field).stream())
        .filter(entry -> entry.id().toString().equals(holds))
        .forEach(entry -> written.add(new Written(UUID.randomUUID(), entry.field().toString(), entry.body(), null, seen(), at)));
  }

  private void spoken() {
    boolean spoken = sent.getFirst("spoken") != null;
    String language = value("spokenIn");
    boolean other = spoken && !language.isEmpty() && !language.equals(state.spokenIn());
    if (sent.containsKey("summary") && (spoken != state.spoken() || other)) {
      add(SiteField.of(Kind.SPOKEN, ""), language.isEmpty() ? Map.of("value", spoken) : Map.of("value", spoken, "language", language), null);
    }
  }

  private void order() {
    if (sent.containsKey("order") && !(value("order").equals(state.order()) && value("orderBy").equals(state.orderBy()))) {
      add(SiteField.of(Kind.ORDER, ""), Map.of("text", value("order"), "by", value("orderBy")), null);
    }
  }

  /** Whoever sends a choice between two that contradict each other chooses, also where it is what was shown. */
  private void choice(SiteField field, @Nullable String chosen, String before, boolean conflict) {
    if (chosen != null && !chosen.isEmpty() && (conflict || !chosen.equals(before))) {
      add(field, Map.of("value", chosen), null);
    }
  }

  private void text(SiteField field, @Nullable String text, String before) {
    String plain = text == null ? before : text.replace("\r\n", "\n").strip();
    if (!plain.equals(before)) {
      add(field, Map.of("text", plain), null);
    }
  }

  private void add(SiteField field, Map<String, Object> body, @Nullable Map<String, String> secret) {
    written.add(of(field, body, secret, seen(), at));
  }

  /** Number of the last entry the page had shown. */
  int seen() {
    String seen = Objects.requireNonNullElse(sent.getFirst("seen"), "");
    return seen.matches("\\d{1,9}") ? Integer.parseInt(seen) : 0;
  }

  static Written of(SiteField field, Map<String, Object> body, @Nullable Map<String, String> secret, int seen, Instant at) {
    return new Written(
        UUID.randomUUID(), field.toString(), SiteState.JSON.writeValueAsString(body), secret == null ? null : SiteState.JSON.writeValueAsString(secret), seen, at);
  }

  /** Somebody's signature under what is entered now, or what there is in its place. */
  Written signature(String whose) {
    String way = Objects.requireNonNullElse(sent.getFirst("way"), "signed");
    Map<String, Object> body = new HashMap<>(Map.of("way", way.equals("signed") ? "typed" : way, "digest", state.digest()));
    Map<String, String> secret = new HashMap<>();
    switch (way) {
      case "refused" -> {
        body.put("reason", value("reason"));
        secret.put("witness", value("witness"));
      }
      case SiteState.CONFIRMED -> body.put("of", value("of"));
      case "signed" -> secret.put("name", sent.getFirst("confirmed") == null ? "" : value("name"));
      default -> { }
    }
    return of(SiteField.of(Kind.SIGNATURE, whose), body, secret, state.seq(), at);
  }

  private String value(String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "").strip();
  }
}
