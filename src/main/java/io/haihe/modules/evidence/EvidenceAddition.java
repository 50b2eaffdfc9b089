package io.haihe.modules.evidence;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.casework.Case;
import io.haihe.modules.evidence.AppStore.Row;
import io.haihe.platform.Texts;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Shows with a case what the apps in it show about themselves. */
@Component
class EvidenceAddition implements Addition {

  private final AppStore apps;
  private final EvidenceWords words;
  private final Texts texts;

  EvidenceAddition(AppStore apps, EvidenceWords words, Texts texts) {
    this.apps = apps;
    this.words = words;
    this.texts = texts;
  }

  @Override
  public List<Section> of(Locale locale, Case now) {
    return apps.of(now.id()).stream().map(row -> section(locale, now, row)).toList();
  }

  private Section section(Locale locale, Case now, Row row) {
    Found found = row.found();
    return new Section(
        texts.text(locale, "evidence.title", row.name()),
        found == null ? texts.text(locale, "evidence.waiting") : words.lead(locale, found),
        found == null
            ? List.of()
            : found.suspicions().stream()
                .map(one -> new Line(words.item(locale, one), words.why(locale, now, one), one.evidence()))
                .toList());
  }
}
