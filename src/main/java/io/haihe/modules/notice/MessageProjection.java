package io.haihe.modules.notice;

import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Happening;
import io.haihe.kernel.casework.Notices;
import io.haihe.kernel.casework.Projection;
import io.haihe.kernel.casework.Told;
import io.haihe.kernel.scenario.Notice;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Tells people what the scenarios' notices say: members of staff in their messages, reporters by e-mail. */
@Component
class MessageProjection implements Projection {

  private final Notices notices;
  private final Wording wording;
  private final MessageStore messages;
  private final ColleagueNews colleagues;
  private final MailStore mails;
  private final MessageSettings settings;
  private final MailSettings mail;
  private final Clock clock;

  MessageProjection(
      Notices notices, Wording wording, MessageStore messages, ColleagueNews colleagues, MailStore mails, MessageSettings settings,
      MailSettings mail, Clock clock) {
    this.notices = notices;
    this.wording = wording;
    this.messages = messages;
    this.colleagues = colleagues;
    this.mails = mails;
    this.settings = settings;
    this.mail = mail;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "messages";
  }

  /** What is long past is no news: after an import, or when everything is read once more, nobody is told of it. */
  @Override
  public void project(List<Happening> happenings) {
    Instant now = clock.instant();
    Instant newsSince = now.minus(settings.news());
    List<Entry> news =
        happenings.stream().map(Happening::entry).filter(entry -> entry.at().isAfter(newsSince)).toList();
    if (!news.isEmpty()) {
      List<Told> given = notices.of(news, this::isForSomebody);
      Function<Told, List<Long>> people = notices.people(given, now);
      List<MessageStore.New> told = new ArrayList<>();
      given.forEach(one -> tell(one, people.apply(one), told, now));
      messages.add(told);
      colleagues.tell(news, now);
    }
  }

  /** The page on which a reporter follows a case shows what they were told without being told of it here. */
  private boolean isForSomebody(Notice notice) {
    return notice.toStaff() || notice.toReporter() && mail.configured();
  }

  private void tell(Told told, List<Long> people, List<MessageStore.New> messages, Instant now) {
    if (!people.isEmpty()) {
      Wording.Words words = wording.of(told, false);
      MessageStore.About about = new MessageStore.About(told.matter(), told.entry(), told.notice().key());
      people.forEach(person -> messages.add(new MessageStore.New(person, about, words)));
    }
    if (told.notice().toReporter() && mail.configured() && !told.matter().sample()) {
      mails.add(told, wording.of(told, true), now);
    }
  }

  /** What is sealed is long past. */
  @Override
  public void projectSealed(List<List<Entry>> timelines) {}

  /** Messages are kept: what has been told is not told again. */
  @Override
  public void reset() {}
}
