package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Personal;
import io.haihe.kernel.casework.Replies;
import io.haihe.kernel.casework.words.CaseValues;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.intake.form.Entered;
import io.haihe.kernel.intake.form.Option;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.ReplyTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Offers texts to reply with beside the fields of a step, and fills in the one that is chosen. */
@Component
class ReplyTexts {

  /** The parameter that names the chosen one. */
  static final String FILL = "fill";

  private final Replies replies;
  private final Cases cases;
  private final CaseValues values;
  private final CaseWords words;

  ReplyTexts(Replies replies, Cases cases, CaseValues values, CaseWords words) {
    this.replies = replies;
    this.cases = cases;
    this.values = values;
    this.words = words;
  }

  /** By field: the key and the name of each. */
  Map<String, List<Option>> offered(Locale locale, Case now, Target target, Instant at) {
    Map<String, List<Option>> offered = new LinkedHashMap<>();
    for (ReplyTemplate template : of(now, target, at)) {
      offered.computeIfAbsent(template.field(), field -> new ArrayList<>())
          .add(new Option(template.key(), words.scenario(locale, now.scenarioVersion(), template.name()), false));
    }
    return offered;
  }

  /** What was entered, with the chosen text in its field; what stood there stays above it. */
  Entered filled(Locale locale, Viewer viewer, Case now, Target target, @Nullable String chosen, Entered entered, Instant at) {
    return of(now, target, at).stream()
        .filter(template -> template.key().equals(chosen))
        .findFirst()
        .map(template -> entered.with(template.field(), text(locale, viewer, now, template, at)))
        .orElse(entered);
  }

  private List<ReplyTemplate> of(Case now, Target target, Instant at) {
    return replies.offered(now, target.name(now), at);
  }

  private String text(Locale locale, Viewer viewer, Case now, ReplyTemplate template, Instant at) {
    return values.fill(
        locale, new CaseValues.Spoken(now, cases.timeline(viewer, now), Personal.NONE, true, at), template.text());
  }
}
