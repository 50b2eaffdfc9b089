package io.haihe.modules.notice;

import io.haihe.kernel.casework.Personal;
import io.haihe.kernel.casework.Told;
import io.haihe.kernel.casework.words.CaseValues;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** A notice in both languages, as things stood when it was given. */
@Component
class Wording {

  private final CaseValues values;

  Wording(CaseValues values) {
    this.values = values;
  }

  record Words(String english, String chinese) {}

  Words of(Told told, boolean toReporter) {
    CaseValues.Spoken then =
        new CaseValues.Spoken(told.matter(), told.soFar(), Personal.NONE, toReporter, told.entry().at());
    return new Words(
        values.fill(Locale.ENGLISH, then, told.notice().text()), values.fill(Locale.CHINESE, then, told.notice().text()));
  }
}
