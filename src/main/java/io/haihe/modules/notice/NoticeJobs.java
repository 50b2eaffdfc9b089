package io.haihe.modules.notice;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does by itself. */
@Component
@ConditionalOnProperty("haihe.jobs")
class NoticeJobs {

  private final Sender sender;
  private final MailRound mail;
  private final LetterRound letters;
  private final MailStore mails;
  private final MailSettings mailSettings;
  private final PlaceNewsRound news;
  private final MessageStore messages;
  private final MessageSettings messageSettings;
  private final DeliveryStore deliveries;
  private final WebhookSettings settings;
  private final Clock clock;

  NoticeJobs(
      Sender sender, MailRound mail, LetterRound letters, MailStore mails, MailSettings mailSettings, PlaceNewsRound news, MessageStore messages,
      MessageSettings messageSettings, DeliveryStore deliveries, WebhookSettings settings, Clock clock) {
    this.sender = sender;
    this.mail = mail;
    this.letters = letters;
    this.mails = mails;
    this.mailSettings = mailSettings;
    this.news = news;
    this.messages = messages;
    this.messageSettings = messageSettings;
    this.deliveries = deliveries;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 500)
  void send() {
    boolean more;
    do {
      more = !sender.begin().isEmpty();
    } while (more);
  }

  @Scheduled(fixedDelay = 2_000)
  void mail() {
    if (mailSettings.configured()) {
      int sent;
      do {
        sent = mail.send() + letters.send();
      } while (sent > 0);
    }
  }

  @Scheduled(fixedDelay = 5_000)
  void news() {
    if (news.possible()) {
      int written;
      do {
        written = news.send();
      } while (written > 0);
    }
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
  void forget() {
    news.forget();
    deliveries.forget(clock.instant().minus(settings.keepLog()));
    mails.forget(clock.instant().minus(mailSettings.keepLog()));
    messages.forget(clock.instant().minus(messageSettings.keep()));
  }
}
