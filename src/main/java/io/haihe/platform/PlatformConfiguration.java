package io.haihe.platform;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

  @Bean
  Clock clock() {
    return PlayedTime.over(Clock.systemUTC());
  }

  @Bean
  Texts texts() {
    return Texts.load();
  }
}
