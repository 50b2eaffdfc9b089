package io.haihe.kernel.intake;

import io.haihe.kernel.org.PublicPaths;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.org.Viewers;
import io.haihe.kernel.scenario.Scenarios;
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
    return PublicPaths.pages("/report", "/report/**", "/follow", "/follow/**", "/nearby", "/nearby/*");
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

  @Bean
  NavigationEntry staffEntry(Viewers viewers, Scenarios scenarios) {
    return new NavigationEntry(
        "/cases/new", "intake.navigation.new", 60, _ -> viewers.find().filter(viewer -> opens(viewer, scenarios)).isPresent());
  }

  /** Whether there is anything the viewer may enter, in whatever role. */
  private static boolean opens(Viewer viewer, Scenarios scenarios) {
    return scenarios.all().stream().anyMatch(scenario -> scenario.types().values().stream().anyMatch(type ->
        viewer.seats().stream().anyMatch(seat -> type.intake().by().contains(seat.role()) && seat.serves(scenario.key()))));
  }
}
