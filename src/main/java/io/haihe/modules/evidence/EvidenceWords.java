package io.haihe.modules.evidence;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.platform.Texts;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says what was found. */
@Component
class EvidenceWords {

  private final Texts texts;
  private final CaseWords words;

  EvidenceWords(Texts texts, CaseWords words) {
    this.texts = texts;
    this.words = words;
  }

  String lead(Locale locale, Found found) {
    App app = found.app();
    if (app == null) {
      return texts.text(locale, "evidence.unreadable");
    }
    String key = found.suspicions().isEmpty() ? "evidence.nothing" : "evidence.suspicions";
    return texts.text(locale, key, app.packageName(), app.version(), Integer.toString(app.targetSdk()));
  }

  String item(Locale locale, Suspicion one) {
    return one.item().isEmpty() ? texts.text(locale, "evidence.beside") : texts.text(locale, "evidence.item", one.item());
  }

  String why(Locale locale, Case now, Suspicion one) {
    return words.scenario(locale, now.scenarioVersion(), "suspicions." + one.key());
  }
}
