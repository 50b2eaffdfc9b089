package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.StaffMessages;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells an officer what somebody else entered or ended about whom they must not inspect. */
@Component
class RecusalNews {

  private final ObjectProvider<StaffMessages> messages;
  private final People people;
  private final Texts texts;

  RecusalNews(ObjectProvider<StaffMessages> messages, People people, Texts texts) {
    this.messages = messages;
    this.people = people;
    this.texts = texts;
  }

  /** @param subject the same however often it is told */
  void tell(Officer officer, String subject, String key, Party party, String why, long by, Instant at) {
    if (officer.person() == 0) {
      return;
    }
    StaffMessages.News news = new StaffMessages.News(
        subject, OwnRecusalPages.PATH, texts.text(Locale.ENGLISH, key, people.nameOf(by), party.name(), why),
        texts.text(Locale.CHINESE, key, people.nameOf(by), party.name(), why), at);
    messages.orderedStream().forEach(each -> each.tell(List.of(officer.person()), news));
  }
}
