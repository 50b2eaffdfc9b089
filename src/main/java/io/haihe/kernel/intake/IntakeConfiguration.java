package io.haihe.kernel.intake;

import io.haihe.kernel.org.PublicPaths;
import io.haihe.platform.web.NavigationEntry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeSettings.class)
class IntakeConfiguration {

  /** What a resident needs no account for. */
  @Bean
  PublicPaths residentPaths() {
    return PublicPaths.pages(
        "/worker.js", "/report", "/report/**", "/follow", "/follow/**", "/nearby", "/nearby/*", "/statistics");
  }

  @Bean
  NavigationEntry reportEntry() {
    return new NavigationEntry("/report", "intake.navigation.report", 10);
  }

  @Bean
  NavigationEntry followEntry() {
    return new NavigationEntry("/follow", "intake.navigation.follow", 11);
  }

  @Bean
  NavigationEntry nearbyEntry() {
    return new NavigationEntry("/nearby", "intake.navigation.nearby", 12);
  }
}
