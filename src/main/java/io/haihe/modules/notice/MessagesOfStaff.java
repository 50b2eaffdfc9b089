package io.haihe.modules.notice;

import io.haihe.kernel.org.StaffMessages;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Puts what is no case among the messages of members of staff, and has it mailed where the city has a mail server. */
@Component
class MessagesOfStaff implements StaffMessages {

  private final MessageStore messages;
  private final MailSettings mail;

  MessagesOfStaff(MessageStore messages, MailSettings mail) {
    this.messages = messages;
    this.mail = mail;
  }

  @Override
  public void tell(Collection<Long> people, News news) {
    messages.add(people, news, mail.configured() ? news.at() : null);
  }
}
