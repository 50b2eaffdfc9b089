package io.haihe.modules.screen;

import io.haihe.kernel.org.Sights;
import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ScreenNavigation {

  @Bean
  NavigationEntry overviewEntry(Viewers viewers, Sights sights) {
    return new NavigationEntry(
        "/overview", "screen.overview.title", 500, signedIn -> seesCases(viewers, sights));
  }

  @Bean
  NavigationEntry reportsEntry(Viewers viewers, Sights sights) {
    return new NavigationEntry("/reports", "screen.reports.title", 510, signedIn -> seesCases(viewers, sights));
  }

  private static boolean seesCases(Viewers viewers, Sights sights) {
    return viewers.find().filter(viewer -> !sights.of(viewer).isEmpty()).isPresent();
  }
}
