package io.haihe.modules.notice;

import io.haihe.kernel.org.Letters;
import jakarta.mail.MessagingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** Sends a mail at once; whoever has asked for it waits for it, and asks again if it was not taken. */
@Component
class LettersByMail implements Letters {

  private static final Logger LOG = LoggerFactory.getLogger(LettersByMail.class);

  private final Postman postman;
  private final MailSettings settings;

  LettersByMail(Postman postman, MailSettings settings) {
    this.postman = postman;
    this.settings = settings;
  }

  @Override
  public boolean possible() {
    return settings.configured();
  }

  @Override
  public boolean send(String address, String subject, String text) {
    try {
      postman.send(address, subject, text);
      return true;
    } catch (MailException | MessagingException notTaken) {
      LOG.warn("a letter was not mailed by {}: {}", settings, notTaken.getClass().getSimpleName());
      return false;
    }
  }
}
