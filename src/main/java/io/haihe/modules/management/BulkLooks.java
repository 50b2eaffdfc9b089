package io.haihe.modules.management;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.casework.Addition.Look;
import io.haihe.kernel.casework.Barred;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Offer;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.management.BulkView.Row;
import io.haihe.platform.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is looked at, case by case, before a step is taken on many at once; and which of them are left out. */
@Component
class BulkLooks {

  private final Cases cases;
  private final List<Addition> additions;
  private final CaseWords words;
  private final Texts texts;
  private final Clock clock;

  BulkLooks(Cases cases, List<Addition> additions, CaseWords words, Texts texts, Clock clock) {
    this.cases = cases;
    this.additions = additions;
    this.words = words;
    this.texts = texts;
    this.clock = clock;
  }

  /** @return a row for each case that is there; none at all where nobody needs to look */
  List<Row> of(Locale locale, Viewer viewer, String step, List<Pick> picks) {
    Instant at = clock.instant();
    List<Picked> picked = picks.stream()
        .flatMap(pick -> cases.find(viewer, pick.number()).map(now -> new Picked(pick, now, look(locale, now, step))).stream())
        .toList();
    return picked.stream().allMatch(one -> one.look().isEmpty())
        ? List.of()
        : picked.stream().map(one -> row(locale, viewer, one, step, at)).toList();
  }

  private record Picked(Pick pick, Case now, Optional<Look> look) {}

  /** What speaks against taking a step on a case together with others; empty where nothing does. */
  List<String> against(Locale locale, Case now, String step) {
    return look(locale, now, step).map(Look::against).orElse(List.of());
  }

  private Optional<Look> look(Locale locale, Case now, String step) {
    return additions.stream().flatMap(addition -> addition.look(locale, now, step).stream()).findFirst();
  }

  private Row row(Locale locale, Viewer viewer, Picked picked, String step, Instant at) {
    Case now = picked.now();
    Look look = picked.look().orElse(new Look(List.of(), List.of()));
    List<String> against = Stream.concat(look.against().stream(), shut(locale, viewer, now, step, at).stream()).toList();
    return new Row(
        picked.pick().toString(), now.number(), words.category(locale, now.scenarioVersion(), now.category()), now.text(), look.lines(), against);
  }

  /** Why the case is not, or not by this viewer, to take the step at all. */
  private Optional<String> shut(Locale locale, Viewer viewer, Case now, String step, Instant at) {
    Offer offer = cases.offer(viewer, now, at);
    if (offer.open().stream().anyMatch(choice -> choice.task() == 0 && choice.key().equals(step))) {
      return Optional.empty();
    }
    return offer.barred().stream()
        .filter(barred -> barred.task() == 0 && barred.key().equals(step))
        .map(Barred::why)
        .map(why -> words.refusal(locale, now.scenarioVersion(), why))
        .findFirst()
        .or(() -> Optional.of(texts.text(locale, "casework.refused.WRONG_STATE")));
  }
}
