package io.haihe.modules.notice;

import io.haihe.kernel.org.MailAddresses;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.modules.notice.LetterStore.Letter;
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

/** Mails to members of staff what waits for them and is no case, unless they have read it before. Several servers may do it side by side. */
@Component
class LetterRound {

  private static final Logger LOG = LoggerFactory.getLogger(LetterRound.class);
  private static final int AT_ONCE = 20;
  private static final Duration LEASE_MARGIN = Duration.ofMinutes(2);

  private final LetterStore letters;
  private final People people;
  private final MailAddresses addresses;
  private final Postman postman;
  private final MailSettings settings;
  private final Texts texts;
  private final Clock clock;

  LetterRound(LetterStore letters, People people, MailAddresses addresses, Postman postman, MailSettings settings, Texts texts, Clock clock) {
    this.letters = letters;
    this.people = people;
    this.addresses = addresses;
    this.postman = postman;
    this.settings = settings;
    this.texts = texts;
    this.clock = clock;
  }

  /** @return how many were due */
  int send() {
    Duration lease = settings.timeout().multipliedBy(AT_ONCE).plus(LEASE_MARGIN);
    var due = letters.lease(clock.instant(), lease, AT_ONCE);
    due.forEach(this::send);
    return due.size();
  }

  private void send(Letter letter) {
    Optional<Person> to = people.find(letter.person()).filter(person -> !person.disabled());
    Optional<String> address = to.flatMap(addresses::of);
    if (letter.read() || address.isEmpty()) {
      letters.end(letter, null, null);
      return;
    }
    Instant now = clock.instant();
    Locale language = Locale.of(to.get().language());
    try {
      postman.send(address.get(), texts.text(language, "notice.letter.subject"), text(letter, language));
      letters.end(letter, null, null);
    } catch (MailException notTaken) {
      failed(letter, now, notTaken);
    } catch (MessagingException noAddress) {
      letters.end(letter, null, "no address");
    }
  }

  private void failed(Letter letter, Instant now, MailException why) {
    LOG.warn("a message of staff was not mailed by {}: {}", settings, why.getClass().getSimpleName());
    boolean over = !now.isBefore(letter.at().plus(settings.giveUpAfter()));
    Duration wait = Backoff.after(letter.attempts(), Duration.ZERO, ThreadLocalRandom.current()::nextDouble);
    letters.end(letter, over ? null : now.plus(wait), why.getClass().getSimpleName());
  }

  private String text(Letter letter, Locale language) {
    String site = Site.said(settings.site());
    String where = site.isEmpty() ? "" : texts.text(language, "notice.letter.link", site + letter.path()) + "\n";
    return letter.text(language) + "\n" + where + texts.text(language, "notice.mail.noAnswer") + "\n";
  }
}
