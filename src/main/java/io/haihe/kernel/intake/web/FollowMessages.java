package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Followed;
import io.haihe.kernel.casework.Notices;
import io.haihe.kernel.casework.Personal;
import io.haihe.kernel.casework.Printing;
import io.haihe.kernel.casework.Told;
import io.haihe.kernel.casework.words.CaseValues;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.intake.web.FollowPage.Document;
import io.haihe.kernel.intake.web.FollowPage.Message;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What a case has told its reporter, and the documents it has for them. */
@Component
class FollowMessages {

  private final Notices notices;
  private final Printing printing;
  private final CaseValues values;
  private final CaseWords words;
  private final TimeWords time;

  FollowMessages(Notices notices, Printing printing, CaseValues values, CaseWords words, TimeWords time) {
    this.notices = notices;
    this.printing = printing;
    this.values = values;
    this.words = words;
    this.time = time;
  }

  /** The newest first. */
  List<Message> messages(Followed.View view, Locale locale, Instant at) {
    return notices.toReporter(view.matter(), view.timeline()).stream()
        .map(told -> message(told, locale, at))
        .toList()
        .reversed();
  }

  private Message message(Told told, Locale locale, Instant at) {
    CaseValues.Spoken then =
        new CaseValues.Spoken(told.matter(), told.soFar(), Personal.NONE, true, told.entry().at());
    return new Message(
        told.entry().at(),
        time.moment(locale, told.matter().place(), told.entry().at(), at),
        values.fill(locale, then, told.notice().text()));
  }

  List<Document> documents(Case now, Locale locale, String base) {
    return printing.offeredToReporter(now).stream()
        .map(form -> new Document(
            base + "/documents/" + form.key(), words.scenario(locale, now.scenarioVersion(), form.title())))
        .toList();
  }
}
