package io.haihe.modules.notice;

import io.haihe.kernel.place.Places;
import io.haihe.modules.notice.PlaceNews.Letter;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** Writes to those who have subscribed to places: once to ask them, then once a day at most. */
@Component
class PlaceNewsRound {

  private static final Logger LOG = LoggerFactory.getLogger(PlaceNewsRound.class);
  private static final int AT_ONCE = 20;
  private static final Duration LEASE_MARGIN = Duration.ofMinutes(2);

  /** From one mail to the next, also where one was late. */
  private static final Duration LEAST_APART = Duration.ofHours(20);

  /** A case that is just being written is told the next day rather than not at all. */
  private static final Duration SETTLED = Duration.ofMinutes(1);

  private final PlaceSubscriptions subscriptions;
  private final PlaceNews news;
  private final Postman postman;
  private final Places places;
  private final PlaceNewsSettings settings;
  private final MailSettings mail;
  private final Clock clock;

  PlaceNewsRound(
      PlaceSubscriptions subscriptions, PlaceNews news, Postman postman, Places places, PlaceNewsSettings settings,
      MailSettings mail, Clock clock) {
    this.subscriptions = subscriptions;
    this.news = news;
    this.postman = postman;
    this.places = places;
    this.settings = settings;
    this.mail = mail;
    this.clock = clock;
  }

  /** Whether a city can write at all, with links that lead back to it. */
  boolean possible() {
    return mail.configured() && !mail.site().isBlank();
  }

  /** @return how many were due */
  int send() {
    Duration lease = mail.timeout().multipliedBy(AT_ONCE).plus(LEASE_MARGIN);
    var due = subscriptions.lease(clock.instant(), lease, AT_ONCE);
    due.forEach(this::write);
    return due.size();
  }

  void forget() {
    subscriptions.forgetUnconfirmed(clock.instant().minus(settings.confirmWithin()));
  }

  private void write(PlaceSubscription to) {
    Instant now = clock.instant();
    if (places.find(to.place()).isEmpty()) {
      subscriptions.delete(to.id()); // the city no longer has the place
      return;
    }
    boolean asks = to.confirmedAt() == null;
    Instant until = now.minus(SETTLED);
    Optional<Letter> letter =
        asks ? Optional.of(news.question(to, settings.confirmWithin().toDays())) : news.digest(to, until);
    if (letter.isEmpty() || sent(to, letter.get(), now)) {
      subscriptions.done(to, until, asks ? null : next(to, now.plus(LEAST_APART)));
    }
  }

  private boolean sent(PlaceSubscription to, Letter letter, Instant now) {
    Map<String, String> headers =
        Map.of("List-Unsubscribe", "<" + letter.stop() + ">", "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    try {
      postman.send(subscriptions.address(to), letter.subject(), letter.text(), headers);
      return true;
    } catch (MailException notTaken) {
      LOG.warn("news of place {} were not mailed by {}: {}", to.place(), mail, notTaken.getClass().getSimpleName());
      Duration wait = Backoff.after(to.attempts(), Duration.ZERO, ThreadLocalRandom.current()::nextDouble);
      subscriptions.again(to, now.plus(wait));
    } catch (MessagingException noAddress) {
      subscriptions.delete(to.id());
    }
    return false;
  }

  /** The first time of a day's mail after some moment, on the city's clock. */
  Instant next(PlaceSubscription to, Instant after) {
    ZonedDateTime local = after.atZone(places.cityOf(to.place()).zone());
    ZonedDateTime today = local.with(settings.at());
    return (today.isAfter(local) ? today : today.plusDays(1)).toInstant();
  }
}
