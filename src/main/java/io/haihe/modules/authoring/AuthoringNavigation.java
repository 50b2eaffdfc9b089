package io.haihe.modules.authoring;

import io.haihe.kernel.org.Viewers;
import io.haihe.kernel.scenario.drafts.Authors;
import io.haihe.platform.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuthoringNavigation {

  @Bean
  NavigationEntry scenariosEntry(Viewers viewers, Authors authors) {
    return new NavigationEntry(
        ScenarioPages.PATH, "authoring.scenarios.title", 910, _ -> viewers.find().filter(authors::any).isPresent());
  }
}
