package io.haihe.modules.counter;

import io.haihe.kernel.org.PublicPaths;
import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.AdminEntry;
import io.haihe.platform.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CounterConfiguration {

  @Bean
  PublicPaths hallPaths() {
    return PublicPaths.pages("/hall/**");
  }

  /** For whoever serves at an office with queues. */
  @Bean
  NavigationEntry counterEntry(Viewers viewers, Counters counters) {
    return new NavigationEntry(
        CounterPages.PATH, "counter.nav", 55,
        principal -> principal != null && viewers.find().filter(viewer -> Counters.serves(viewer) && !counters.offices(viewer).isEmpty()).isPresent());
  }

  /** For the same, and for command centres, as long as there is a bad rating they are to do something about; how many, stands beside it. */
  @Bean
  NavigationEntry ratingsEntry(Viewers viewers, Rating rating) {
    return new NavigationEntry(
        RatingPages.PATH, "counter.ratings.nav", 56, principal -> principal != null && viewers.find().filter(RatingPages::mayOpen).isPresent(),
        _ -> viewers.find().map(rating::countPending).orElse(0), true);
  }

  @Bean
  AdminEntry queuesEntry(Viewers viewers) {
    return new AdminEntry(
        QueuePages.PATH, "counter.queues.title", "counter.queues.for-what", 67, () -> viewers.find().filter(QueuePages::decides).isPresent());
  }
}
