package io.haihe.modules.inspection.visit;

import io.haihe.kernel.org.Viewers;
import io.haihe.modules.inspection.register.Officers;
import io.haihe.platform.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

  /** For those who inspect. */
  @Bean
  NavigationEntry myVisitsEntry(Viewers viewers, Officers officers) {
    return new NavigationEntry(
        MineController.PATH, "inspection.visit.mine.nav", 55,
        principal -> principal != null && viewers.find().flatMap(viewer -> officers.ofPerson(viewer.person())).isPresent());
  }
}
