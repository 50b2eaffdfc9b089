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

  @Bean
  AdminEntry queuesEntry(Viewers viewers) {
    return new AdminEntry(
        QueuePages.PATH, "counter.queues.title", "counter.queues.for-what", 67, () -> viewers.find().filter(QueuePages::decides).isPresent());
  }
}
