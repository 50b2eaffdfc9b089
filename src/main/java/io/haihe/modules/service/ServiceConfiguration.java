package io.haihe.modules.service;

import io.haihe.kernel.org.PublicPaths;
import io.haihe.platform.web.NavigationEntry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ServiceConfiguration {

  @Bean
  PublicPaths servicePages() {
    return PublicPaths.pages("/services", "/services/**");
  }

  @Bean
  PublicPaths servicePrograms() {
    return PublicPaths.programs("/api/v1/items", "/api/v1/items/**");
  }

  @Bean
  NavigationEntry servicesEntry() {
    return new NavigationEntry("/services", "service.navigation", 9);
  }

  @Bean
  @ConditionalOnMissingBean(ItemSearch.class)
  ItemSearch containedWords(JdbcClient jdbc, Catalogue catalogue) {
    return new ContainedWords(jdbc, catalogue);
  }
}
