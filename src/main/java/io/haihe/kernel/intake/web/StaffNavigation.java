package io.haihe.kernel.intake.web;

import io.haihe.kernel.org.Viewers;
import io.haihe.platform.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StaffNavigation {

  /** For whoever finds something to write down there. */
  @Bean
  NavigationEntry staffEntry(Viewers viewers, ReportKinds kinds) {
    return new NavigationEntry(
        "/cases/new", "intake.navigation.new", 60, _ -> viewers.find().filter(viewer -> !kinds.of(viewer).isEmpty()).isPresent());
  }
}
