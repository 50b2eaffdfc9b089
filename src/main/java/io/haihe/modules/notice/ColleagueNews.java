package io.haihe.modules.notice;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.org.People;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Tells members of staff that a colleague named them in a note, or handed them a case with a word about it; only who sees the case when they
 * are told. The words themselves stay in the case.
 */
@Component
class ColleagueNews {

  private static final String NAMED = "@named";
  private static final String HANDED = "@handed";

  private final Cases cases;
  private final People people;
  private final MessageStore messages;
  private final Texts texts;

  ColleagueNews(Cases cases, People people, MessageStore messages, Texts texts) {
    this.cases = cases;
    this.people = people;
    this.messages = messages;
    this.texts = texts;
  }

  void tell(List<Entry> news, Instant now) {
    for (Entry entry : news) {
      entry.told().forEach(person -> tell(person, entry, NAMED, "notice.colleague.named", now));
      if (!entry.why().isEmpty() && entry.receiver() != 0) {
        tell(entry.receiver(), entry, HANDED, "notice.colleague.handed", now);
      }
    }
  }

  private void tell(long person, Entry entry, String notice, String text, Instant now) {
    if (person != entry.by().person() && people.find(person).isPresent()) {
      cases.find(people.viewer(person, now), entry.caseId())
          .ifPresent(matter -> messages.add(person, new MessageStore.About(matter, entry, notice), words(text, matter, entry)));
    }
  }

  private Wording.Words words(String text, Case matter, Entry entry) {
    String colleague = people.nameOf(entry.by().person());
    return new Wording.Words(
        texts.text(Locale.ENGLISH, text, colleague, matter.number()), texts.text(Locale.CHINESE, text, colleague, matter.number()));
  }
}
