package io.haihe.kernel.intake;

import io.haihe.kernel.org.PublicPaths;
import io.haihe.kernel.org.Residents;
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
    return forVisitors("/report", "intake.navigation.report", 10);
  }

  @Bean
  NavigationEntry followEntry() {
    return forVisitors("/follow", "intake.navigation.follow", 11);
  }

  @Bean
  NavigationEntry nearbyEntry() {
    return forVisitors("/nearby", "intake.navigation.nearby", 12);
  }

  @Bean
  NavigationEntry reportEntryOfStaff() {
    return forStaff("/report", "intake.navigation.report", 980);
  }

  @Bean
  NavigationEntry followEntryOfStaff() {
    return forStaff("/follow", "intake.navigation.follow", 981);
  }

  @Bean
  NavigationEntry nearbyEntryOfStaff() {
    return forStaff("/nearby", "intake.navigation.nearby", 982);
  }

  private static NavigationEntry forVisitors(String path, String text, int order) {
    return new NavigationEntry(path, text, order, Residents::isVisitor);
  }

  /** After their own work. */
  private static NavigationEntry forStaff(String path, String text, int order) {
    return new NavigationEntry(path, text, order, principal -> !Residents.isVisitor(principal));
  }
}
