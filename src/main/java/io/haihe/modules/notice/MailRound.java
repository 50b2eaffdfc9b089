package io.haihe.modules.notice;

import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Reporters;
import io.haihe.platform.Texts;
import io.haihe.platform.web.Site;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** Sends the mails that are due. Several servers may do it side by side: each mail is leased before it is sent. */
@Component
class MailRound {

  private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);
  private static final int AT_ONCE = 20;
  private static final Duration LEASE_MARGIN = Duration.ofMinutes(2);

  private final MailStore mails;
  private final Postman postman;
  private final Reporters reporters;
  private final FollowLinks links;
  private final MailSettings settings;
  private final Texts texts;
  private final Clock clock;

  MailRound(
      MailStore mails, Postman postman, Reporters reporters, FollowLinks links, MailSettings settings, Texts texts, Clock clock) {
    this.mails = mails;
    this.postman = postman;
    this.reporters = reporters;
    this.links = links;
    this.settings = settings;
    this.texts = texts;
    this.clock = clock;
  }

  /** @return how many were due */
  int send() {
    Duration lease = settings.timeout().multipliedBy(AT_ONCE).plus(LEASE_MARGIN);
    var due = mails.lease(clock.instant(), lease, AT_ONCE);
    due.forEach(this::send);
    return due.size();
  }

  private void send(MailStore.Mail mail) {
    Instant now = clock.instant();
    Optional<String> address = reporters.email(mail.caseId(), "notice " + mail.notice(), now);
    if (address.isEmpty()) {
      mails.end(mail, MailStore.Status.DROPPED, now, null);
      return;
    }
    try {
      postman.send(address.get(), subject(mail), text(mail));
      mails.end(mail, MailStore.Status.SENT, now, null);
    } catch (MailException notTaken) {
      failed(mail, now, notTaken);
    } catch (MessagingException noAddress) {
      LOG.info("notice of case {} was not mailed: what was left as an e-mail address is none", mail.number());
      mails.end(mail, MailStore.Status.FAILED, now, "no address");
    }
  }

  private void failed(MailStore.Mail mail, Instant now, MailException why) {
    LOG.warn("notice of case {} was not mailed by {}: {}", mail.number(), settings, why.getClass().getSimpleName());
    boolean over = !now.isBefore(mail.createdAt().plus(settings.giveUpAfter()));
    Duration wait = Backoff.after(mail.attempts(), Duration.ZERO, ThreadLocalRandom.current()::nextDouble);
    mails.end(mail, over ? MailStore.Status.FAILED : MailStore.Status.PENDING, now.plus(wait), why.getClass().getSimpleName());
  }

  /** In both languages: which one the reporter reads is not known. It says nothing of the matter, since others may see it. */
  private String subject(MailStore.Mail mail) {
    return texts.text(Locale.CHINESE, "notice.mail.subject", mail.number())
        + " / " + texts.text(Locale.ENGLISH, "notice.mail.subject", mail.number());
  }

  private String text(MailStore.Mail mail) {
    return mail.chinese() + "\n" + foot(Locale.CHINESE, mail) + "\n\n" + mail.english() + "\n" + foot(Locale.ENGLISH, mail) + "\n";
  }

  private String foot(Locale locale, MailStore.Mail mail) {
    String site = Site.said(settings.site());
    String where =
        site.isEmpty()
            ? texts.text(locale, "notice.mail.byNumber", mail.number())
            : texts.text(locale, "notice.mail.link", site + "/follow/" + mail.number() + "/" + links.token(mail.number()));
    return where + "\n" + texts.text(locale, "notice.mail.noAnswer");
  }
}
