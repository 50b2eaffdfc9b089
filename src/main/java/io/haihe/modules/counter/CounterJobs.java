package io.haihe.modules.counter;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does by itself. */
@Component
@ConditionalOnProperty("haihe.jobs")
class CounterJobs {

  private final VisitRatingStore ratings;
  private final Rating rating;
  private final Clock clock;

  CounterJobs(VisitRatingStore ratings, Rating rating, Clock clock) {
    this.ratings = ratings;
    this.rating = rating;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 75_000)
  void forget() {
    ratings.forget(clock.instant());
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 45_000)
  void raise() {
    rating.raise();
  }
}
